/** One delivery of the bench: engines and worker in processes of their own, and what both tell of it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/cloud/function/bundle.ts';
import type { Balance } from '../../shared/deliveries/ledger/balance.ts';
import { type FunctionEngines, functionEnvironment } from '../support/function-environment.ts';
import { EDITION } from '../support/mailing-rig.ts';
import type { HandoverRounds } from './deliver-handover.ts';

export interface EnginesJob {
  readonly readers: number;
  /** The grant that the stub's account shows. */
  readonly perSecond: number;
}

export type EnginesReady = Omit<FunctionEngines, 'ses'>;

export interface EnginesTruth {
  /** Puts and updates of the whole run; chunk rows are batch writes and counted by the worker. */
  readonly writes: number;
}

export interface SesReady {
  readonly ses: string;
  /** A second stub, whose mails are not counted. */
  readonly spareSes: string;
}

export interface SesTruth {
  readonly accepted: number;
  readonly distinct: number;
  readonly posts: number;
  readonly busiestSecond: number;
  /** From the first accepted mail to the last. */
  readonly seconds: number;
}

export interface WorkerJob {
  readonly environment: Readonly<Record<string, string>>;
  readonly edition: typeof EDITION;
  readonly queueUrl: string;
  readonly spareSes: string;
  /** At once within the process. */
  readonly invocations: number;
  /** The only sender: it measures the hand-over afterwards and reads the books. */
  readonly alone: boolean;
}

/** Memory of the worker when it had sent so many mails. */
export interface MemorySample {
  readonly mails: number;
  /** What is alive after a collection: heap and buffers. */
  readonly liveMb: number;
  /** The most the process had taken until then. */
  readonly peakMb: number;
}

export interface PrepareReport {
  readonly seconds: number;
  readonly peakMb: number;
}

export interface WorkerReport {
  readonly deliverSeconds: number;
  readonly cpuSeconds: number;
  readonly memory: readonly MemorySample[];
  readonly handover?: HandoverRounds;
  readonly books?: Balance;
}

/** The measured worker writes no metrics and no log. */
const QUIET = { POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_LOG_LEVEL: 'SILENT' };
/** Invocations at once, as in the stack. */
const INVOCATIONS = 2;
/** A million rows lie in their memory. */
const ENGINES_FLAGS = ['--experimental-strip-types', '--no-warnings', '--max-old-space-size=12000'];
/**
 * Node takes the limits of its heap from the memory it finds: in Lambda the function's 512 MB, here the machine's many
 * thousands, and then it lets garbage lie until the process is thrice as large. Half of the function's is bound here.
 */
const WORKER_FLAGS = ['--max-heap-size=256', '--expose-gc'];
/** A run of a million took 25 minutes on a busy machine; whoever takes twice as long hangs. */
const longestMs = (readers: number) => 120_000 + 3 * readers;

export interface Delivered {
  readonly truth: EnginesTruth & SesTruth;
  readonly prepare: PrepareReport;
  /** One for each process. */
  readonly workers: readonly WorkerReport[];
}

/** Both processes as the stack bundles the handlers that are in them: without TypeScript, one file and its parts. */
export async function bundleProcesses(folder: string): Promise<void> {
  const source = (name: string) => [name, fileURLToPath(new URL(`${name}.ts`, import.meta.url))];
  const entryPoints = Object.fromEntries(['deliver-prepare', 'deliver-worker'].map(source));
  await build({ ...BUNDLING, write: true, sourcemap: false, entryPoints, outdir: folder });
}

/**
 * @param folder where `bundleProcesses` wrote
 * @param alone one process for all invocations, whose memory and processor time are asked, instead of one for each as Lambda
 *   has them
 */
export async function deliver(job: EnginesJob, folder: string, alone: boolean): Promise<Delivered> {
  const limit = longestMs(job.readers);
  const script = (name: string) => start(fileURLToPath(new URL(name, import.meta.url)), job, ENGINES_FLAGS, limit);
  const [engines, ses] = [script('deliver-engines.ts'), script('deliver-ses.ts')];
  try {
    const [ready, mails] = await Promise.all([engines.answer<EnginesReady>(), ses.answer<SesReady>()]);
    const environment = { ...functionEnvironment({ ...ready, ...mails }), ...QUIET };
    const task: WorkerJob = {
      ...{ environment, edition: EDITION, queueUrl: ready.queueUrl, spareSes: mails.spareSes },
      ...{ invocations: alone ? INVOCATIONS : 1, alone },
    };
    const process = (name: string) => start(join(folder, `${name}.mjs`), task, WORKER_FLAGS, limit);
    const prepare = await process('deliver-prepare').answer<PrepareReport>();
    const senders = Array.from({ length: alone ? 1 : INVOCATIONS }, () => process('deliver-worker'));
    const workers = await Promise.all(senders.map((sender) => sender.answer<WorkerReport>()));
    for (const each of [engines, ses]) each.ask();
    const [table, mailed] = await Promise.all([engines.answer<EnginesTruth>(), ses.answer<SesTruth>()]);
    return { prepare, workers, truth: { ...table, ...mailed } };
  } finally {
    for (const each of [engines, ses]) each.stop();
  }
}

function start(file: string, job: object, execArgv: readonly string[], limitMs: number) {
  const child = fork(file, [JSON.stringify(job)], { execArgv: [...execArgv] });
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs).unref();
  child.once('exit', () => clearTimeout(timer));
  return {
    stop: () => void child.kill('SIGKILL'),
    ask: () => void child.send('truth'),
    answer: <T>() =>
      new Promise<T>((done, failed) => {
        child.once('message', (message) => done(message as T));
        child.once('exit', (code, signal) => failed(new Error(`${file} ended with ${code ?? signal}`)));
      }),
  };
}
