/**
 * `npm run bench -- deliver --readers N`: mails of one edition through the real handlers and an SES stub, whose accept
 * log is the truth. Engines and worker are processes of their own, so that the worker's memory is its own; the worker is
 * bundled as the stack bundles it. What profiles found stands in NOTES.md.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/cloud/bundle.ts';
import { VARIABLES } from '../../shared/platform/environment.ts';
import { EDITION, SITE } from '../support/mailing-rig.ts';
import { LOCAL, TABLE_NAME } from '../support/real-table.ts';

export interface EnginesJob {
  readonly readers: number;
  /** The grant that the stub's account shows. */
  readonly perSecond: number;
}

export interface EnginesReady {
  readonly dynamo: string;
  readonly s3: string;
  readonly secrets: string;
  readonly ses: string;
  /** A second stub, whose mails are not counted. */
  readonly spareSes: string;
  readonly queueUrl: string;
  readonly deadUrl: string;
}

export interface EnginesTruth {
  readonly accepted: number;
  readonly distinct: number;
  readonly posts: number;
  /** Puts and updates of the whole run; chunk rows are batch writes and counted by the worker. */
  readonly writes: number;
  readonly busiestSecond: number;
  /** From the first accepted mail to the last. */
  readonly seconds: number;
}

export interface WorkerJob {
  readonly environment: Readonly<Record<string, string>>;
  readonly edition: typeof EDITION;
  readonly queueUrl: string;
  readonly spareSes: string;
  readonly workers: number;
}

export interface WorkerReport {
  readonly prepareSeconds: number;
  readonly deliverSeconds: number;
  readonly cpuSeconds: number;
  /** A mail, of each round, ascending. */
  readonly handoverMicroseconds: readonly number[];
  readonly peakMb: number;
  readonly candidates: number;
  readonly sent: number;
  readonly open: number;
  readonly unknown: number;
}

export interface DeliverBenchOptions {
  readonly readers?: number;
}

const DEFAULT_READERS = 10_000;
/** Far above what one machine reaches, so that the code is the limit and not the grant. */
const UNBOUNDED = 1_000_000;
const WORKERS = 4;
/** First grants as SES gives them, and what large senders have. */
const GRANTS = [14, 100, 500, 2000];
const GRANT_SECONDS = 5;
/** A million rows lie in their memory. */
const ENGINES_FLAGS = ['--experimental-strip-types', '--no-warnings', '--max-old-space-size=12000'];
/**
 * Node takes the limits of its heap from the memory it finds: in Lambda the function's 512 MB, here the machine's many
 * thousands, and then it lets garbage lie until the process is thrice as large. Half of the function's is bound here.
 */
const WORKER_FLAGS = ['--max-heap-size=256'];
const GOALS = { writesPerMail: 0.1, keptBusy: 0.95, handoverMicrosecondsPerMail: 50 };

export interface DeliverBenchResult {
  readonly readers: number;
  readonly mailsPerSecond: number;
  readonly writesPerMail: number;
  readonly peakMb: number;
  readonly peakMbAt10000: number;
  readonly unaccounted: number;
  readonly duplicates: number;
  readonly lost: number;
  /** Of the hand-over to SES alone: what a sender that only calls SES would need. */
  readonly handoverMicrosecondsPerMail: number;
  /** The quickest and the slowest of its seven rounds. */
  readonly handoverSpread: readonly [number, number];
  /** Of everything: queue, ledger, consent, links, SES. */
  readonly cpuMicrosecondsPerMail: number;
  readonly prepareSeconds: number;
  readonly grants: readonly { readonly perSecond: number; readonly keptBusy: number; readonly busiestSecond: number }[];
  readonly goals: typeof GOALS;
}

export async function bench({ readers = DEFAULT_READERS }: DeliverBenchOptions = {}): Promise<{
  table: string;
  result: DeliverBenchResult;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-deliver-'));
  try {
    return await measure(readers, await bundledWorker(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The worker as the stack bundles the handler that is in it: without TypeScript, one file and its parts. */
async function bundledWorker(folder: string): Promise<string> {
  const entryPoints = { 'deliver-worker': fileURLToPath(new URL('deliver-worker.ts', import.meta.url)) };
  await build({ ...BUNDLING, write: true, sourcemap: false, entryPoints, outdir: folder });
  return join(folder, 'deliver-worker.mjs');
}

async function measure(readers: number, worker: string): Promise<{ table: string; result: DeliverBenchResult }> {
  const run = (job: EnginesJob) => deliver(job, worker);
  const small = await run({ readers: Math.min(readers, DEFAULT_READERS), perSecond: UNBOUNDED });
  const full = readers > DEFAULT_READERS ? await run({ readers, perSecond: UNBOUNDED }) : small;
  const grants: DeliverBenchResult['grants'][number][] = [];
  for (const perSecond of GRANTS) {
    // Whole chunks of all three variants: the last, short chunk of a variant takes a whole slot.
    const whole = Math.ceil((perSecond * GRANT_SECONDS) / 150) * 150;
    const { truth } = await run({ readers: whole, perSecond });
    const call = truth.accepted / truth.posts;
    const keptBusy = truth.accepted / (truth.seconds + call / perSecond) / perSecond;
    grants.push({ perSecond, keptBusy: round(keptBusy, 3), busiestSecond: truth.busiestSecond });
  }
  const handover = full.worker.handoverMicroseconds;
  const result: DeliverBenchResult = {
    readers,
    mailsPerSecond: Math.round(full.truth.accepted / full.worker.deliverSeconds),
    writesPerMail: round((full.truth.writes + Math.ceil(readers / 50)) / readers, 3),
    peakMb: Math.round(full.worker.peakMb),
    peakMbAt10000: Math.round(small.worker.peakMb),
    unaccounted: full.worker.candidates - full.worker.sent,
    duplicates: full.truth.accepted - full.truth.distinct,
    lost: readers - full.truth.distinct,
    handoverMicrosecondsPerMail: round(handover[handover.length >> 1]!, 1),
    handoverSpread: [round(handover[0]!, 1), round(handover.at(-1)!, 1)],
    cpuMicrosecondsPerMail: round((full.worker.cpuSeconds * 1e6) / full.truth.accepted, 1),
    prepareSeconds: round(full.worker.prepareSeconds, 1),
    grants,
    goals: GOALS,
  };
  return { table: tableOf(result), result };
}

async function deliver(job: EnginesJob, file: string): Promise<{ truth: EnginesTruth; worker: WorkerReport }> {
  const engines = start(fileURLToPath(new URL('deliver-engines.ts', import.meta.url)), job, ENGINES_FLAGS);
  const ready = await engines.answer<EnginesReady>();
  const { accessKeyId, secretAccessKey } = LOCAL.credentials;
  const environment = {
    ...{ AWS_REGION: LOCAL.region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    ...{ AWS_ENDPOINT_URL_DYNAMODB: ready.dynamo, AWS_ENDPOINT_URL_S3: ready.s3, AWS_ENDPOINT_URL_SQS: ready.s3 },
    ...{ AWS_ENDPOINT_URL_SESV2: ready.ses, AWS_ENDPOINT_URL_SECRETS_MANAGER: ready.secrets },
    ...{ POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_LOG_LEVEL: 'SILENT' },
    [VARIABLES.table]: TABLE_NAME,
    [VARIABLES.files]: 'files',
    [VARIABLES.keysSecret]: 'keys',
    [VARIABLES.siteUrl]: SITE,
    [VARIABLES.sender]: 'Ronbun <digest@digest.example>',
    [VARIABLES.configurationSet]: 'ronbun',
    [VARIABLES.deliveriesQueue]: ready.queueUrl,
    [VARIABLES.deliveriesDeadLetters]: ready.deadUrl,
    [VARIABLES.settings]: JSON.stringify({ sources: ['dair'], languages: ['ja'], model: 'extractive' }),
  };
  const { queueUrl, spareSes } = ready;
  const worker = start(file, { environment, edition: EDITION, queueUrl, spareSes, workers: WORKERS }, WORKER_FLAGS);
  const report = await worker.answer<WorkerReport>();
  engines.ask();
  return { worker: report, truth: await engines.answer<EnginesTruth>() };
}

function start(file: string, job: object, execArgv: readonly string[]) {
  const child = fork(file, [JSON.stringify(job)], { execArgv: [...execArgv] });
  return {
    ask: () => void child.send('truth'),
    answer: <T>() =>
      new Promise<T>((done, failed) => {
        child.once('message', (message) => done(message as T));
        child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
      }),
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

function tableOf(result: DeliverBenchResult): string {
  const rows: [string, string | number, string][] = [
    ['readers', result.readers, ''],
    ['mails a second (code alone)', result.mailsPerSecond, ''],
    ['table writes a mail', result.writesPerMail, `<= ${GOALS.writesPerMail}`],
    ['peak memory of the worker, MB', result.peakMb, `${result.peakMbAt10000} at 10,000 readers`],
    [
      'CPU of handing over to SES a mail, µs',
      `${result.handoverMicrosecondsPerMail} (${result.handoverSpread.join('–')})`,
      `<= ${GOALS.handoverMicrosecondsPerMail}`,
    ],
    ['CPU of everything a mail, µs', result.cpuMicrosecondsPerMail, ''],
    ['unaccounted, duplicates, lost', `${result.unaccounted}, ${result.duplicates}, ${result.lost}`, '0, 0, 0'],
    ...result.grants.map(({ perSecond, keptBusy, busiestSecond }): [string, string, string] => [
      `grant of ${perSecond} a second kept busy`,
      `${(100 * keptBusy).toFixed(1)}%, busiest second ${busiestSecond}`,
      `>= ${100 * GOALS.keptBusy}%, <= ${perSecond}`,
    ]),
  ];
  return rows.map(([name, value, goal]) => `${name.padEnd(40)} ${String(value).padEnd(32)} ${goal}`).join('\n');
}
