/** Reports hidden text that reads like words; a stray covered letter of a drawing is no suspicion. */
import type { Suspicion } from '../../document.ts';
import type { PageText } from '../engine/page-text.ts';
import { LETTER } from '../layout/letter-classes.ts';
import { cleanText } from '../layout/mending.ts';

const SPELT = new RegExp(`[${LETTER}]{2,}`);
const NO_LETTERS = new RegExp(`[^${LETTER}\\d]`, 'g');
const LEAST_WORDS = 3;
const SAMPLE = 80;
const MOST = 50;

/** One suspicion per hidden stretch of at least three words, with its page; at most 50 for one document. */
export function hiddenSuspicions(pages: readonly PageText[]): Suspicion[] {
  const found: Suspicion[] = [];
  for (const [index, { hidden, pieces }] of pages.entries()) {
    if (hidden.length === 0) continue;
    const seen = squeezed(pieces.map(({ text }) => text).join(''));
    for (const { text } of hidden) {
      const sample = cleanText(text);
      if (!readsLikeWords(sample) || seen.includes(squeezed(sample))) continue;
      found.push({ kind: 'hidden-text', sample: sample.slice(0, SAMPLE), place: { kind: 'page', page: index + 1 } });
      if (found.length === MOST) return found;
    }
  }
  return found;
}

/** Figures, symbols and single letters under a drawing are left-overs of its making. */
function readsLikeWords(text: string): boolean {
  const tokens = text.split(' ');
  const words = new Set(tokens.filter((token) => SPELT.test(token)));
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return dense >= 6 || (words.size >= LEAST_WORDS && words.size >= 0.4 * new Set(tokens).size);
}

/** The same words seen elsewhere on the page: a shadow, or a drawing painted twice. */
function squeezed(text: string): string {
  return text.replace(NO_LETTERS, '').toLowerCase();
}
