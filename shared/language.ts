/** The languages that a digest can be written in, said once: a new one is added here, and the compiler names the rest. */

export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of that code, or undefined where no digest is written in it. */
export const languageOfCode = (code: unknown): Language | undefined => LANGUAGES.find((each) => each === code);
