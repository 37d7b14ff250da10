/**
 * The very packages of the stack, each in a process of its own, with the environment that the template gives it and the
 * embedded engines behind a recorder: what `cdk deploy` would run, as far as one machine goes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, removeBundles } from '../../infra/cloud/function/bundle.ts';
import { createClients, type EngineClients } from '../../infra/local/engines/engine-clients.ts';
import { startEngines } from '../../infra/local/engines/engines.ts';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';
import { deploy } from '../../infra/local/template/deploy.ts';
import { REGION } from '../../infra/local/template/intrinsics.ts';
import { type LocalQueue, readResources } from '../../infra/local/template/resources.ts';
import { createBucket } from '../../shared/platform/bucket.ts';
import { type BatchStub, startBatchStub } from './batch-stub.ts';
import { type BundleProcess, startBundle } from './bundle-process.ts';
import { type RecordedCall, recordCalls, type Service } from './call-recorder.ts';
import { startSecretsStub } from './secrets-stub.ts';
import { type SesStub, startSesStub } from './ses-stub.ts';
import { ROOT, type Template } from './synthesised.ts';

export interface BundledStack {
  readonly clients: EngineClients;
  readonly ses: SesStub;
  /** Bedrock's batches, which read and write the stack's own bucket. */
  readonly batches: BatchStub;
  /** The keys secret's text as it is now. */
  readonly secret: () => string;
  readonly secretId: string;
  /** Function name to the folder of its package. */
  readonly bundles: ReadonlyMap<string, string>;
  /** Function name to its calls. */
  readonly calls: ReadonlyMap<string, readonly RecordedCall[]>;
  invoke(name: string, event: unknown): Promise<unknown>;
  /** What a function printed. */
  output(name: string): readonly string[];
  /** The most memory that a function has used, in MB. */
  peakMb(name: string): number;
  readVariables(name: string): readonly string[];
  queue(part: string): LocalQueue;
  bucket(part: string): string;
  readonly table: string;
  stop(): Promise<void>;
}

/** What CloudFormation would have made up for the keys' secret. */
export const ORIGIN = 'the-origin-of-this-test';

/** What Lambda sets for every function. */
const RUNTIME = {
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'recorded',
  AWS_SECRET_ACCESS_KEY: 'recorded',
  AWS_EC2_METADATA_DISABLED: 'true',
  TZ: ':UTC',
};

export interface BundledStackOptions {
  readonly template: Template;
  /** Address of a stand-in for SES's receipt rules. */
  readonly receiptRules: string;
  /** Address of a stand-in for Bedrock. */
  readonly models: string;
  /** Folder of recorded answers in the place of the internet. */
  readonly recordedWeb: string;
}

export async function startBundledStack(options: BundledStackOptions): Promise<BundledStack> {
  const { template, receiptRules, recordedWeb, models } = options;
  const data = mkdtempSync(join(tmpdir(), 'ronbun-bundled-'));
  const [bundles, engines, ses, secrets] = await Promise.all([
    bundle(ROOT),
    startEngines(data),
    startSesStub(),
    startSecretsStub(JSON.stringify({ origin: ORIGIN })),
  ]);
  const clients = await createClients(engines.urls);
  const real = readResources(template, { queues: engines.urls.sqs, publicHost: 'site.test' });
  await deploy(real, clients);

  const bucket = (part: string) => real.buckets.find((name) => name.startsWith(part.toLowerCase()))!;
  const batches = await startBatchStub(createBucket(clients.s3, bucket('Files')), bucket('Files'));

  const calls = new Map<string, RecordedCall[]>();
  const processes = new Map<string, Promise<BundleProcess>>();
  const doors: Listening[] = [];
  const byFunctionName = new Map(real.functions.map(({ functionName, name }) => [functionName, name]));

  const lambda = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const name = byFunctionName.get(request.url?.split('/')[3] ?? '') ?? '';
    const result = await invoke(name, JSON.parse(body)).catch((error: Error) => {
      response.setHeader('x-amz-function-error', 'Unhandled');
      return { errorType: error.name, errorMessage: error.message };
    });
    response.end(JSON.stringify(result));
  });
  const lambdaDoor = await listen(lambda, 0);
  const targets: Readonly<Record<Service, string>> = {
    dynamodb: engines.urls.dynamo,
    s3: engines.urls.s3,
    sqs: engines.urls.sqs,
    ses: ses.url,
    'receipt-rules': receiptRules,
    lambda: lambdaDoor.url,
    secretsmanager: secrets.url,
    bedrock: batches.endpoint,
  };

  async function start(name: string): Promise<BundleProcess> {
    const mine: RecordedCall[] = [];
    calls.set(name, mine);
    const door = async (service: Service) => {
      const opened = await recordCalls(service, targets[service], (call) => mine.push(call));
      doors.push(opened);
      return opened.url;
    };
    const sqs = await door('sqs');
    const fn = readResources(template, { queues: sqs, publicHost: 'site.test' }).functions.find(
      (one) => one.name === name,
    );
    if (!fn) throw new Error(`the template has no function ${name}`);
    const environment = {
      ...RUNTIME,
      AWS_LAMBDA_FUNCTION_NAME: fn.functionName,
      AWS_ENDPOINT_URL_DYNAMODB: await door('dynamodb'),
      AWS_ENDPOINT_URL_S3: await door('s3'),
      AWS_ENDPOINT_URL_SQS: sqs,
      AWS_ENDPOINT_URL_SESV2: await door('ses'),
      AWS_ENDPOINT_URL_LAMBDA: await door('lambda'),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: await door('secretsmanager'),
      AWS_ENDPOINT_URL_SES: await door('receipt-rules'),
      AWS_ENDPOINT_URL_BEDROCK: await door('bedrock'),
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: models,
      RECORDED_WEB: recordedWeb,
      ...fn.environment,
    };
    return startBundle(bundles.get(name)!, environment, fn.timeoutMs);
  }

  async function invoke(name: string, event: unknown): Promise<unknown> {
    const running = processes.get(name) ?? start(name);
    processes.set(name, running);
    return (await running).invoke(event);
  }

  const started = new Map<string, BundleProcess>();
  return {
    clients,
    ses,
    batches,
    secret: secrets.current,
    secretId: real.secrets[0]!,
    bundles,
    calls,
    async invoke(name, event) {
      const result = await invoke(name, event);
      started.set(name, await processes.get(name)!);
      return result;
    },
    output: (name) => started.get(name)?.output ?? [],
    readVariables: (name) => started.get(name)?.readVariables() ?? [],
    peakMb: (name) => started.get(name)?.peakMb() ?? 0,
    queue: (part) => real.queues.find(({ name }) => new RegExp(`^${part}[0-9A-F]{8}$`).test(name))!,
    table: real.tables[0]!.name,
    bucket,
    async stop() {
      for (const running of processes.values()) (await running.catch(() => undefined))?.stop();
      clients.destroy();
      await Promise.all([...doors, lambdaDoor, secrets, batches].map((one) => one.close()));
      await ses.stop();
      await engines.stop();
      removeBundles(bundles);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
