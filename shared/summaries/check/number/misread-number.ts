/**
 * Finds a number that was misread from the passage quoted for it: 57.6 beside a quote that says 52.6, 1.8 beside 51.8. The
 * number may well stand elsewhere in the paper; what tells is that the passage has one a single digit away from it, that the
 * answer does not give that one, and that nothing near the passage has the number told.
 */

import type { FoundQuote } from '../../quote/quote-in-source.ts';
import type { SourceIndex } from '../../quote/source-index.ts';
import { claimsOf, showQuantity } from '../../text/numbers.ts';
import { SMALLEST_CLAIM } from '../thresholds.ts';

/** Characters before and behind a quote that were read with it: a paragraph or two. */
const NEAR = 1200;

export function misreadNumber(answer: string, quotes: readonly FoundQuote[], index: SourceIndex): string | undefined {
  if (quotes.length === 0) return undefined;
  const told = claimsOf(answer);
  const quoted = quotes.flatMap(({ start, end }) => claimsOf(index.text.slice(start, end)));
  const left = quoted.filter(({ value, unit }) => unit !== 'date' && !told.some((claim) => claim.value === value));
  if (left.length === 0) return undefined;
  const near = new Set(
    quotes.flatMap(({ start, end }) =>
      claimsOf(index.text.slice(Math.max(0, start - NEAR), end + NEAR)).map(({ value }) => value),
    ),
  );
  for (const claim of told) {
    if (claim.unit === 'date' || claim.value < SMALLEST_CLAIM || near.has(claim.value)) continue;
    const meant = left.find(({ value }) => oneEditApart(String(value), String(claim.value)));
    if (meant) return `the passage says ${showQuantity(meant)}, not ${showQuantity(claim)}`;
  }
  return undefined;
}

/** One digit changed, dropped, added, or exchanged with its neighbour. */
function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 2) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
