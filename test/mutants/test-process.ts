/**
 * A warm process that runs test files: packages are loaded once, the project's own modules anew for each run. It is
 * asked by messages (`Job` in, `Answer` out), ends itself at a job's deadline, and ends with the process that started it.
 */
import { Worker } from 'node:worker_threads';
import type { Circus } from '@jest/types';
import { addEventHandler, getState, resetState, run } from 'jest-circus';
import { type Place, watchPlaces } from './coverage.ts';
import { createImporter, type Swap } from './own-modules.ts';

export interface Job {
  readonly testFile: string;
  readonly swap?: Swap;
  /** Tests to run, by their order in the file; all when undefined. */
  readonly only?: readonly number[];
  readonly limitMs: number;
  /** The runs of this process are measured; the same in each of its jobs. */
  readonly places?: readonly Place[];
}

interface TestRun {
  readonly ms: number;
  /** Places that ran in this test and its hooks. */
  readonly ran: readonly number[];
}

export interface Answer {
  /** Name and message of the first test that failed, or of what else went wrong. */
  readonly failed?: string;
  /** Every test of the file in its order, those that did not run with 0 ms. */
  readonly tests: readonly TestRun[];
  /** Places that ran while the file was loaded, in beforeAll or in afterAll. */
  readonly ranOutside: readonly number[];
  readonly ms: number;
  readonly rssMb: number;
}

const root = process.cwd();
const importAnew = createImporter(root);
const deadline = new Float64Array(new SharedArrayBuffer(8));
new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: deadline.buffer }).unref();

let look: (() => number[]) | undefined;
let failed: string | undefined;
let tests: { readonly entry: Circus.TestEntry; ms: number; ran: readonly number[] }[] = [];
const ranOutside = new Set<number>();
const lookOutside = () => {
  for (const n of look?.() ?? []) ranOutside.add(n);
};
const note = (what: string, error: unknown): void => {
  failed ??= `${what}: ${String(error instanceof Error ? error.message : error).split('\n', 1)[0]}`;
  for (const { entry } of tests) entry.mode = 'skip';
};

process.on('uncaughtException', (error) => note('uncaught', error));
process.on('unhandledRejection', (error) => note('unhandled rejection', error));
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));

const entriesOf = (block: Circus.DescribeBlock): Circus.TestEntry[] =>
  block.children.flatMap((each) => (each.type === 'test' ? [each] : entriesOf(each)));

let startedAt = 0;
addEventHandler((event) => {
  if (event.name === 'test_started') {
    lookOutside();
    startedAt = performance.now();
  } else if (event.name === 'test_done') {
    const test = tests.find(({ entry }) => entry === event.test);
    if (test) Object.assign(test, { ms: performance.now() - startedAt, ran: look?.() ?? [] });
    const [error] = event.test.errors;
    if (error !== undefined) note(event.test.name, Array.isArray(error) ? error[0] : error);
  } else if (event.name === 'hook_failure') note('a hook', event.error);
});

async function runFile({ testFile, swap, only, places }: Job): Promise<Answer> {
  if (places) look ??= watchPlaces(root, places);
  failed = undefined;
  tests = [];
  ranOutside.clear();
  const began = performance.now();
  resetState();
  getState().testTimeout = 90_000;
  try {
    await importAnew(testFile, swap);
    tests = entriesOf(getState().rootDescribeBlock).map((entry) => ({ entry, ms: 0, ran: [] }));
    if (only) for (const [i, { entry }] of tests.entries()) if (!only.includes(i)) entry.mode = 'skip';
    const { unhandledErrors } = await run();
    if (unhandledErrors.length > 0) note('outside of tests', unhandledErrors[0]);
  } catch (error) {
    note('the file does not load', error);
  }
  lookOutside();
  return {
    ...(failed === undefined ? {} : { failed }),
    ...{ tests: tests.map(({ ms, ran }) => ({ ms, ran })), ranOutside: [...ranOutside] },
    ...{ ms: performance.now() - began, rssMb: process.memoryUsage.rss() / 1e6 },
  };
}

process.on('message', async (job: Job) => {
  deadline[0] = Date.now() + job.limitMs;
  const answer = await runFile(job);
  deadline[0] = 0;
  process.send?.(answer);
});
