/** Finds numbers and names of a sentence that its own quotes do not hold, wherever else in the paper they may stand. */
import type { FoundQuote } from '../quote/quote-in-source.ts';
import { lettersOf } from '../text/letters.ts';
import { numberSet } from '../text/numbers.ts';
import type { CheckContext, Finding } from './check.ts';
import { nameSupported } from './name/name-supported.ts';
import { numberSupported } from './number/number-supported.ts';

/** @param quotes where the sentence's verified quotes stand in `context.index.text` */
export function carried(sentence: string, quotes: readonly FoundQuote[], { index }: CheckContext): Finding[] {
  const words = quotes.map(({ start, end }) => index.text.slice(start, end)).join('\n');
  const [number, name] = [numberSupported(sentence, numberSet(words)), nameSupported(sentence, lettersOf(words))];
  const found: readonly (readonly [string, string | undefined])[] = [
    ['number-not-quoted', number],
    ['name-not-quoted', name],
  ];
  return found.flatMap(([check, reason]): Finding[] =>
    reason === undefined ? [] : [[check, reason.replace('the paper does', 'its quotes do')]],
  );
}
