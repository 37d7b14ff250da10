/** What a newer version of a paper made of the words that an earlier summary stands on. Pure. */
import { sentencesOf } from '../parts.ts';
import type { Parts, Sentence } from '../summary.ts';
import { quantitiesOf } from '../text/quantities/quantities.ts';
import { approximateQuote } from './approximate-quote.ts';
import { quoteInSource } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

export interface Revision {
  /** Versions of the paper, as its host counts them. */
  readonly from: number;
  readonly to: number;
  /** Passages that the earlier summary stands on. */
  readonly quotes: number;
  /** Of these the ones that the newer version has no more, each with the passage nearest to it. */
  readonly gone: readonly Gone[];
}

export interface Gone {
  readonly quote: string;
  /** The numbers that stood in the quote and stand in its passage no more, and those that stand there instead. */
  readonly before: readonly string[];
  readonly now: readonly string[];
  /** Words of the newer version; absent where nothing comes near. */
  readonly passage?: string;
}

/** Every passage is looked for in the whole of the newer text, so that moving one is no change. */
export function revisionOf(
  earlier: Parts<Sentence>,
  versions: Pick<Revision, 'from' | 'to'>,
  index: SourceIndex,
): Revision {
  const quotes = new Set(sentencesOf(earlier).flatMap(({ sentence }) => sentence.evidence.map(({ quote }) => quote)));
  const gone = [...quotes].filter((quote) => !quoteInSource(quote, index)).map((quote) => compared(quote, index));
  return { ...versions, quotes: quotes.size, gone };
}

function compared(quote: string, index: SourceIndex): Gone {
  const passage = approximateQuote(quote, index);
  const [before, now] = [numbersOf(quote), numbersOf(passage ?? '')];
  return {
    quote,
    before: [...before].filter((number) => !now.has(number)),
    now: [...now].filter((number) => !before.has(number)),
    ...(passage && { passage }),
  };
}

const numbersOf = (text: string): ReadonlySet<string> => new Set(quantitiesOf(text).map(({ written }) => written));
