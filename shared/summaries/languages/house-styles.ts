/** The languages an edition can be written in, each with its house style. */
import type { Language } from '../../language.ts';
import { en } from './en.ts';
import type { HouseStyle } from './house-style.ts';
import { ja } from './ja.ts';

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
