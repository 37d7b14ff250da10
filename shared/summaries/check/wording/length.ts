/** Finds texts that are too short to say anything or too long to be read. Counted in characters. */
import type { Language } from '../../../language.ts';
import { LENGTHS, VERBATIM_LONGEST } from '../thresholds.ts';

type Part = 'headline' | 'overview' | 'question' | 'answer';

/** @param verbatim sentences of the paper are never cut, so only a runaway is refused */
export function lengthWithin(part: Part, text: string, language: Language, verbatim: boolean): string | undefined {
  const { min, max } = verbatim ? { min: 1, max: VERBATIM_LONGEST[part] } : LENGTHS[language][part];
  const length = [...text.trim()].length;
  if (length < min) return `${length} characters; at least ${min}`;
  if (length > max) return `${length} characters; at most ${max}`;
  return undefined;
}
