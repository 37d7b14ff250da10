/**
 * `npm run bench -- command`: what `npm ci` puts on the disk, how long the command takes to answer, and the first digest of a
 * new checkout against the second, all in processor time.
 */
import { execFile } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Measured, measured } from './measured.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GOALS = { mb: 800, files: 30_000, withoutDevMb: 350, help: 1.5, status: 2.5, firstDigest: 1.3 };
const FLAGS = ['--experimental-strip-types', '--no-warnings'];

export interface CommandResult {
  readonly installedMb: number;
  readonly files: number;
  /** What the lock file marks as needed without development packages. */
  readonly withoutDevMb: number;
  /** Times of an empty Node that npm starts. */
  readonly help: Measured;
  readonly status: Measured;
  readonly digestSeconds: readonly (readonly [first: number, second: number])[];
  readonly firstDigest: Measured;
  readonly goals: Readonly<Record<string, boolean>>;
}

export async function bench({ quick = false }: { quick?: boolean } = {}): Promise<{
  table: string;
  result: CommandResult;
}> {
  const { installedMb, files, withoutDevMb } = installed();
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-command-'));
  try {
    const { help, status } = await answers(folder, quick ? 3 : 9);
    const digestSeconds: [number, number][] = [];
    for (let pair = 0; pair < (quick ? 1 : 3); pair++)
      digestSeconds.push([await digest(folder, `${pair}-one`, pair), await digest(folder, `${pair}-two`, pair)]);
    const firstDigest = measured(digestSeconds.map(([first, second]) => first / second));
    const goals = {
      installed: installedMb <= GOALS.mb,
      files: files <= GOALS.files,
      withoutDev: withoutDevMb <= GOALS.withoutDevMb,
      help: help.median <= GOALS.help,
      status: status.median <= GOALS.status,
      firstDigest: firstDigest.median <= GOALS.firstDigest,
    };
    const result = { installedMb, files, withoutDevMb, help, status, digestSeconds, firstDigest, goals };
    return { table: tableOf(result), result };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Blocks on the disk, package by package of the lock file, so that caches beside them do not count. */
function installed(): { installedMb: number; files: number; withoutDevMb: number } {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  let [bytes, ofProduct, files] = [0, 0, 0];
  for (const [place, { dev }] of Object.entries(packages)) {
    if (!place) continue;
    const own = sizeOf(join(ROOT, place));
    bytes += own.bytes;
    files += own.files;
    if (!dev) ofProduct += own.bytes;
  }
  return { installedMb: mb(bytes), files, withoutDevMb: mb(ofProduct) };
}

const mb = (bytes: number) => Math.round(bytes / 2 ** 20);

/** Without packages within packages, which have a line of their own. Nothing for one of another platform. */
function sizeOf(folder: string): { bytes: number; files: number } {
  let [bytes, files] = [0, 0];
  const walk = (place: string) => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (entry.name === 'node_modules') continue;
      bytes += lstatSync(join(place, entry.name)).blocks * 512;
      if (entry.isDirectory()) walk(join(place, entry.name));
      else files += 1;
    }
  };
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) walk(folder);
  return { bytes, files };
}

/** By turns, so that what else the machine does falls on all three alike. */
async function answers(folder: string, rounds: number): Promise<{ help: Measured; status: Measured }> {
  const ratios: [number[], number[]] = [[], []];
  for (let i = -1; i < rounds; i++) {
    const empty = await timed('npm', ['exec', '--offline', '--', 'node', '-e', '0']);
    const help = await timed('npm', ['run', '-s', 'digest', '--', '--help']);
    const status = await timed('npm', ['run', '-s', 'status', '--', '--data-dir', join(folder, 'empty')]);
    // The first fills the caches.
    if (i < 0) continue;
    ratios[0].push(help / empty);
    ratios[1].push(status / empty);
  }
  return { help: measured(ratios[0]), status: measured(ratios[1]) };
}

/** Of the bundled week; Node's compile cache is new with each pair. Seconds. */
async function digest(folder: string, name: string, pair: number): Promise<number> {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, `${pair}-compiled`) };
  const words = ['infra/cli.ts', 'digest', '--sample', '--out', join(folder, name)];
  const ms = await timed(process.execPath, [...FLAGS, ...words, '--data-dir', join(folder, `${name}-data`)], env);
  return round(ms / 1000);
}

/** Processor time of a program and all that it starts, in ms: the wall clock of a busy machine tells nothing. */
async function timed(program: string, words: readonly string[], env = process.env): Promise<number> {
  // An empty folder's `status` says so with an exit code of its own; from 2 on nothing was done.
  const script = '"$@" >/dev/null 2>&1; code=$?; times; test $code -lt 2 -o $code -eq 3';
  const { stdout } = await promisify(execFile)('sh', ['-c', script, 'sh', program, ...words], { cwd: ROOT, env });
  const children = stdout.trim().split('\n').at(-1)!;
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}

const round = (value: number) => Math.round(value * 100) / 100;

function tableOf({
  installedMb,
  files,
  withoutDevMb,
  help,
  status,
  digestSeconds,
  firstDigest,
}: CommandResult): string {
  const row = (name: string, value: string, goal: string) => `${name.padEnd(48)} ${value.padEnd(30)} goal ${goal}`;
  const times = ({ median, spread }: Measured) => `× ${median} (${spread.join('–')})`;
  return [
    row('npm ci on the disk', `${installedMb} MB`, `${GOALS.mb}`),
    row('files', String(files), String(GOALS.files)),
    row('without development packages, by the lock file', `${withoutDevMb} MB`, `${GOALS.withoutDevMb}`),
    row('digest --help against an empty Node, under npm', times(help), `${GOALS.help}`),
    row('status of an empty folder, likewise', times(status), `${GOALS.status}`),
    row(
      'first digest against the second',
      `${times(firstDigest)}, CPU s ${digestSeconds.map((pair) => pair.join(' then ')).join(', ')}`,
      String(GOALS.firstDigest),
    ),
  ].join('\n');
}
