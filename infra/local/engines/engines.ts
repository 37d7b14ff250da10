/**
 * The embedded engines: DynamoDB (dynalite), SQS and S3 (fauxqs), SES v2 with its inbox page (aws-ses-v2-local).
 * They run in one thread of their own, so that a handler that computes does not hold up the queue, two stacks in one
 * process never share a mailbox, and stopping the thread stops them all.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { isDiskFault } from '../../exit.ts';

export interface EnginePorts {
  readonly dynamo?: number;
  readonly queuesAndFiles?: number;
  readonly mail?: number;
}

export interface EngineUrls {
  readonly dynamo: string;
  /** fauxqs answers for both services on one port. */
  readonly sqs: string;
  readonly s3: string;
  /** SES v2; its root is the inbox page. */
  readonly ses: string;
}

export interface Engines {
  readonly urls: EngineUrls;
  /** Rejects when the engines die before `stop()`; never resolves. */
  readonly died: Promise<never>;
  /** Ends open long polls, writes everything down, closes every port. */
  stop(): Promise<void>;
}

export class EngineError extends Error {
  override name = 'EngineError' as const;
}

export type EngineReport = { readonly urls: EngineUrls } | { readonly failed: string };

/** Node's flag for running TypeScript; threads do not inherit it from a test runner. */
export const THREAD_FLAGS: readonly string[] = ['--experimental-strip-types', '--no-warnings'];

/**
 * Starts all engines on 127.0.0.1.
 * @param folder where their data is kept; it survives `kill -9`
 * @param ports 0 or nothing for any free port
 * @throws EngineError when a port is taken or the data cannot be read
 */
export async function startEngines(folder: string, ports: EnginePorts = {}): Promise<Engines> {
  const thread = new Worker(fileURLToPath(new URL('./engine-thread.ts', import.meta.url)), {
    workerData: { folder, ports },
    execArgv: [...THREAD_FLAGS],
    stdout: true,
    stderr: true,
    env: { ...process.env, AWS_SES_ACCOUNT: LOCAL_SES_ACCOUNT },
  });
  // Engines print banners; nobody reads them, and an unread pipe would fill.
  thread.stdout.resume();
  thread.stderr.resume();
  let stopping = false;
  const withRemedy = (said: string) => damagedOr(folder, new Error(said)).message;
  const ended = new Promise<void>((done) => thread.once('exit', () => done()));
  let last = 'the embedded engines ended on their own';
  thread.on('message', (message: EngineReport) => {
    if ('failed' in message) last = message.failed;
  });
  const died = new Promise<never>((_, reject) => {
    thread.once('error', (error) => reject(new EngineError(`an embedded engine failed: ${error.message}`)));
    thread.once('exit', () => {
      if (!stopping) reject(new EngineError(withRemedy(last)));
    });
  });
  died.catch(() => {});
  const report = await Promise.race([
    new Promise<EngineReport>((done) => thread.once('message', (message: EngineReport) => done(message))),
    died,
  ]);
  if ('failed' in report) {
    stopping = true;
    await thread.terminate();
    throw new EngineError(report.failed.includes('EADDRINUSE') ? report.failed : withRemedy(report.failed));
  }
  return {
    urls: report.urls,
    died,
    async stop() {
      stopping = true;
      thread.postMessage('stop');
      await ended;
    },
  };
}

/** An engine can't work on what is stored: the disk's refusal as it is, anything else with the way out. */
export function damagedOr(folder: string, error: Error): EngineError {
  const { message } = error;
  const remedy = `; if its data are damaged, move ${folder} away to begin anew`;
  return new EngineError(isDiskFault(error) ? message : message + remedy, { cause: error });
}

/** GetAccount answers only when this is set (aws-ses-v2-local). A generous account: local runs are not held up by quotas. */
const LOCAL_SES_ACCOUNT = JSON.stringify({
  DedicatedIpAutoWarmupEnabled: false,
  Details: {
    AdditionalContactEmailAddresses: [],
    ContactLanguage: 'EN',
    MailType: 'MARKETING',
    ReviewDetails: { CaseId: 'local', Status: 'GRANTED' },
    UseCaseDescription: 'a local run',
    WebsiteURL: 'http://127.0.0.1',
  },
  EnforcementStatus: 'HEALTHY',
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 1_000_000, MaxSendRate: 1000, SentLast24Hours: 0 },
  SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
});
