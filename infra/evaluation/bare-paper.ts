/** A paper and a document of which only the given parts are known. */

import { codeLinksOf } from '../../shared/documents/code-links.ts';
import type { Block, PaperDocument } from '../../shared/documents/document.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { addressesOf } from '../../shared/summaries/quote/source-index.ts';

export const barePaper = (known: Partial<Paper>): Paper => ({
  ...{ id: 'url:', week: '', title: '', authors: [], url: '', categories: [], abstract: '' },
  ...{ locations: [], picks: [], remarks: [] },
  ...known,
});

/** About a first page, in characters. */
const BEGINNING = 4_000;

/** A bare text has no links to click: addresses that its beginning names stand for them. */
export function bareDocument(kind: PaperDocument['kind'], blocks: readonly Block[]): PaperDocument {
  const beginning = blocks
    .map(({ text }) => text)
    .join('\n')
    .slice(0, BEGINNING);
  return {
    ...{ kind, url: '', blocks, setApart: {}, suspicions: [], coverage: { kind: 'full' }, attempts: [] },
    codeLinks: codeLinksOf(addressesOf(beginning)),
  };
}
