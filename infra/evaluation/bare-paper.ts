/** A paper and a document of which only the given parts are known. */
import type { Block, PaperDocument } from '../../shared/documents/document.ts';
import type { Paper } from '../../shared/papers/paper.ts';

export const barePaper = (known: Partial<Paper>): Paper => ({
  ...{ id: 'url:', week: '', title: '', authors: [], url: '', categories: [], abstract: '' },
  ...{ locations: [], picks: [], remarks: [] },
  ...known,
});

export const bareDocument = (kind: PaperDocument['kind'], blocks: readonly Block[]): PaperDocument => ({
  ...{ kind, url: '', blocks, setApart: {}, suspicions: [], coverage: { kind: 'full' }, attempts: [] },
});
