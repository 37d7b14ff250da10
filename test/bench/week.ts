/**
 * `npm run bench -- week [--papers N]`: a whole local week of N papers in full text through the real flow, extractive:
 * time and memory of the worker, where the time goes (`results/week.svg`), and whether a paper of a large week takes more.
 * The bundled notes and, where it stands beside the project, the corpus's PDFs are repeated under new names.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusOrNotice, corpusPath } from '../support/corpus.ts';
import { runCommand } from '../support/run-command.ts';
import { measured } from './measured.ts';
import { STAGES, type Stage, type StageSeconds, stageSeconds, weekPicture } from './week-picture.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample/files', import.meta.url));
const LIST = 'https://lists.example/bench.md';
const DEFAULT_PAPERS = 10;
const GOAL_SECONDS = 20;
const GOAL_MB = 400;
/** What a paper of a large week may take more than one of a small week, in time and memory. */
const FLAT = 1.1;
const ROUNDS = 5;
/** A large week has one of this size beside it. */
const MIDDLE_PAPERS = 50;
const PICTURE = fileURLToPath(new URL('./results/week.svg', import.meta.url));

/** A recorded web with a list of N papers. */
function recordWeek(folder: string, papers: number): void {
  const corpus = corpusPath('web/files');
  const pdfs = [SAMPLE, ...(corpus ? [corpus] : [])].flatMap((each) =>
    readdirSync(each)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(each, name)),
  );
  mkdirSync(join(folder, 'files'), { recursive: true });
  const index: object[] = [{ url: LIST, status: 200, contentType: 'text/plain; charset=utf-8', file: 'list.md' }];
  const rows: string[] = [];
  for (let i = 0; i < papers; i++) {
    const source = pdfs[i % pdfs.length]!;
    const file = `files/${i}.pdf`;
    copyFileSync(source, join(folder, file));
    index.push({ url: `https://papers.example/${i}.pdf`, status: 200, contentType: 'application/pdf', file });
    rows.push(`| ${i + 1}) **Paper ${i + 1}** - a paper of the bench. | [Paper](https://papers.example/${i}.pdf) |`);
  }
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(
    join(folder, 'list.md'),
    `## Top AI Papers of the Week (June 3 - June 9) - 2024\n| **Paper**  | **Links** |\n| ------------- | ------------- |\n${rows.join('\n')}\n`,
  );
}

/** Highest resident memory of one process of ours by name, looked up five times a second (Linux). */
function watchMemory(): { stop(): Record<string, number> } {
  const peaks: Record<string, number> = {};
  const look = () => {
    const statuses = new Map<number, string>();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const status = readOrNothing(`/proc/${pid}/status`);
      if (status) statuses.set(Number(pid), status);
    }
    for (const [pid, status] of statuses) {
      if (!isOurs(pid, statuses)) continue;
      const command = readOrNothing(`/proc/${pid}/cmdline`);
      const name = ['pdf-child', 'infra/cli.ts'].find((part) => command.includes(part));
      if (name) peaks[name] = Math.max(peaks[name] ?? 0, kilobytes(status, 'VmRSS') / 1024);
    }
  };
  const timer = setInterval(look, 200);
  return {
    stop() {
      clearInterval(timer);
      return peaks;
    },
  };
}

const kilobytes = (status: string, name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);

/** Whether we started it, ourselves or by what we started: other people's weeks may run on this machine. */
function isOurs(pid: number, statuses: ReadonlyMap<number, string>): boolean {
  for (let each = pid; each > 1; each = kilobytes(statuses.get(each) ?? '', 'PPid')) {
    if (each === process.pid) return true;
  }
  return false;
}

/** A process may end while we look. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

interface Week {
  readonly papers: number;
  readonly summarised: number;
  readonly answers: number;
  readonly seconds: number;
  readonly stages: StageSeconds;
  readonly commandMb: number;
  readonly pdfChildMb: number;
}

/** Ten papers five times; larger weeks once, beside them, since they take minutes. */
export async function bench(
  options: { papers?: number; quick?: boolean } = {},
): Promise<{ table: string; result: Record<string, unknown> }> {
  const papers = options.papers ?? (options.quick ? MIDDLE_PAPERS : DEFAULT_PAPERS);
  const rounds = options.quick ? 1 : ROUNDS;
  corpusOrNotice('web/files', 'papers of usual length; the bundled notes are read');
  // The template is synthesised once and kept by the hash of infra/; that is not a week's work.
  await warmTemplate();
  const small: Week[] = [];
  for (let round = 0; round < rounds; round++) small.push(await runWeek(Math.min(papers, DEFAULT_PAPERS)));
  const middle = papers > MIDDLE_PAPERS ? await runWeek(MIDDLE_PAPERS) : undefined;
  const large = papers > DEFAULT_PAPERS ? await runWeek(papers) : undefined;
  const rows = [...small, middle, large].filter((week) => week !== undefined);
  const seconds = measured(small.map((week) => week.seconds));
  const usual = small.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(rounds / 2)];
  if (!options.quick) writeFileSync(PICTURE, weekPicture([usual, middle, large].filter((week) => week !== undefined)));
  const pdfChildMb = Math.max(...rows.map((week) => week.pdfChildMb));
  const smallMb = Math.max(...small.map((week) => week.pdfChildMb));
  const timeGrowth = large && large.seconds / large.papers / (seconds.median / small[0]!.papers);
  const memoryGrowth = large && smallMb > 0 ? large.pdfChildMb / smallMb : undefined;
  const result = {
    ...{ papers, seconds: seconds.median, spread: seconds.spread, pdfChildMb },
    peakMb: Math.max(...rows.map((week) => week.commandMb)),
    ...(large && { timeGrowth: round2(timeGrowth!), memoryGrowth: memoryGrowth && round2(memoryGrowth) }),
    weeks: rows,
    goals: {
      tenPapersUnder20s: seconds.median < GOAL_SECONDS,
      pdfChildUnder400Mb: pdfChildMb < GOAL_MB,
      ...(large && { flatPerPaper: timeGrowth! <= FLAT && (memoryGrowth ?? 1) <= FLAT }),
    },
  };
  return { table: tableOf(rows, result), result };
}

function tableOf(
  rows: readonly Week[],
  result: {
    seconds: number;
    spread: readonly number[];
    timeGrowth?: number;
    memoryGrowth?: number;
    pdfChildMb: number;
  },
): string {
  const { seconds, spread, timeGrowth, memoryGrowth, pdfChildMb } = result;
  const cells = ({ papers, summarised, answers, seconds: each, commandMb, pdfChildMb: child }: Week) =>
    [papers, summarised, answers, each.toFixed(1), (each / papers).toFixed(3), commandMb, child]
      .map((cell) => String(cell).padStart(13))
      .join('');
  return [
    ['papers', 'summarised', 'answers', 'seconds', 's/paper', 'command MB', 'PDF child MB']
      .map((name) => name.padStart(13))
      .join(''),
    ...rows.map(cells),
    `${rows[0]!.papers} papers: median ${seconds} s (${spread.join('–')}), goal < ${GOAL_SECONDS}; PDF child ${pdfChildMb} MB at most, goal < ${GOAL_MB}`,
    ...(timeGrowth === undefined
      ? []
      : [
          `a paper of the large week against one of the small: time × ${timeGrowth}, PDF child × ${memoryGrowth}; goal <= ${FLAT}`,
        ]),
    'where the time goes, in seconds:',
    ...rows.map(
      ({ papers, stages }) =>
        `${String(papers).padStart(13)}  ${STAGES.map((stage) => `${stage} ${stages[stage]}`).join(' · ')}`,
    ),
    'command MB holds engines, host and command in one process, which the goal does not count',
  ].join('\n');
}

async function runWeek(papers: number): Promise<Week> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-week-bench-'));
  try {
    recordWeek(folder, papers);
    const memory = process.platform === 'linux' ? watchMemory() : undefined;
    const started = performance.now();
    const ends: Partial<Record<Stage, number>> = {};
    const words = [
      ...['digest', '--week', '2024-W23', '--source', `list:${LIST}`, '--web', folder, '--limit', String(papers)],
      ...['--out', join(folder, 'out'), '--data-dir', join(folder, 'data'), '--json'],
    ];
    // Each stage prints a line when it ends.
    const ran = await runCommand(words, {}, undefined, (part) => {
      for (const line of part.split('\n')) {
        const ended = STAGES.find((stage) => line.startsWith(stage));
        if (ended) ends[ended] = performance.now() - started;
      }
    });
    ends.close = performance.now() - started;
    const seconds = ends.close / 1000;
    const peaks = memory?.stop() ?? {};
    if (ran.code !== 0) throw new Error(`the week failed: ${ran.stderr.slice(-500)}`);
    const { found, summarised, answers } = ran.last as { found: number; summarised: number; answers: number };
    return {
      ...{ papers: found, summarised, answers, seconds: round2(seconds), stages: stageSeconds(ends) },
      ...{ commandMb: Math.round(peaks['infra/cli.ts'] ?? 0), pdfChildMb: Math.round(peaks['pdf-child'] ?? 0) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function warmTemplate(): Promise<void> {
  const cli = fileURLToPath(new URL('../../infra/cli.ts', import.meta.url));
  const data = mkdtempSync(join(tmpdir(), 'ronbun-warm-'));
  const child = spawn(
    process.execPath,
    ['--experimental-strip-types', '--no-warnings', cli, 'status', '--data-dir', data],
    { stdio: 'ignore' },
  );
  return new Promise((done) => {
    child.on('close', () => {
      rmSync(data, { recursive: true, force: true });
      done();
    });
  });
}

const round2 = (value: number) => Math.round(value * 100) / 100;
