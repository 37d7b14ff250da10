/** Finds an answer that says again what an earlier one said. */
import { gramsOf, shared } from '../../text/grams.ts';
import { NEAR_DUPLICATE } from '../thresholds.ts';

/** @param limits shares of common 3-grams, of all that both have and of the smaller one's, at which they say the same */
export function sayTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>, limits = NEAR_DUPLICATE): boolean {
  const common = shared(a, b);
  const all = a.size + b.size - common;
  return common / all >= limits.jaccard || common / Math.min(a.size, b.size) >= limits.containment;
}

/** @param earlier answers (or questions) of the same paper that stand before this one */
export function nearDuplicate(text: string, earlier: readonly string[]): string | undefined {
  const at = earlier.findIndex((other) => sayTheSame(gramsOf(text), gramsOf(other)));
  return at >= 0 ? `it repeats number ${at + 1}; say something else or leave it out` : undefined;
}
