/**
 * `npm run bench -- deliver [--readers N] [--grants 14,2000]`: mails of one edition through the real handlers and an SES
 * stub, whose accept log is the truth. Engines, publisher and sender are processes of their own, so that the sender's
 * memory is its own; both are bundled as the stack bundles them. What profiles found stands in README.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPaper, type PaperColumn, paperTable } from './deliver-paper.ts';
import { bundleProcesses, type Delivered, deliver, type MemorySample } from './deliver-processes.ts';
import { measured } from './measured.ts';

export interface DeliverBenchOptions {
  /** Default 10,000. */
  readonly readers?: number;
  /** These in place of the usual four; without `readers` the run of all readers is left out. */
  readonly grants?: readonly number[];
  /** One run of each grant, of two unless they are named. */
  readonly quick?: boolean;
}

const DEFAULT_READERS = 10_000;
/** Far above what one machine reaches, so that the code is the limit and not the grant. */
const UNBOUNDED = 1_000_000;
/** First grants as SES gives them, and what large senders have. */
const GRANTS = [14, 100, 500, 2000];
const QUICK_GRANTS = [100, 2000];
const GRANT_SECONDS = 5;
const GRANT_RUNS = 5;
/** Loading the code and the first calls of every kind are over by then. */
const WARM_MAILS = 5000;
const GOALS = {
  writesPerMail: 0.1,
  keptBusy: 0.95,
  handoverMicrosecondsPerMail: 50,
  /** The same goal on a machine of any speed: SendEmail took 1,200 µs where the 50 were set. */
  handoverOfOneByOne: 50 / 1200,
  liveMemoryGrowth: 0.1,
};

interface GrantFigures {
  readonly perSecond: number;
  /** Share of the grant that was used: the median run, the worst and the best. */
  readonly keptBusy: number;
  readonly spread: readonly [number, number];
  /** Of all runs. */
  readonly busiestSecond: number;
}

interface ReadersFigures {
  readonly readers: number;
  readonly mailsPerSecond: number;
  readonly writesPerMail: number;
  readonly unaccounted: number;
  readonly duplicates: number;
  readonly lost: number;
  /** Processor time of the hand-over to SES alone: what a sender that only calls SES would need. */
  readonly handoverMicrosecondsPerMail: number;
  /** The quickest and the slowest of its seven rounds. */
  readonly handoverSpread: readonly [number, number];
  /** The same bytes without an SDK, and a call for each mail, in the same rounds. */
  readonly bareMicrosecondsPerMail: number;
  readonly oneByOneMicrosecondsPerMail: number;
  readonly handoverOfOneByOne: number;
  /** Of everything: queue, ledger, consent, links, SES. */
  readonly cpuMicrosecondsPerMail: number;
  readonly prepareSeconds: number;
  readonly preparePeakMb: number;
  readonly peakMb: number;
  /** What is alive after a collection, and the most the process took, along the run. */
  readonly memory: readonly MemorySample[];
  /** How much more is alive at the end than when the code was warm; absent for a run that ended before. */
  readonly liveMemoryGrowth?: number;
  readonly paper: readonly PaperColumn[];
}

export interface DeliverBenchResult extends Partial<ReadersFigures> {
  readonly grants: readonly GrantFigures[];
  readonly goals: typeof GOALS;
  readonly met: Readonly<Record<string, boolean>>;
}

export async function bench({ readers, grants, quick = false }: DeliverBenchOptions = {}): Promise<{
  table: string;
  result: DeliverBenchResult;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-deliver-'));
  try {
    await bundleProcesses(folder);
    const alone = grants !== undefined && readers === undefined;
    const all = alone ? undefined : await measureReaders(readers ?? DEFAULT_READERS, folder);
    const busy = await measureGrants(grants ?? (quick ? QUICK_GRANTS : GRANTS), quick ? 1 : GRANT_RUNS, folder);
    const result = { ...all, grants: busy, goals: GOALS, met: goalsMet(all, busy) };
    return { table: tableOf(result), result };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureReaders(readers: number, folder: string): Promise<ReadersFigures> {
  const { truth, prepare, workers } = await deliver({ readers, perSecond: UNBOUNDED }, folder, true);
  const [worker] = workers;
  if (!worker?.handover || !worker.books) throw new Error('the only sender did not tell its books');
  const { handover, books } = worker;
  const ours = measured(handover.ours, 1);
  const oneByOne = measured(handover.oneByOne, 0);
  const memory = worker.memory.map(({ mails, liveMb, peakMb }) => ({
    ...{ mails, liveMb: round(liveMb, 1), peakMb: Math.round(peakMb) },
  }));
  const warm = memory.find(({ mails }) => mails >= WARM_MAILS && mails < readers);
  const figures = {
    readers,
    mailsPerSecond: Math.round(truth.accepted / worker.deliverSeconds),
    writesPerMail: round((truth.writes + Math.ceil(readers / 50)) / readers, 3),
    unaccounted: books.candidates - books.sent,
    duplicates: truth.accepted - truth.distinct,
    lost: readers - truth.distinct,
    handoverMicrosecondsPerMail: ours.median,
    handoverSpread: ours.spread,
    bareMicrosecondsPerMail: measured(handover.bare, 1).median,
    oneByOneMicrosecondsPerMail: oneByOne.median,
    handoverOfOneByOne: round(ours.median / oneByOne.median, 4),
    cpuMicrosecondsPerMail: round((worker.cpuSeconds * 1e6) / truth.accepted, 1),
    prepareSeconds: round(prepare.seconds, 1),
    preparePeakMb: Math.round(prepare.peakMb),
    peakMb: memory.at(-1)!.peakMb,
    memory,
    ...(warm && { liveMemoryGrowth: round(memory.at(-1)!.liveMb / warm.liveMb - 1, 3) }),
  };
  return { ...figures, paper: onPaper(figures) };
}

/** Runs of the grants by turns, so that a busy minute of the machine meets all of them. */
async function measureGrants(grants: readonly number[], times: number, folder: string): Promise<GrantFigures[]> {
  const runs = new Map<number, Delivered[]>(grants.map((perSecond) => [perSecond, []]));
  for (let run = 0; run < times; run++) {
    for (const [perSecond, done] of runs) {
      // Whole chunks of all three variants: the last, short chunk of a variant takes a whole slot.
      const readers = Math.ceil((perSecond * GRANT_SECONDS) / 150) * 150;
      done.push(await deliver({ readers, perSecond }, folder, false));
    }
  }
  return [...runs].map(([perSecond, done]) => {
    const { median, spread } = measured(
      done.map(({ truth }) => keptBusy(truth, perSecond)),
      3,
    );
    return {
      ...{ perSecond, keptBusy: median, spread },
      busiestSecond: Math.max(...done.map(({ truth }) => truth.busiestSecond)),
    };
  });
}

/** The last call's own share of a second follows it, as it follows every other call. */
function keptBusy({ accepted, posts, seconds }: Delivered['truth'], perSecond: number): number {
  const call = accepted / posts;
  return accepted / (seconds + call / perSecond) / perSecond;
}

function goalsMet(all: ReadersFigures | undefined, grants: readonly GrantFigures[]): Record<string, boolean> {
  return {
    ...(all && {
      nothingLostOrTwice: all.unaccounted === 0 && all.duplicates === 0 && all.lost === 0,
      writesPerMail: all.writesPerMail <= GOALS.writesPerMail,
      handover: all.handoverMicrosecondsPerMail <= GOALS.handoverMicrosecondsPerMail,
      handoverOfOneByOne: all.handoverOfOneByOne <= GOALS.handoverOfOneByOne,
      ...(all.liveMemoryGrowth !== undefined && { memoryFlat: all.liveMemoryGrowth <= GOALS.liveMemoryGrowth }),
    }),
    keptBusy: grants.every((grant) => grant.keptBusy >= GOALS.keptBusy),
    withinGrant: grants.every((grant) => grant.busiestSecond <= grant.perSecond),
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

function tableOf(result: DeliverBenchResult): string {
  const { grants, paper } = result;
  const rows = [
    ...(result.memory ? readersRows(result as DeliverBenchResult & ReadersFigures) : []),
    ...grants.map(({ perSecond, keptBusy: median, spread, busiestSecond }) => [
      `grant of ${perSecond} a second kept busy`,
      `${percent(median)} (${spread.map(percent).join('–')}), busiest second ${busiestSecond}`,
      `>= ${percent(GOALS.keptBusy)}, <= ${perSecond}`,
    ]),
  ];
  const lines = rows.map(([name, value, goal]) => `${name!.padEnd(40)} ${String(value).padEnd(44)} ${goal}`);
  return [...lines, ...(paper ? ['', paperTable(paper)] : [])].join('\n');
}

function readersRows(figures: ReadersFigures): [string, string | number, string][] {
  const { unaccounted, duplicates, lost, memory, liveMemoryGrowth } = figures;
  return [
    ['readers', figures.readers, ''],
    ['mails a second (code alone)', figures.mailsPerSecond, ''],
    ['table writes a mail', figures.writesPerMail, `<= ${GOALS.writesPerMail}`],
    ...memory.map(({ mails, liveMb, peakMb }): [string, string, string] => [
      `sender's memory after ${mails} mails, MB`,
      `${liveMb} alive, ${peakMb} at most taken`,
      mails === memory.at(-1)!.mails && liveMemoryGrowth !== undefined
        ? `alive since ${WARM_MAILS} mails ${percent(liveMemoryGrowth)}, <= ${percent(GOALS.liveMemoryGrowth)}`
        : '',
    ]),
    ['freezing the audience', `${figures.prepareSeconds} s, ${figures.preparePeakMb} MB at most`, ''],
    [
      'CPU of handing over to SES a mail, µs',
      `${figures.handoverMicrosecondsPerMail} (${figures.handoverSpread.join('–')})`,
      `<= ${GOALS.handoverMicrosecondsPerMail}`,
    ],
    ['the same bytes in a bare request', `${figures.bareMicrosecondsPerMail}`, ''],
    [
      'the same mails one by one (SendEmail)',
      `${figures.oneByOneMicrosecondsPerMail}, of which ours is ${percent(figures.handoverOfOneByOne)}`,
      `<= ${percent(GOALS.handoverOfOneByOne)}`,
    ],
    ['CPU of everything a mail, µs', figures.cpuMicrosecondsPerMail, ''],
    ['unaccounted, duplicates, lost', `${unaccounted}, ${duplicates}, ${lost}`, '0, 0, 0'],
  ];
}
