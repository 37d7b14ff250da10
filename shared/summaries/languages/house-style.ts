/** What a language asks of those who write in it. */
import type { OneTerm } from '../check/wording/mixed-terms.ts';
import type { GlossaryEntry } from '../check/wording/term-mistranslated.ts';
import type { DraftSentence } from '../summary.ts';

export interface HouseStyle {
  /** The language's name in English, for the prompt. */
  readonly name: string;
  /** Rules of writing, one per line, told to the model as they are. */
  readonly rules: readonly string[];
  /** One sentence as it is to be handed in, about a paper that does not exist. */
  readonly example: DraftSentence;
  readonly glossary: readonly GlossaryEntry[];
  /** Terms that a summary calls by one word throughout. */
  readonly oneTerm: readonly OneTerm[];
  /** Widths and spaces as readers see them, of what a writer handed in and the checks let through. */
  readonly typeset: (text: string) => string;
}
