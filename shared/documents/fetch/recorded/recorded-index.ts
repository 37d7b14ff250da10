/** The form of recorded answers on disk: DIR/index.json, a list of addresses and the files that hold their bodies. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { decodeText } from '../../../platform/decode-text.ts';

const RecordedAnswer = v.strictObject({
  url: v.pipe(v.string(), v.url()),
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  contentType: v.string(),
  /** Relative to DIR; may lead out of it, so that several recordings share a file. No file: an empty body. */
  file: v.optional(v.string()),
  /** Where the answer came from in the end, when that was elsewhere. */
  finalUrl: v.optional(v.string()),
});
export type RecordedAnswer = v.InferOutput<typeof RecordedAnswer>;

const RecordedIndex = v.array(RecordedAnswer);

export const INDEX_FILE = 'index.json';
/** One Atom `<entry>` per arXiv id, `2403.18802.xml`; the slash of an old id is written as `_`. */
export const ENTRIES_FOLDER = 'arxiv-entries';

/** The folder is no recording; the message names the file. A retry cannot help. */
export class RecordedWebError extends Error {
  override name = 'RecordedWebError' as const;
  readonly retryable = false;
}

/** Reads and checks DIR/index.json and that every file is there. @throws RecordedWebError */
export function readRecordedIndex(dir: string): RecordedAnswer[] {
  const path = join(dir, INDEX_FILE);
  let text: string;
  try {
    text = decodeText(readFileSync(path));
  } catch (cause) {
    throw new RecordedWebError(`no recorded answers: ${path} cannot be read`, { cause });
  }
  const rows = parseIndex(text, path);
  for (const row of rows) {
    if (row.file !== undefined && !existsSync(resolve(dir, row.file)))
      throw new RecordedWebError(`${path} names ${row.file}, which is not there`);
  }
  return rows;
}

function parseIndex(text: string, path: string): RecordedAnswer[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new RecordedWebError(`${path} is not JSON`, { cause });
  }
  const parsed = v.safeParse(RecordedIndex, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new RecordedWebError(
    `${path} is not a list of recorded answers: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`,
  );
}

/** Rows are found by address without scheme and fragment: http and https answer alike. */
export function recordedKey(url: URL, query: 'with-query' | 'without-query'): string {
  return `${url.host}${url.pathname}${query === 'with-query' ? url.search : ''}`;
}
