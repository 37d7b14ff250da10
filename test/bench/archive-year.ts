/**
 * Run in processes of its own by the `archive` bench: publishes the weeks of its arguments into a folder that holds table
 * and site, through the product's own stores and `writeSite`, and prints what each took and the most memory of all. With
 * `lists` in place of `pages` it writes of the site only what later publishes read: the search.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createEditionStore } from '../../shared/editions/edition-store.ts';
import { createErrataStore } from '../../shared/editions/errata-store.ts';
import { searchFiles } from '../../shared/editions/site/search/search-parts.ts';
import { writeSite } from '../../shared/editions/site/write-site.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';
import type { Item, Key, Table } from '../../shared/platform/table.ts';
import { simulatedEdition } from './archive-editions.ts';

export interface Published {
  /** Of each week, processor time in ms. */
  readonly ms: number[];
  /** Files of the site that each week wrote. */
  readonly files: number[];
  readonly peakMb: number;
}

const TOPICS = ['agents', 'retrieval', '推論'];
/** Corrections and newer versions that a week brings. */
const CORRECTIONS = 3;

const [what = '', folder = '', papers = '', ...weeks] = process.argv.slice(2);
let written = 0;
const rowsFile = `${folder}/rows.json`;
const rows = new Map<string, Item>(existsSync(rowsFile) ? JSON.parse(readFileSync(rowsFile, 'utf8')) : []);
const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

function bucketAt(name: string): Bucket {
  const place = `${folder}/${name}`;
  mkdirSync(place, { recursive: true });
  const pathOf = (key: string) => `${place}/${encodeURIComponent(key)}`;
  return {
    async put(key, body) {
      written += 1;
      writeFileSync(pathOf(key), body);
    },
    get: async (key) => (existsSync(pathOf(key)) ? readFileSync(pathOf(key)) : undefined),
    list: async (prefix) =>
      readdirSync(place)
        .map(decodeURIComponent)
        .filter((key) => key.startsWith(prefix)),
  };
}

/** What the stores use of it. */
const table: Pick<Table, 'get' | 'put' | 'query' | 'setAside'> = {
  setAside: ({ key, reason }) => {
    throw new Error(`${key}: ${reason}`);
  },
  get: async (key) => rows.get(nameOf(key)),
  async put(item) {
    rows.set(nameOf(item), item);
    return 'written';
  },
  async *query({ pk, descending }) {
    const found = [...rows.values()].filter((row) => row.pk === pk).sort((a, b) => (a.sk < b.sk ? -1 : 1));
    for (const row of descending ? found.reverse() : found) yield JSON.parse(JSON.stringify(row)) as Item;
  },
};

const editions = createEditionStore(table as Table, bucketAt('files'));
const errata = createErrataStore(table as Table);
const site = bucketAt('site');
const services = {
  ...{ site, siteUrl: 'https://digest.example', topics: TOPICS },
  ...{ editions: editions.list, load: editions.load, errataOf: errata.of },
};
const published: { ms: number[]; files: number[] } = { ms: [], files: [] };
for (const week of weeks) {
  const edition = simulatedEdition(week, Number(papers));
  const recordedAt = edition.frozenAt;
  for (const { id } of edition.papers.slice(0, CORRECTIONS))
    await errata.record({ week, language: 'ja', paperId: id, note: edition.papers[0]!.title, recordedAt });
  const [start, filesBefore] = [process.cpuUsage(), written];
  await editions.freeze(edition, false);
  if (what === 'pages') await writeSite(services, edition);
  else
    for (const [key, body] of await searchFiles(services, edition, await editions.list()))
      await site.put(key, body, '');
  const { user, system } = process.cpuUsage(start);
  published.ms.push((user + system) / 1000);
  published.files.push(written - filesBefore);
}
writeFileSync(rowsFile, JSON.stringify([...rows]));
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...published, peakMb } satisfies Published));
