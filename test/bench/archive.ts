/**
 * `npm run bench -- archive`: ten years of weekly publishes, and a year of large ones. Each measured publish is a process of its
 * own, as a function is that starts once a week; the weeks between are frozen and indexed in one go.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Week } from '../../shared/papers/paper.ts';
import { nextWeek } from '../../shared/papers/time/week.ts';
import type { Published } from './archive-year.ts';
import { type Measured, measured } from './measured.ts';

/** Editions that stand when publishes are measured. */
const STACKS = [
  { papers: 10, after: [52, 260, 520] },
  { papers: 200, after: [4, 52] },
] as const;
/** The tenth year against the first; large weeks within two months. */
const QUICK_STACKS = [
  { papers: 10, after: [52, 520] },
  { papers: 200, after: [4, 8] },
] as const;
/** Of all languages together a publish has this long, this much memory, and a reader's first search this much of the line. */
const GOALS = { seconds: 1, mb: 350, gzMb: 1 };
/** What a publish of the last year may take more than one of the first. */
const FLAT = 1.25;
/** Publishes that are measured at each point. */
const ROUNDS = 3;
const FIRST_WEEK: Week = '2027-W01';
const YEAR = fileURLToPath(new URL('./archive-year.ts', import.meta.url));
/** V8's own limit where it finds the gigabyte of the function. */
const FLAGS = ['--experimental-strip-types', '--no-warnings', '--max-old-space-size=512'];

interface Point {
  readonly papers: number;
  readonly editions: number;
  readonly seconds: Measured;
  readonly peakMb: number;
  readonly files: number;
  /** Of the newest part of the search, compressed as a reader loads it. */
  readonly searchMb: number;
}

export async function bench({ quick = false }: { quick?: boolean } = {}): Promise<{
  table: string;
  result: Record<string, unknown>;
}> {
  const points: Point[] = [];
  for (const { papers, after } of quick ? QUICK_STACKS : STACKS) {
    const folder = mkdtempSync(join(tmpdir(), 'ronbun-archive-'));
    try {
      let [week, published] = [FIRST_WEEK, 0];
      const take = (count: number): Week[] =>
        Array.from({ length: count }, () => {
          const taken = week;
          week = nextWeek(week);
          published += 1;
          return taken;
        });
      for (const editions of after) {
        await publish('lists', folder, papers, take(editions - ROUNDS - published));
        const measuredOnes: Published[] = [];
        for (const single of take(ROUNDS)) measuredOnes.push(await publish('pages', folder, papers, [single]));
        points.push({
          ...{ papers, editions, searchMb: newestPartMb(folder) },
          seconds: measured(measuredOnes.map(({ ms }) => ms[0]! / 1000)),
          peakMb: Math.max(...measuredOnes.map(({ peakMb }) => peakMb)),
          files: measuredOnes[0]!.files[0]!,
        });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const usual = points.filter(({ papers }) => papers === STACKS[0].papers);
  const [first, last] = [usual[0]!, usual.at(-1)!];
  const growth = last.seconds.median / first.seconds.median;
  const goals = {
    secondsOfTheTenthYear: last.seconds.median <= GOALS.seconds,
    memoryOfTheTenthYear: last.peakMb <= GOALS.mb,
    flat: growth <= FLAT,
    firstSearch: last.searchMb <= GOALS.gzMb,
  };
  return { table: tableOf(points, growth, goals), result: { points, growth, goals } };
}

async function publish(
  what: 'pages' | 'lists',
  folder: string,
  papers: number,
  weeks: readonly Week[],
): Promise<Published> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...FLAGS,
    YEAR,
    what,
    folder,
    String(papers),
    ...weeks,
  ]);
  return JSON.parse(stdout) as Published;
}

function newestPartMb(folder: string): number {
  const site = join(folder, 'site');
  const { parts } = JSON.parse(readFileSync(join(site, encodeURIComponent('search/index.json')), 'utf8')) as {
    parts: [{ file: string }];
  };
  const newest = readdirSync(site).find((name) => name === encodeURIComponent(`search/${parts[0].file}`))!;
  return Math.round(gzipSync(readFileSync(join(site, newest))).length / 10_000) / 100;
}

function tableOf(points: readonly Point[], growth: number, goals: Readonly<Record<string, boolean>>): string {
  const said = (met: boolean | undefined) => (met ? 'met' : 'MISSED');
  return [
    'papers  editions  publish, CPU s (spread)  peak MB  files written  first search, MB gz',
    ...points.map(
      ({ papers, editions, seconds, peakMb, files, searchMb }) =>
        `${String(papers).padStart(6)} ${String(editions).padStart(9)}  ${seconds.median.toFixed(2).padStart(6)} (${seconds.spread.map((each) => each.toFixed(2)).join('–')})${' '.repeat(6)}${String(peakMb).padStart(7)} ${String(files).padStart(14)} ${searchMb.toFixed(2).padStart(20)}`,
    ),
    `ten papers, tenth year: ≤ ${GOALS.seconds} s ${said(goals.secondsOfTheTenthYear)}, ≤ ${GOALS.mb} MB ${said(goals.memoryOfTheTenthYear)}, against the first × ${growth.toFixed(2)} (goal ${FLAT}) ${said(goals.flat)}, first search ≤ ${GOALS.gzMb} MB ${said(goals.firstSearch)}`,
    'A cold process each: freezing, pages, lists, feeds, search, with three corrections a week and three topics. Words are invented,',
    'spread by Zipf, with new names in each paper. Left out: what the table and the bucket take on the network, a second language',
    '(twice this), collecting, mail, and older editions that newer versions of papers write again.',
  ].join('\n');
}
