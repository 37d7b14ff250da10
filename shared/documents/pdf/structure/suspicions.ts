/** Reports hidden text that speaks to a reader-machine; whatever else a drawing or a layer hides is dropped and counted. */
import type { Suspicion } from '../../document.ts';
import { guardHidden } from '../../guard/guard-hidden.ts';
import type { PageText } from '../engine/page-text.ts';
import { cleanText } from '../layout/mending.ts';

/** What the hidden text of each page says, with its page; an order may be cut into pieces that say nothing alone. */
export function hiddenSuspicions(pages: readonly PageText[]): Suspicion[] {
  return pages.flatMap(({ hidden }, index) => {
    if (hidden.length === 0) return [];
    const texts = hidden.map(({ text }) => ({ text: cleanText(text) }));
    const found = guardHidden(texts);
    const together = found.length > 0 ? found : guardHidden([{ text: texts.map(({ text }) => text).join(' ') }]);
    return together.map((suspicion) => ({ ...suspicion, place: { kind: 'page', page: index + 1 } as const }));
  });
}
