/** `--record DIR`: keeps what the web answered, in the form that `--web DIR` replays. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Web } from '../../../sources/web.ts';
import { isArxivIdQuery, keepArxivEntries } from '../politeness/arxiv-id-feed.ts';
import { INDEX_FILE, type RecordedAnswer, readRecordedIndex, recordedKey } from './recorded-index.ts';

/** Extension by media type, so that a recording can be looked at by hand. */
const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/pdf/, 'pdf'],
  [/html/, 'html'],
  [/json/, 'json'],
  [/xml|rss|atom/, 'xml'],
  [/^text\//, 'txt'],
];

/**
 * A web that answers as `web` does and writes each answer to DIR. A later answer to the same address replaces the
 * earlier one; refusals are not recorded, since they are not answers. One process writes one recording.
 */
export function recordTo(dir: string, web: Web): Web {
  mkdirSync(join(dir, 'files'), { recursive: true });
  if (!existsSync(join(dir, INDEX_FILE))) writeFileSync(join(dir, INDEX_FILE), '[]\n');

  /** Read anew each time: several functions of one local run record into the same folder. */
  function keepRow(kept: RecordedAnswer): void {
    const rows = new Map(
      [...readRecordedIndex(dir), kept].map((row) => [recordedKey(new URL(row.url), 'with-query'), row]),
    );
    writeFileSync(join(dir, INDEX_FILE), `${JSON.stringify([...rows.values()], null, 1)}\n`);
  }

  return {
    async get(address, request) {
      const answer = await web.get(address, request);
      const url = new URL(address);
      url.hash = '';
      if (isArxivIdQuery(url) && answer.status === 200) {
        keepArxivEntries(dir, new TextDecoder().decode(answer.body));
        return answer;
      }
      const file = answer.body.byteLength > 0 ? keepBody(dir, answer.body, answer.contentType) : undefined;
      keepRow({
        url: url.href,
        status: answer.status,
        contentType: answer.contentType,
        ...(file && { file }),
        ...(answer.url !== url.href && { finalUrl: answer.url }),
      });
      return answer;
    },
  };
}

/** Named by content, so that an answer seen twice is kept once. */
function keepBody(dir: string, body: Uint8Array, contentType: string): string {
  const extension = EXTENSIONS.find(([type]) => type.test(contentType))?.[1] ?? 'bin';
  const file = `files/${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${extension}`;
  if (!existsSync(join(dir, file))) writeFileSync(join(dir, file), body);
  return file;
}
