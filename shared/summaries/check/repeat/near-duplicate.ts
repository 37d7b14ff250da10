/** Finds an answer that says again what an earlier one said. */
import { gramsOf, shared } from '../../text/grams.ts';
import { NEAR_DUPLICATE } from '../thresholds.ts';

export function sayTheSame(one: string, other: string): boolean {
  const [a, b] = [gramsOf(one), gramsOf(other)];
  const common = shared(a, b);
  if (common === 0) return false;
  const all = a.size + b.size - common;
  return common / all >= NEAR_DUPLICATE.jaccard || common / Math.min(a.size, b.size) >= NEAR_DUPLICATE.containment;
}

/** @param earlier answers (or questions) of the same paper that stand before this one */
export function nearDuplicate(text: string, earlier: readonly string[]): string | undefined {
  const at = earlier.findIndex((other) => sayTheSame(text, other));
  return at >= 0 ? `it repeats number ${at + 1}; say something else or leave it out` : undefined;
}
