/** Finds the title of another work: a run of capitalised words, or words set in quotation marks, that the paper does not hold. */
import { type Letters, lettersOf } from '../../text/letters.ts';

/** Three capitalised words and more, with small words between: `Attention Is All You Need`. */
const TITLE_CASE =
  /\b[A-Z][\w'’-]*(?:[:,]?\s+(?:(?:of|the|a|an|and|or|for|in|on|to|with|by|from|at|as|is|are|via|you)\s+){0,2}[A-Z][\w'’-]*){2,14}/g;
/** Of any length, so that a short quoted word's closing mark is never taken for the next one's opening. */
const QUOTED = /["“「『]([^"”」』]{1,200})["”」』]/g;
const SHORTEST_TITLE = 12;

export function foreignTitle(claim: string, source: Letters): string | undefined {
  const plain = claim.normalize('NFKC');
  const titles = [...plain.matchAll(TITLE_CASE)].map((match) => match[0]);
  for (const [, quoted] of plain.matchAll(QUOTED)) {
    if (
      quoted &&
      quoted.length >= SHORTEST_TITLE &&
      /^[\p{Script=Latin}\p{N}\s\p{P}]+$/u.test(quoted) &&
      quoted.trim().split(/\s+/).length >= 3
    )
      titles.push(quoted);
  }
  const foreign = titles.find((title) => !source.text.includes(lettersOf(title).text));
  return foreign ? `the paper does not hold "${foreign.slice(0, 80)}"` : undefined;
}
