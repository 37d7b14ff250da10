/** What a language asks of those who write in it. */
import type { OneTerm } from '../check/wording/mixed-terms.ts';
import type { GlossaryEntry } from '../check/wording/term-mistranslated.ts';

export interface HouseStyle {
  /** The language's name in English, for the prompt. */
  readonly name: string;
  /** Rules of writing, one per line, told to the model as they are. */
  readonly rules: readonly string[];
  readonly glossary: readonly GlossaryEntry[];
  /** Terms that a summary calls by one word throughout. */
  readonly oneTerm: readonly OneTerm[];
}
