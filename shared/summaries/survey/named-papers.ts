/** A sentence may name the paper that it quotes: whose summary the quote is of code knows, and so what it is called. Pure. */
import type { PaperId } from '../../papers/paper.ts';
import { QUOTES_PER_SENTENCE } from '../check/thresholds.ts';
import { withSentences } from '../parts.ts';
import { blockAt } from '../quote/evidence.ts';
import { quoteInSource } from '../quote/quote-in-source.ts';
import type { SourceIndex } from '../quote/source-index.ts';
import type { Draft } from '../summary.ts';
import { lettersOf } from '../text/letters.ts';
import { holdsName, namesOf } from '../text/names.ts';
import { paperAt } from './week-document.ts';

/** Adds a quoted paper's title to the quotes of a sentence that names it by a word of that title and no quote holds. */
export function withTitles(draft: Draft, titles: ReadonlyMap<PaperId, string>, index: SourceIndex): Draft {
  return withSentences(draft, ({ quotes, sentence }) => {
    const held = lettersOf(quotes.join('\n'));
    const unnamed = namesOf(sentence).filter((name) => !holdsName(name, held));
    const found = quotes.flatMap((quote) => quoteInSource(quote, index) ?? []);
    const quoted = new Set(
      found.map(({ start }) => titles.get(paperAt(index.places[blockAt(start, index.starts)]!)) ?? ''),
    );
    const named = [...quoted].filter((title) => unnamed.some((name) => holdsName(name, lettersOf(title))));
    return { sentence, quotes: [...quotes, ...named].slice(0, Math.max(quotes.length, QUOTES_PER_SENTENCE)) };
  });
}
