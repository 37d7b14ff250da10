/** Finds names that a PDF's letter spacing broke: `LLaV A`, `FOLLOW IR`. */
import type { SourceIndex } from '../../quote/source-index.ts';

const PAIR = /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9]{1,20}) ([A-Z][A-Za-z0-9]{0,3})(?![A-Za-z0-9])/g;

export function splitName(claim: string, index: SourceIndex): string | undefined {
  for (const match of claim.matchAll(PAIR)) {
    const [spaced, head = '', tail = ''] = match;
    // A longer tail may be a word of its own where the paper sets it apart too.
    if (tail.length > 2 && index.text.includes(spaced)) continue;
    // `to O(n)` and `is A` are two words: a name has a capital or a digit in what would be its head.
    if (!/[A-Z0-9]/.test(head)) continue;
    const whole = new RegExp(`(?<![A-Za-z0-9])${head}${tail}(?![A-Za-z0-9]*[a-z]{3})`, 'i');
    if (whole.test(index.text) || whole.test(index.paper.title)) return `"${spaced}" is one name, ${head}${tail}`;
  }
  return undefined;
}
