/** `npm run bench -- feeds`: our reading of a feed against rss-parser's, on generated feeds in arXiv's form, and of a list. */
import { readFileSync } from 'node:fs';
import RssParser from 'rss-parser';
import { parseArxivAtom } from '../../shared/sources/arxiv/arxiv-atom.ts';
import { cleanEntry, readFeed } from '../../shared/sources/feeds/feed-entries.ts';
import { parseCuratedList } from '../../shared/sources/lists/curated-list.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { type Measured, measured } from './measured.ts';

export interface FeedsBenchOptions {
  /** Entries of each generated feed. */
  readonly entries?: number;
  readonly rounds?: number;
}

const goals = { ratio: 0.6, listMs: 1_000 };

/** The same words on every machine: a small generator with a fixed start (Park and Miller 1988). */
function wordMaker(): (count: number) => string {
  let state = 20_240_325;
  const syllables = ['la', 'mo', 'del', 'ta', 'ri', 'net', 'gra', 'po', 'sen', 'ki', 'ver', 'do'];
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const word = (): string => Array.from({ length: 1 + next(4) }, () => syllables[next(syllables.length)]).join('');
  return (count) => Array.from({ length: count }, word).join(' ');
}

/** An Atom feed with arXiv's elements; some 2.5 kB an entry. */
export function generatedAtom(entries: number): string {
  const words = wordMaker();
  const all = Array.from({ length: entries }, (_, i) => {
    const id = `2403.${String(i).padStart(5, '0')}v1`;
    const authors = Array.from({ length: 1 + (i % 9) }, () => `<author><name>${words(2)}</name></author>`).join('');
    return `<entry><id>http://arxiv.org/abs/${id}</id><title>${words(10)} &amp; ${words(2)}</title><updated>2024-03-27T17:48:55Z</updated><link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/><link href="https://arxiv.org/pdf/${id}" rel="related" type="application/pdf" title="pdf"/><summary>${words(230)}</summary><category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/><category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/><published>2024-03-27T17:48:55Z</published><arxiv:comment>${words(8)}</arxiv:comment><arxiv:primary_category term="cs.CL"/>${authors}</entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2024-03-28T00:00:00Z</updated><opensearch:totalResults>${entries}</opensearch:totalResults>${all.join('')}</feed>`;
}

/** An RSS feed with arXiv's elements; some 2 kB an item. */
export function generatedRss(entries: number): string {
  const words = wordMaker();
  const all = Array.from({ length: entries }, (_, i) => {
    const id = `2403.${String(i).padStart(5, '0')}`;
    return `<item><title>${words(12)}</title><link>https://arxiv.org/abs/${id}</link><description>arXiv:${id}v1 Announce Type: new \nAbstract: ${words(230)}</description><guid isPermaLink="false">oai:arXiv.org:${id}v1</guid><category>cs.CL</category><category>cs.LG</category><pubDate>Wed, 27 Mar 2024 00:00:00 -0400</pubDate><arxiv:announce_type>new</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights><dc:creator>${words(2)}, ${words(2)}</dc:creator></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL updates</title><link>https://rss.arxiv.org/rss/cs.CL</link><description>d</description>${all.join('')}</channel></rss>`;
}

/** Of interleaved rounds, every one's time. */
async function timed<K extends string>(
  rounds: number,
  contestants: Record<K, () => unknown>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(contestants) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = -2; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await contestants[name]();
      // The first two rounds warm the engine.
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return times;
}

function listRows(): { rows: number; ms: number } | undefined {
  const files = [2023, 2024, 2025].map((year) => corpusOrNotice(`dair/${year}.md`, 'the curated list'));
  const texts = files.flatMap((file) => (file ? [readFileSync(file, 'utf8')] : []));
  if (texts.length < files.length) return undefined;
  const start = performance.now();
  const weeks = texts.flatMap((text) => parseCuratedList(text).weeks);
  return { rows: weeks.flatMap((week) => week.rows).length, ms: performance.now() - start };
}

export async function bench(
  options: FeedsBenchOptions = {},
): Promise<{ table: string; result: Record<string, unknown> }> {
  const { entries = 1_000, rounds = 15 } = options;
  const url = 'https://rss.arxiv.org/rss/cs.CL';
  const [atom, rss] = [generatedAtom(entries), generatedRss(entries)];
  const rival = new RssParser();
  const cold = listRows();
  const times = await timed(rounds, {
    atom: () => readFeed(atom, url),
    atomRival: () => rival.parseString(atom),
    arxiv: () => parseArxivAtom(atom),
    rss: () => readFeed(rss, url),
    cleaned: () => readFeed(rss, url).map(cleanEntry),
    rssRival: () => rival.parseString(rss),
  });
  type Contestant = keyof typeof times;
  const ratio = (ours: Contestant, theirs: Contestant) =>
    measured(times[ours].map((ms, round) => ms / times[theirs][round]!));
  const ratios = {
    atom: ratio('atom', 'atomRival'),
    arxivRecords: ratio('arxiv', 'atomRival'),
    rss: ratio('rss', 'rssRival'),
    cleaned: ratio('cleaned', 'rssRival'),
  };
  const met = {
    atom: ratios.atom.median <= goals.ratio,
    rss: ratios.rss.median <= goals.ratio,
    ...(cold ? { list: cold.ms < goals.listMs } : {}),
  };
  const line = (name: string, ours: Contestant, theirs: Contestant, { median, spread }: Measured): string => {
    const cells = [ours, theirs].map((one) => measured(times[one], 1).median.toFixed(1).padStart(11));
    return `${name.padEnd(30)}${cells.join('')} ${median.toFixed(2).padStart(8)}  ${spread.join('–')}`;
  };
  const table = [
    `${`${entries} entries`.padEnd(30)}    ours ms rss-parser    ratio  spread   (goal ≤ ${goals.ratio})`,
    line('Atom, entries as written', 'atom', 'atomRival', ratios.atom),
    line('Atom, cleaned arXiv records', 'arxiv', 'atomRival', ratios.arxivRecords),
    line('RSS, entries as written', 'rss', 'rssRival', ratios.rss),
    line('RSS, cleaned entries', 'cleaned', 'rssRival', ratios.cleaned),
    cold
      ? `curated list, ${cold.rows} rows, first pass: ${cold.ms.toFixed(0)} ms (goal < ${goals.listMs})`
      : 'curated list: left out (it wants dair/2023.md to 2025.md of the corpus)',
  ].join('\n');
  return {
    table,
    result: {
      bench: 'feeds',
      ...ratios,
      ...(cold ? { listRows: cold.rows, listMs: Math.round(cold.ms) } : {}),
      goals: met,
      goalsMet: Object.values(met).every(Boolean),
    },
  };
}
