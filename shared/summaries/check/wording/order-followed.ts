/**
 * Finds sentences that follow an order of the paper: what slipped through the guard is no evidence. Who obeys an order quotes
 * it, whole or the words that it wants repeated; so each quote is looked at with the sentence that it is cut from, and more
 * strictly than what the model may read.
 */
import { neutraliseDelimiters } from '../../../documents/guard/delimiters.ts';
import { isOrder, isWithheld, judge } from '../../../documents/guard/orders/orders.ts';
import { sentencesAt } from '../../quote/evidence.ts';
import type { FoundQuote } from '../../quote/quote-in-source.ts';
import type { SourceIndex } from '../../quote/source-index.ts';

/** @param quotes the sentence's own, as they were found in the paper */
export function orderFollowed(text: string, quotes: readonly FoundQuote[], index: SourceIndex): string | undefined {
  if (isOrder(text)) return 'it tells somebody what to write; report what the paper says';
  const isOrdered = quotes.some((quote) => {
    const { own, near } = sentencesAt(quote, index);
    // An order may be cut in two: `Your role: … . Your task: …`.
    const pairs = near.slice(1).map((sentence, at) => `${near[at]} ${sentence}`);
    return (
      own.some((sentence) => isWithheld(judge(sentence)) || neutraliseDelimiters(sentence).spoofed) ||
      pairs.some(isOrder)
    );
  });
  return isOrdered ? 'its quote tells somebody what to write, and is no evidence' : undefined;
}
