/** `--web DIR`: answers recorded on disk instead of the internet. No spacing is needed, since nobody is asked. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Web, type WebAnswer, WebRefusedError, type WebRequest } from '../../../sources/web.ts';
import { parseWebAddress } from '../address/web-address.ts';
import { DEFAULT_MAX_BYTES } from '../exchange/read-body.ts';
import { arxivIdFeed, isArxivIdQuery } from '../politeness/arxiv-id-feed.ts';
import { type RecordedAnswer, readRecordedIndex, recordedKey } from './recorded-index.ts';

/**
 * A listed address answers as recorded, also under any query string and under http or https; every other address
 * answers 404. Queries of the arXiv API by id are answered from DIR/arxiv-entries.
 * @param dir holds index.json, see `recorded-index.ts`
 * @throws RecordedWebError at once when the folder is no recording
 */
export function createRecordedWeb(dir: string, options: { now?: () => Date } = {}): Web {
  const now = options.now ?? (() => new Date());
  const exact = new Map<string, RecordedAnswer>();
  const anyQuery = new Map<string, RecordedAnswer>();
  for (const row of readRecordedIndex(dir)) {
    const url = new URL(row.url);
    const key = recordedKey(url, 'with-query');
    if (!exact.has(key)) exact.set(key, row);
    if (url.search === '' && !anyQuery.has(key)) anyQuery.set(key, row);
  }

  return {
    async get(address: string, request: WebRequest = {}): Promise<WebAnswer> {
      const url = parseWebAddress(address);
      const row = exact.get(recordedKey(url, 'with-query'));
      if (!row && isArxivIdQuery(url)) {
        const body = new TextEncoder().encode(arxivIdFeed(dir, url, now()));
        return { status: 200, url: url.href, contentType: 'application/atom+xml; charset=utf-8', body };
      }
      const found = row ?? anyQuery.get(recordedKey(url, 'without-query'));
      if (!found) return { status: 404, url: url.href, contentType: '', body: new Uint8Array() };
      const body = found.file === undefined ? new Uint8Array() : new Uint8Array(readFileSync(resolve(dir, found.file)));
      const limit = request.maxBytes ?? DEFAULT_MAX_BYTES;
      if (body.byteLength > limit)
        throw new WebRefusedError('too-large', `${url.hostname} answered with more than ${limit} bytes`);
      return {
        status: found.status,
        url: found.finalUrl ?? url.href,
        contentType: found.contentType.toLowerCase(),
        body,
      };
    },
  };
}
