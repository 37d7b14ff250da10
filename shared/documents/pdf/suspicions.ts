/** Reports hidden text that reads like words; a stray covered letter of a drawing is no suspicion. */
import type { Suspicion } from '../document.ts';
import { cleanText } from './mending.ts';
import type { PageText } from './page-text.ts';

const LEAST_WORDS = 3;
const SAMPLE = 80;
const MOST = 50;

/** One suspicion per hidden stretch of at least three words, with its page; at most 50 for one document. */
export function hiddenSuspicions(pages: readonly PageText[]): Suspicion[] {
  return pages
    .flatMap(({ hidden }, index) =>
      hidden
        .map(({ text }) => cleanText(text))
        .filter((text) => (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= LEAST_WORDS)
        .map(
          (text): Suspicion => ({
            kind: 'hidden-text',
            sample: text.slice(0, SAMPLE),
            place: { kind: 'page', page: index + 1 },
          }),
        ),
    )
    .slice(0, MOST);
}
