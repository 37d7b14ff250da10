/**
 * A whole local week of N papers in full text through the real flow, extractive: time, memory of the worker, where the
 * time goes. The bundled notes and, where it stands beside the project, the corpus's PDFs are repeated under new names.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusPath } from '../support/corpus.ts';
import { runCommand } from '../support/run-command.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample/files', import.meta.url));
const LIST = 'https://lists.example/bench.md';
const DEFAULT_PAPERS = 10;
const GOAL_SECONDS = 20;
const GOAL_MB = 400;

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

/** Highest resident memory of a process and its children together, by name, looked up five times a second (Linux). */
function watchMemory(): { stop(): Record<string, number> } {
  const peaks: Record<string, number> = {};
  const look = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const name = command.includes('pdf-child')
          ? 'pdfChild'
          : command.includes('infra/cli.ts')
            ? 'command'
            : undefined;
        if (!name) continue;
        const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
        peaks[name] = Math.max(peaks[name] ?? 0, kb / 1024);
      } catch {
        // It ended while we looked.
      }
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

export async function bench(
  options: { papers?: number } = {},
): Promise<{ table: string; result: Record<string, unknown> }> {
  const papers = options.papers ?? DEFAULT_PAPERS;
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-week-bench-'));
  try {
    recordWeek(folder, papers);
    // The template is synthesised once and kept by the hash of infra/; that is not a week's work.
    await warmTemplate();
    const memory = process.platform === 'linux' ? watchMemory() : undefined;
    const started = performance.now();
    const ran = await runCommand([
      'digest',
      '--week',
      '2024-W23',
      '--source',
      `list:${LIST}`,
      '--web',
      folder,
      '--limit',
      String(papers),
      '--out',
      join(folder, 'out'),
      '--data-dir',
      join(folder, 'data'),
      '--json',
    ]);
    const seconds = (performance.now() - started) / 1000;
    const peaks = memory?.stop() ?? {};
    if (ran.code !== 0) throw new Error(`the week failed: ${ran.stderr.slice(-500)}`);
    const figures = ran.last as { found: number; summarised: number; answers: number };
    const peakMb = Math.round(peaks.command ?? 0);
    const result = {
      papers: figures.found,
      summarised: figures.summarised,
      answers: figures.answers,
      seconds: round1(seconds),
      secondsPerPaper: round3(seconds / papers),
      peakMb,
      pdfChildMb: Math.round(peaks.pdfChild ?? 0),
      goals: {
        tenPapersUnder20s: papers > 10 || seconds < GOAL_SECONDS,
        pdfChildUnder400Mb: (peaks.pdfChild ?? 0) < GOAL_MB,
      },
    };
    const table = [
      'papers  summarised  answers  seconds  s/paper  command MB (engines, host and command)  PDF child MB',
      [
        String(result.papers).padStart(6),
        String(result.summarised).padStart(11),
        String(result.answers).padStart(8),
        String(result.seconds).padStart(8),
        String(result.secondsPerPaper).padStart(8),
        String(result.peakMb).padStart(11),
        String(result.pdfChildMb).padStart(42),
      ].join(' '),
    ].join('\n');
    return { table, result };
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

const round1 = (value: number) => Math.round(value * 10) / 10;
const round3 = (value: number) => Math.round(value * 1000) / 1000;
