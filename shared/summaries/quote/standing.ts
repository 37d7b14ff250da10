/** On which passages of the paper each sentence of a part stands. */
import { QUOTES_PER_SENTENCE } from '../check/thresholds.ts';
import type { DraftSentence } from '../summary.ts';
import { namesOf } from '../text/names.ts';
import { quantitiesOf } from '../text/quantities/quantities.ts';
import { type FoundQuote, quoteInSource } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

export interface Standing {
  readonly quotes: readonly FoundQuote[];
  /** On its own quotes, as a joining sentence on its neighbours', or on nothing. */
  readonly on: 'own' | 'neighbour' | false;
}

export const NOTHING: Standing = { quotes: [], on: false };

/** Longest joining sentence, in characters; a longer one says something, and must say from where. */
const LONGEST_JOINT = { ja: 40, other: 90 } as const;

/** @param part sentences that stand one after the other: an overview, or an answer */
export function standingOf(part: readonly DraftSentence[], index: SourceIndex): Standing[] {
  const own = part.map(({ quotes, sentence }) =>
    // Who copies the paper's very words has quoted them.
    (quotes.length > 0 ? quotes : [sentence])
      .map((quote) => quoteInSource(quote, index))
      .filter((quote) => quote !== undefined)
      .slice(0, QUOTES_PER_SENTENCE),
  );
  return part.map((sentence, at) => {
    if (own[at]!.length > 0) return { quotes: own[at]!, on: 'own' };
    const neighbours = [...(own[at - 1] ?? []), ...(own[at + 1] ?? [])];
    if (neighbours.length === 0 || !joins(sentence)) return NOTHING;
    return { quotes: neighbours.slice(0, QUOTES_PER_SENTENCE), on: 'neighbour' };
  });
}

/** Code decides what joins and what claims: only a short sentence without quotes, numbers and names may lean on others. */
function joins({ quotes, sentence }: DraftSentence): boolean {
  const longest = /[ぁ-ん]/.test(sentence) ? LONGEST_JOINT.ja : LONGEST_JOINT.other;
  return (
    quotes.length === 0 &&
    [...sentence].length <= longest &&
    quantitiesOf(sentence).length === 0 &&
    namesOf(sentence).length === 0
  );
}
