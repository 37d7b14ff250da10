/** The fault cases as jest ran them: each id of the list with what became of it. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CASE_IDS, caseIdsIn } from './case-ids.ts';
import { OUT_OF_REACH } from './out-of-reach.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CaseResult {
  readonly id: string;
  readonly state: 'pass' | 'fail' | 'out-of-reach' | 'missing';
  readonly tests: number;
  /** Why it failed, or can't be shown here. */
  readonly note?: string;
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Runs every test whose title holds a case id, once; `onLine` is told what jest prints. */
export async function runCases(onLine: (text: string) => void): Promise<{ cases: CaseResult[]; broken: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-faults-'));
  try {
    const report = join(folder, 'report.json');
    await jest(
      ['--json', `--outputFile=${report}`, '-t', '(^|[^A-Za-z0-9-])[IQWSPHF]-[0-9]{2}', ...filesWithCases()],
      onLine,
    );
    return casesOf(JSON.parse(readFileSync(report, 'utf8')) as JestReport);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesWithCases(): string[] {
  const files = globSync('test/**/*.test.ts', { cwd: ROOT });
  return files.filter((path) => caseIdsIn(readFileSync(join(ROOT, path), 'utf8')).length > 0);
}

/** Every attack of `test/security` from a seed on; true when all of them held. */
export const runAttacks = async (first: number, count: number, onLine: (text: string) => void): Promise<boolean> =>
  (await jest(['test/security'], onLine, { ATTACK_SEED: String(first), ATTACK_SEEDS: String(count) })) === 0;

function jest(
  words: readonly string[],
  onLine: (text: string) => void,
  environment: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const entry = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const node = ['--experimental-vm-modules', '--no-warnings', entry, ...words];
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, node, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.on('data', (part: Buffer) => onLine(part.toString()));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done(code));
  });
}

/** Also names what has no id: a file that could not be loaded hides every case in it. */
export function casesOf(report: JestReport): { cases: CaseResult[]; broken: string[] } {
  const seen = new Map<string, { passed: number; failed: string[] }>();
  const broken: string[] = [];
  for (const { name, message, assertionResults } of report.testResults) {
    if (assertionResults.length === 0 && message) broken.push(`${name.split('/test/').at(-1)} could not be run`);
    for (const { fullName, status } of assertionResults) {
      if (status !== 'passed' && status !== 'failed') continue;
      for (const id of new Set(caseIdsIn(fullName))) {
        const counts = seen.get(id) ?? { passed: 0, failed: [] };
        if (status === 'passed') counts.passed += 1;
        else counts.failed.push(fullName);
        seen.set(id, counts);
      }
    }
  }
  return { cases: CASE_IDS.map((id) => caseOf(id, seen.get(id))), broken };
}

function caseOf(id: string, counts: { passed: number; failed: string[] } | undefined): CaseResult {
  const out = OUT_OF_REACH.find((row) => row.id === id);
  const tests = (counts?.passed ?? 0) + (counts?.failed.length ?? 0);
  if (counts && counts.failed.length > 0) return { id, tests, state: 'fail', note: counts.failed[0]! };
  if (out) return { id, tests, state: 'out-of-reach', note: `${out.reason} Instead: ${out.shown}` };
  return { id, tests, state: tests > 0 ? 'pass' : 'missing' };
}
