/** Finds texts that are too short to say anything or too long to be read. Counted in characters. */
import type { Subject } from '../check.ts';
import { LENGTHS, VERBATIM_LONGEST } from '../thresholds.ts';

type Measured = Pick<Subject, 'part' | 'language' | 'verbatim'>;

export const lengthWithin = (text: string, subject: Measured): string | undefined =>
  tooShort(text, subject) ?? tooLong(text, subject);

export function tooShort(text: string, { part, language, verbatim }: Measured): string | undefined {
  const [length, min] = [lengthOf(text), verbatim ? 1 : LENGTHS[language][bounded(part)].min];
  return length < min ? `${length} characters; at least ${min}` : undefined;
}

/** Sentences of the paper are never cut, so only a runaway of them is refused. */
export function tooLong(text: string, { part, language, verbatim }: Measured): string | undefined {
  const [length, max] = [
    lengthOf(text),
    verbatim ? VERBATIM_LONGEST[bounded(part)] : LENGTHS[language][bounded(part)].max,
  ];
  return length > max ? `${length} characters; at most ${max}` : undefined;
}

/** A single sentence has no bounds of its own. */
const bounded = (part: Subject['part']) => (part === 'sentence' ? 'answer' : part);
const lengthOf = (text: string): number => [...text.trim()].length;
