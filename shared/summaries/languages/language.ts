/** The languages an edition can be written in, each with its house style. */
import type { OneTerm } from '../checks/mixed-terms.ts';
import type { GlossaryEntry } from '../checks/term-mistranslated.ts';
import type { Language } from '../summary.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export interface HouseStyle {
  /** The language's name in English, for the prompt. */
  readonly name: string;
  /** Rules of writing, one per line, told to the model as they are. */
  readonly rules: readonly string[];
  readonly glossary: readonly GlossaryEntry[];
  /** Terms that a summary calls by one word throughout. */
  readonly oneTerm: readonly OneTerm[];
}

const STYLES: Readonly<Record<Language, HouseStyle>> = { ja, en };

export class UnknownLanguageError extends Error {
  override name = 'UnknownLanguageError' as const;
  readonly retryable = false;
}

/** Refuses what has no house style here; called when settings are read, so that synth fails and not an edition. */
export function parseLanguage(code: string): Language {
  if (Object.hasOwn(STYLES, code)) return code as Language;
  throw new UnknownLanguageError(
    `no house style for the language "${code}"; known are ${Object.keys(STYLES).join(', ')}`,
  );
}

export const houseStyle = (language: Language): HouseStyle => STYLES[language];
