/**
 * A language's search in parts: a file holds editions of one year until it is full, and a list says which weeks stand where.
 * So a publish and a reader's first search cost in the tenth year what they cost in the first. Editions that stand in
 * no part (a file was lost, or they came out before there were parts) come in with the next publishes.
 */
import * as v from 'valibot';
import type { Language } from '../../../language.ts';
import type { Week } from '../../../papers/paper.ts';
import type { Bucket } from '../../../platform/bucket.ts';
import type { Edition, EditionRecord } from '../../edition.ts';
import { rootOf } from '../pages/frame.ts';
import { type GrownIndex, growIndex } from './search-index.ts';

/** The list as the page reads it too, newest part first. */
const Parts = v.object({
  parts: v.array(v.object({ file: v.string(), weeks: v.record(v.string(), v.number()) })),
});
type Part = v.InferOutput<typeof Parts>['parts'][number];

/** A year of ten papers a week fits in; its index takes about a megabyte of a reader's line. */
const FULL = 600;

interface SearchServices {
  readonly site: Bucket;
  readonly load: (week: Week, language: Language) => Promise<Edition | undefined>;
}

/**
 * Only the parts that change, and the list.
 * @param editions all of its language, newest first
 */
export async function searchFiles(
  { site, load }: SearchServices,
  edition: Edition,
  editions: readonly EditionRecord[],
): Promise<[key: string, body: string][]> {
  const folder = `${rootOf(edition.language)}search/`;
  const listKey = `${folder}index.json`;
  const listed = await textAt(site, listKey);
  const parts = readParts(listed);
  const entering = [edition, ...(await missing(parts, edition, editions, load))];
  const files: [string, string][] = [];
  for (const [file, own] of placed(parts, entering)) {
    const before = await textAt(site, folder + file);
    const { text, weeks } = growIndex(before, own);
    if (text !== before) files.push([folder + file, text]);
    parts.set(file, { file, weeks });
  }
  const newestFirst = [...parts.values()].sort((a, b) => (newestOf(a) < newestOf(b) ? 1 : -1));
  const list = JSON.stringify({ parts: newestFirst });
  return list === listed ? files : [...files, [listKey, list]];
}

/** Each edition at the file that holds its week, else at one of its year with room. */
function placed(before: ReadonlyMap<string, Part>, editions: readonly Edition[]): Map<string, Edition[]> {
  const room = new Map([...before].map(([file, { weeks }]) => [file, FULL - papersOf(weeks)]));
  const places = new Map<string, Edition[]>();
  for (const edition of editions) {
    const { week, papers } = edition;
    const year = week.slice(0, 4);
    const ofYear = [...room.keys()].filter((file) => file.startsWith(year));
    const file =
      ofYear.find((each) => before.get(each)?.weeks[week] !== undefined) ??
      ofYear.find((each) => room.get(each)! >= papers.length) ??
      `${year}-${ofYear.length + 1}.json`;
    room.set(file, (room.get(file) ?? FULL) - papers.length);
    places.set(file, [...(places.get(file) ?? []), edition]);
  }
  return places;
}

/** Editions beside this one that stand in no part, the newest first, as many as fill one. */
async function missing(
  parts: ReadonlyMap<string, Part>,
  { week, language }: Edition,
  editions: readonly EditionRecord[],
  load: SearchServices['load'],
): Promise<Edition[]> {
  const known = new Set([week, ...[...parts.values()].flatMap(({ weeks }) => Object.keys(weeks))]);
  const found: Edition[] = [];
  let papers = 0;
  for (const record of editions) {
    if (known.has(record.week) || record.papers === 0) continue;
    papers += record.papers;
    if (papers > FULL) break;
    const edition = await load(record.week, language);
    if (edition) found.push(edition);
  }
  return found;
}

const papersOf = (weeks: GrownIndex['weeks']): number => Object.values(weeks).reduce((sum, papers) => sum + papers, 0);

const newestOf = ({ weeks }: Part): Week => Object.keys(weeks).sort().at(-1) ?? '';

async function textAt(site: Bucket, key: string): Promise<string | undefined> {
  const body = await site.get(key);
  return body && new TextDecoder().decode(body);
}

/** By file; a damaged list, or the one index that 0.1 kept in its place, is begun anew. */
function readParts(list: string | undefined): Map<string, Part> {
  try {
    const { parts } = v.parse(Parts, JSON.parse(list ?? ''));
    return new Map(parts.map((part) => [part.file, part]));
  } catch {
    return new Map();
  }
}
