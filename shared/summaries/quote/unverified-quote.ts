/** Finds quotes that do not stand in the paper, and says what the paper has instead. */
import { LONGEST_QUOTE } from '../check/thresholds.ts';
import { approximateQuote } from './approximate-quote.ts';
import { quoteInSource } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

export function unverifiedQuote(quotes: readonly string[], index: SourceIndex): string | undefined {
  if (quotes.length === 0) return 'it carries no quote from the paper';
  const long = quotes.find(({ length }) => length > LONGEST_QUOTE);
  if (long) return `a quote of ${long.length} characters; at most ${LONGEST_QUOTE}: "${long.slice(0, 60)}…"`;
  const missing = quotes.find((quote) => quoteInSource(quote, index) === undefined);
  if (missing === undefined) return undefined;
  const passage = approximateQuote(missing, index);
  const meant = passage === undefined ? '' : `; the paper says "${passage.slice(0, 200)}"`;
  return `not in the paper, word for word: "${missing.slice(0, 120)}"${meant}`;
}
