/**
 * The whole system on one machine: the engines, what the template says is in them, and the functions wired to each
 * other as the template wires them.
 */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { takeDataFolder } from './data-lock.ts';
import { deploy, type EngineClients } from './deploy.ts';
import { readDistribution } from './distribution.ts';
import { type EnginePorts, startEngines } from './engines.ts';
import { type BatchReport, startMapping } from './event-source-mapping.ts';
import { createHost, type Host } from './handler-host.ts';
import { createHttpApi, type HttpApiOptions, type Page } from './http-api.ts';
import { waitUntilIdle } from './idle.ts';
import { REGION, type Template } from './intrinsics.ts';
import { openSecretFile } from './keys.ts';
import { baseEnvironment, type EnvironmentChoices, LOCAL_CREDENTIALS, localise } from './local-environment.ts';
import { type DeadLetter, findQueue, peek, redrive } from './local-queues.ts';
import { choosePort, listen } from './ports.ts';
import { type LocalFunction, readResources } from './resources.ts';
import { type NextRun, type Scheduler, startScheduler } from './scheduler.ts';
import { createServiceEndpoint } from './service-endpoint.ts';
import { loadTemplate } from './template.ts';

export interface StartLocalOptions {
  /** Where tables, queues, files, mails and keys are kept between runs. Default: `.ronbun/data` of the project. */
  readonly dataDir?: string;
  /** `site` is remembered by the data folder, so that links in yesterday's mail still lead somewhere. */
  readonly ports?: EnginePorts & { readonly site?: number };
  /** Set for every function, over what the template says, e.g. RECORDED_WEB. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Partial<RuntimeSettings>;
  /** Keep the user's AWS credentials and region for the functions. Default: when the model is Bedrock without a stub. */
  readonly ownCredentials?: boolean;
  /** Read instead of synthesising the stack; tests of the host bring their own. */
  readonly template?: Template;
  /** Where `functions/` is. Default: the project's folder. */
  readonly root?: string;
  /** Fires the schedules of the template. Default: false, for a command that does one thing. */
  readonly schedules?: boolean;
  readonly desk?: HttpApiOptions['desk'];
  /** Takes what the functions print. Default: dropped. */
  readonly log?: (line: string) => void;
  /** Seconds until a message whose function failed outright comes back; undefined: the queue's own timeout. */
  readonly retryAfter?: (receiveCount: number) => number | undefined;
  readonly now?: () => Date;
}

export interface InvocationReport {
  readonly function: string;
  readonly phase: 'started' | 'ended';
  readonly ms?: number;
  readonly error?: Error;
}

export interface LocalStackEvents {
  invocation: [InvocationReport];
  batch: [BatchReport];
}

export interface LocalStack {
  readonly urls: Readonly<
    Record<'site' | 'api' | 'inbox' | 'dynamo' | 'sqs' | 's3' | 'ses' | 'lambda' | 'secrets', string>
  >;
  /** A function's variables, endpoints and credentials included: what an operator's command needs to reach the same things. */
  environment(functionName: string): Readonly<Record<string, string | undefined>>;
  readonly events: EventEmitter<LocalStackEvents>;
  /** @throws FunctionError what the function threw, or its time-out */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Resolves when the queues are empty and nothing runs; rejects with StuckError after the time-out. */
  idle(
    queueNames?: readonly string[],
    options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<void>;
  /** What the dead letters of this queue hold, oldest first. */
  deadLetters(queueName: string): Promise<readonly DeadLetter[]>;
  /** Sends the dead letters of this queue back to it; answers how many. */
  redrive(queueName: string): Promise<number>;
  nextRuns(): readonly NextRun[];
  /** Lets running calls finish for a while, then ends everything; what was in flight is worked on by the next run. */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}

export class UnknownFunctionError extends Error {
  override name = 'UnknownFunctionError' as const;
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** A deliverer that is cut off leaves readers UNKNOWN; its call to SES takes a second or two. */
const GRACE_MS = 5000;
/**
 * After a crash or a time-out the cloud waits for the visibility timeout, half an hour, because another sandbox may still
 * be at work. Here it is known that none is: 2, 4, 8 … seconds, so that a run shows its dead letters within a minute.
 */
const soon = (receiveCount: number) => Math.min(60, 2 ** receiveCount);

export async function startLocal(options: StartLocalOptions = {}): Promise<LocalStack> {
  const root = options.root ?? PROJECT;
  const dataDir = options.dataDir ?? join(PROJECT, '.ronbun', 'data');
  mkdirSync(dataDir, { recursive: true });
  const lock = takeDataFolder(dataDir);
  const closing: (() => Promise<unknown> | unknown)[] = [() => lock.release()];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    return await start(options, root, dataDir, lock, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: StartLocalOptions,
  root: string,
  dataDir: string,
  lock: ReturnType<typeof takeDataFolder>,
  closing: (() => Promise<unknown> | unknown)[],
  close: () => Promise<void>,
): Promise<LocalStack> {
  const now = options.now ?? (() => new Date());
  const [template, engines] = await Promise.all([
    options.template ?? loadTemplate(PROJECT),
    startEngines(dataDir, options.ports).then((started) => {
      closing.push(() => started.stop());
      return started;
    }),
  ]);
  const clients = await createClients(engines.urls);
  closing.push(() => {
    for (const client of Object.values(clients)) client.destroy();
  });

  // Addresses first: the functions' environment holds them.
  const site = await choosePort(dataDir, options.ports?.site);
  const place = { queues: engines.urls.sqs, publicHost: `127.0.0.1:${site.port}` };
  const resources = readResources(template, place);
  await deploy(resources, clients);
  const secret = openSecretFile(dataDir);

  const events = new EventEmitter<LocalStackEvents>();
  const functions = new Map<string, LocalFunction>();
  let running = 0;
  let activity = 0;
  let host: Host | undefined;

  function find(name: string): LocalFunction {
    const short = name.split(':').at(-1) ?? name;
    const found = functions.get(short) ?? [...functions.values()].find((fn) => fn.functionName === short);
    if (!found)
      throw new UnknownFunctionError(`there is no function ${name}; there are ${[...functions.keys()].join(', ')}`);
    return found;
  }

  async function invoke(name: string, event: unknown): Promise<unknown> {
    const fn = find(name);
    const started = performance.now();
    running++;
    activity++;
    events.emit('invocation', { function: fn.name, phase: 'started' });
    let error: Error | undefined;
    try {
      return await host?.invoke(fn, event);
    } catch (thrown) {
      error = thrown as Error;
      throw thrown;
    } finally {
      running--;
      activity++;
      events.emit('invocation', { function: fn.name, phase: 'ended', ms: performance.now() - started, error });
    }
  }

  const services = await listen(
    createServiceEndpoint({
      secrets: resources.secrets,
      secret,
      invoke: (name, event) => {
        try {
          find(name);
        } catch {
          return undefined;
        }
        return invoke(name, event);
      },
    }),
    0,
  );
  closing.push(services.close);

  const choices: EnvironmentChoices = {
    environment: options.environment ?? {},
    settings: options.settings ?? {},
    ownCredentials: options.ownCredentials ?? wantsBedrock(options),
  };
  for (const fn of resources.functions) functions.set(fn.name, localise(fn, choices));
  const base = baseEnvironment(process.env, engines.urls, services.url, choices);
  host = createHost([...functions.values()], {
    root: pathToFileURL(`${root}/`),
    environment: base,
    log: options.log ?? (() => {}),
  });
  closing.push(() => host?.stop());

  const distribution = readDistribution(template, place);
  const server = createHttpApi({
    routes: resources.routes,
    distribution,
    invoke,
    page: (key) => readPage(clients, distribution?.siteBucket ?? '', key),
    originHeader: (value) => lookUp(value, secret.read()),
    desk: options.desk,
    now,
  });
  const face = await listen(server, site.port);
  site.keep();
  closing.push(face.close);

  const mapped = resources.mappings.map((mapping) => findQueue(resources.queues, mapping.queue));
  const mappings = resources.mappings.map((mapping) =>
    startMapping({
      mapping,
      queue: findQueue(resources.queues, mapping.queue),
      sqs: clients.sqs,
      invoke: (event) => invoke(mapping.function, event),
      received: () => {
        running++;
        activity++;
      },
      done: (report) => {
        running--;
        activity++;
        events.emit('batch', report);
      },
      retryAfter: options.retryAfter ?? soon,
    }),
  );
  const clock = {
    now,
    after: (ms: number, call: () => void) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  };
  let scheduler: Scheduler | undefined;
  if (options.schedules) {
    scheduler = startScheduler(resources.schedules, clock, (name, event) => void invoke(name, event).catch(() => {}));
  }

  const urls = {
    site: `http://${place.publicHost}`,
    api: `http://${place.publicHost}`,
    inbox: engines.urls.ses,
    ...engines.urls,
    lambda: services.url,
    secrets: services.url,
  };
  lock.publish(urls);

  return {
    urls,
    events,
    invoke,
    environment: (name) => ({ ...base, ...find(name).environment }),
    idle: (names, { timeoutMs, signal } = {}) =>
      waitUntilIdle({
        sqs: clients.sqs,
        queues: names ? names.map((name) => findQueue(resources.queues, name)) : mapped,
        activity: () => ({ running, count: activity }),
        changed: (call) => {
          events.on('batch', call).on('invocation', call);
          return () => events.off('batch', call).off('invocation', call);
        },
        died: engines.died,
        timeoutMs,
        signal,
      }),
    async deadLetters(name) {
      const { deadLetters } = findQueue(resources.queues, name);
      return deadLetters ? peek(engines.urls.sqs, findQueue(resources.queues, deadLetters)) : [];
    },
    async redrive(name) {
      const queue = findQueue(resources.queues, name);
      return queue.deadLetters ? redrive(clients.sqs, findQueue(resources.queues, queue.deadLetters), queue) : 0;
    },
    nextRuns: () => scheduler?.nextRuns() ?? [],
    async stop({ graceMs = GRACE_MS } = {}) {
      scheduler?.stop();
      const settled = Promise.all(mappings.map((mapping) => mapping.stop()));
      await Promise.race([settled, new Promise((late) => setTimeout(late, graceMs).unref())]);
      await close();
    },
  };
}

async function createClients(urls: { dynamo: string; sqs: string; s3: string }): Promise<EngineClients> {
  const [{ DynamoDBClient }, { SQSClient }, { S3Client }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('@aws-sdk/client-sqs'),
    import('@aws-sdk/client-s3'),
  ]);
  const common = { region: REGION, credentials: LOCAL_CREDENTIALS };
  return {
    dynamo: new DynamoDBClient({ ...common, endpoint: urls.dynamo }),
    sqs: new SQSClient({ ...common, endpoint: urls.sqs }),
    s3: new S3Client({ ...common, endpoint: urls.s3, forcePathStyle: true }),
  };
}

async function readPage({ s3 }: EngineClients, bucket: string, key: string): Promise<Page | undefined> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  try {
    const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const body = await Body?.transformToByteArray();
    return body && { body, contentType: ContentType ?? 'application/octet-stream' };
  } catch (error) {
    if (['NoSuchKey', 'NoSuchBucket'].includes((error as Error).name)) return undefined;
    throw error;
  }
}

/** `{{resolve:secretsmanager:ARN:SecretString:origin::}}` (CloudFormation guide, "Dynamic references"). */
function lookUp(value: string, secret: string): string {
  return value.replace(/\{\{resolve:secretsmanager:.+?:SecretString:([^:}]+)[^}]*\}\}/g, (_, key: string) =>
    String((JSON.parse(secret) as Record<string, unknown>)[key] ?? ''),
  );
}

function wantsBedrock({ settings, environment }: StartLocalOptions): boolean {
  return settings?.model === 'bedrock' && !environment?.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
}
