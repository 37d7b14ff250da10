/** Finds the title of another work: words set in quotation marks that the paper does not hold. */
import { type Letters, lettersOf } from '../../text/letters.ts';

const MARKS = /["“”「」『』]/;
const LATIN = /^[\p{Script=Latin}\p{N}\s\p{P}]+$/u;
const SHORTEST_TITLE = 12;

export function foreignTitle(claim: string, source: Letters): string | undefined {
  const pieces = claim.normalize('NFKC').split(MARKS);
  // In Japanese what is Latin and stands at a mark is a title, also where the mark that opens it went with the sentence before.
  const japanese = /[ぁ-ん]/.test(claim) && pieces.length > 1;
  const foreign = pieces
    .filter((_, at) => japanese || at % 2 === 1)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= SHORTEST_TITLE && LATIN.test(piece) && piece.split(/\s+/).length >= 3)
    .find((title) => !source.text.includes(lettersOf(title).text));
  return foreign ? `the paper does not hold "${foreign.slice(0, 80)}"` : undefined;
}
