/** Finds the title of another work: words set in quotation marks that the paper does not hold. */
import { type Letters, lettersOf } from '../../text/letters.ts';

/** Of any length, so that a short quoted word's closing mark is never taken for the next one's opening. */
const QUOTED = /["“「『]([^"”」』]{1,200})["”」』]/g;
const LATIN = /^[\p{Script=Latin}\p{N}\s\p{P}]+$/u;
const SHORTEST_TITLE = 12;

export function foreignTitle(claim: string, source: Letters): string | undefined {
  const titles = [...claim.normalize('NFKC').matchAll(QUOTED)]
    .map(([, quoted = '']) => quoted.trim())
    .filter((quoted) => quoted.length >= SHORTEST_TITLE && LATIN.test(quoted) && quoted.split(/\s+/).length >= 3);
  const foreign = titles.find((title) => !source.text.includes(lettersOf(title).text));
  return foreign ? `the paper does not hold "${foreign.slice(0, 80)}"` : undefined;
}
