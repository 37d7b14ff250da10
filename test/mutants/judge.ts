/** Judges mutants: which tests run what is measured once, then each mutant meets those tests, the cheap ones first. */
import type { Mutant } from './find-mutants.ts';
import type { TestProcess } from './keep-process.ts';

export interface TestFile {
  readonly path: string;
  /** Milliseconds of each test, in the order of the file. */
  readonly tests: readonly number[];
  /** Milliseconds of loading, beforeAll and afterAll. */
  readonly outsideMs: number;
  /** For each mutant, the tests that ran its place; all of them for a place that runs outside of tests. */
  readonly ranBy: ReadonlyMap<Mutant, readonly number[]>;
}

export interface Verdict {
  readonly mutant: Mutant;
  readonly killed: boolean;
  /** What killed it, or why nothing did. */
  readonly by: string;
}

/** It ended, or its time did. */
export const NO_ANSWER = 'no answer';

/** No test file of the project takes nearly as long. */
const MEASURE_LIMIT_MS = 300_000;

/**
 * @param until epoch milliseconds after which nothing is waited for
 * @returns undefined when the time was over first
 * @throws Error when a test fails although nothing was changed
 */
export async function measureTests(
  process: TestProcess,
  paths: readonly string[],
  mutants: readonly Mutant[],
  until: number,
  note: (line: string) => void,
): Promise<TestFile[] | undefined> {
  const places = mutants.map(({ file, start, place = start }, n) => ({ file, n, start: place }));
  const files: TestFile[] = [];
  process.renew();
  for (const [i, path] of paths.entries()) {
    const limitMs = Math.min(MEASURE_LIMIT_MS, until - Date.now());
    const answer = limitMs > 0 ? await process.ask({ testFile: path, limitMs, places }) : undefined;
    if (!answer && Date.now() >= until) return undefined;
    const failed = answer ? answer.failed : `no answer within ${MEASURE_LIMIT_MS / 1000} s`;
    if (failed !== undefined) throw new Error(`${path} fails with nothing changed: ${failed}`);
    const { tests, ranOutside, ms } = answer!;
    const ranBy = new Map<Mutant, number[]>();
    for (const [t, { ran }] of tests.entries())
      for (const n of ran) ranBy.set(mutants[n]!, [...(ranBy.get(mutants[n]!) ?? []), t]);
    for (const n of ranOutside) ranBy.set(mutants[n]!, [...tests.keys()]);
    const inTests = tests.reduce((sum, test) => sum + test.ms, 0);
    files.push({ path, tests: tests.map((test) => test.ms), outsideMs: ms - inTests, ranBy });
    note(`${i + 1} of ${paths.length} test files measured: ${path}, ${(ms / 1000).toFixed(1)} s`);
  }
  process.renew();
  return files;
}

/** Tests that run the mutant's place by file, the file that costs least first. */
function plan(mutant: Mutant, files: readonly TestFile[]) {
  return files
    .map(({ path, tests, outsideMs, ranBy }) => {
      const only = ranBy.get(mutant) ?? [];
      return { path, only, ms: outsideMs + only.reduce((sum, t) => sum + tests[t]!, 0) };
    })
    .filter(({ only }) => only.length > 0)
    .sort((a, b) => a.ms - b.ms);
}

/** Milliseconds beyond five times the measured time after which tests count as caught in a loop. */
const PATIENCE_MS = 5000;

export async function judge(process: TestProcess, mutant: Mutant, files: readonly TestFile[]): Promise<Verdict> {
  const planned = plan(mutant, files);
  for (const { path, only, ms } of planned) {
    const { file, kind, start, end, text } = mutant;
    const limitMs = PATIENCE_MS + 5 * ms;
    const job = { testFile: path, swap: { file, kind, start, end, text }, only, limitMs };
    // asked twice: a machine that is busy elsewhere is no endless loop
    const answer = (await process.ask(job)) ?? (await process.ask({ ...job, limitMs: 3 * limitMs }));
    if (!answer) return { mutant, killed: true, by: `${path}: ${NO_ANSWER}` };
    // what failed outside of a test may fail again, in the run of the next mutant
    if (answer.failed?.startsWith('un')) process.renew();
    if (answer.failed !== undefined) return { mutant, killed: true, by: `${path}: ${answer.failed}` };
  }
  return { mutant, killed: false, by: planned.length > 0 ? 'every test that runs it passes' : 'no test runs it' };
}
