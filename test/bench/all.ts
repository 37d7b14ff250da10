/**
 * `npm run bench -- all [--quick]`: every goal of performance in one table, with the figure of this run and whether it is met. Each
 * bench is a process of its own, one after the other; what has no time left says so.
 */
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ELSEWHERE, ROWS } from './all-rows.ts';

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));
/** Those that take longest come last, so that a slow machine loses as few rows as may be. */
const ORDER = ['cost', 'command', 'coldstart', 'pages', 'week', 'archive', 'extract', 'deliver'];
const MINUTES = { quick: 10, whole: 90 };
/** Room for any bench's figures. */
const MOST_BYTES = 10_000_000;

type Outcome = { readonly figures: object } | { readonly trouble: string };

export async function bench({ quick = false }: { quick?: boolean } = {}): Promise<{
  table: string;
  result: Record<string, unknown>;
}> {
  const started = performance.now();
  const ends = started + MINUTES[quick ? 'quick' : 'whole'] * 60_000;
  const outcomes: Record<string, Outcome> = {};
  const seconds: Record<string, number> = {};
  for (const name of ORDER) {
    const begun = performance.now();
    outcomes[name] = await figuresOf(name, quick, ends - begun);
    seconds[name] = Math.round((performance.now() - begun) / 1000);
    process.stderr.write(
      `${name}: ${seconds[name]} s${'trouble' in outcomes[name] ? `, ${outcomes[name].trouble}` : ''}\n`,
    );
  }
  const rows = Object.entries(ROWS).flatMap(([name, goals]) =>
    goals.map((row) => {
      const outcome = outcomes[name]!;
      const reading = 'figures' in outcome ? row.read(outcome.figures) : undefined;
      const trouble = 'trouble' in outcome ? outcome.trouble : 'not to be told here';
      const verdict = reading ? (reading.met ? 'met' : 'MISSED') : 'open';
      const notes = [
        verdict === 'MISSED' && row.reason,
        row.leavesOut && `leaves out ${row.leavesOut}`,
        `bench ${name}`,
      ].filter(Boolean);
      return { what: row.what, goal: row.goal, figure: reading?.figure ?? trouble, verdict, notes: notes.join('; ') };
    }),
  );
  const load = loadavg()[0]!.toFixed(1);
  const took = Math.round((performance.now() - started) / 1000);
  return { table: tableOf(rows, took, load), result: { rows, seconds, took, load: Number(load) } };
}

/** The last line that a bench prints with `--json`; one that has not ended in time is ended. */
function figuresOf(name: string, quick: boolean, ms: number): Promise<Outcome> {
  if (ms < 1000) return Promise.resolve({ trouble: 'no time was left' });
  return new Promise((done) => {
    const words = [...process.execArgv, RUN, name, '--json', ...(quick ? ['--quick'] : [])];
    // Its own group: benches start processes, which must not outlive them.
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let [out, errors, late] = ['', '', false];
    const timer = setTimeout(() => {
      late = true;
      process.kill(-child.pid!, 'SIGKILL');
    }, ms);
    child.stdout.on('data', (part) => {
      out = (out + part).slice(-MOST_BYTES);
    });
    child.stderr.on('data', (part) => {
      errors = (errors + part).slice(-2000);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) return done({ figures: JSON.parse(out.trim().split('\n').at(-1)!) });
      done({ trouble: late ? 'no time was left' : `failed: ${errors.trim().split('\n').at(-1)}` });
    });
  });
}

interface Line {
  readonly what: string;
  readonly goal: string;
  readonly figure: string;
  readonly verdict: string;
  readonly notes: string;
}

function tableOf(rows: readonly Line[], took: number, load: string): string {
  const lines = [
    ...rows,
    ...ELSEWHERE.map(([what, goal, notes]) => ({ what, goal, figure: '', verdict: 'elsewhere', notes })),
  ];
  const width = (key: keyof Line) => Math.max(...lines.map((line) => line[key].length));
  const widths = { what: width('what'), goal: width('goal'), figure: width('figure'), verdict: width('verdict') };
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  return [
    ...lines.map(({ what, goal, figure, verdict, notes }) =>
      [
        what.padEnd(widths.what),
        goal.padEnd(widths.goal),
        figure.padEnd(widths.figure),
        verdict.padEnd(widths.verdict),
        notes,
      ].join('  '),
    ),
    `${count('met')} met, ${count('MISSED')} missed, ${count('open')} open, in ${took} s; load of the machine at the end ${load}`,
  ].join('\n');
}
