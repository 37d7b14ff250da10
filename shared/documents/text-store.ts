/**
 * Full texts in the private bucket, so that a redelivered message or a second language does not fetch a paper again.
 * They are the authors' words: kept 30 days by the bucket's rule, never published.
 */
import type { Paper } from '../papers/paper.ts';
import type { Bucket } from '../platform/bucket.ts';
import type { PaperDocument } from './document.ts';

export interface TextStore {
  get(paper: Paper): Promise<PaperDocument | undefined>;
  /** Only a text worth keeping: what was read in full or in part. An abstract is tried for better again. */
  keep(paper: Paper, document: PaperDocument): Promise<void>;
}

const key = (paper: Paper) => `texts/${encodeURIComponent(paper.id)}/v${paper.version ?? 0}.json`;

export function createTextStore(files: Bucket): TextStore {
  return {
    async get(paper) {
      const body = await files.get(key(paper));
      return body && (JSON.parse(new TextDecoder().decode(body)) as PaperDocument);
    },
    async keep(paper, document) {
      if (document.coverage.kind !== 'full' && document.coverage.kind !== 'partial') return;
      await files.put(key(paper), JSON.stringify(document), 'application/json');
    },
  };
}
