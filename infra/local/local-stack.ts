/**
 * The whole system on one machine: the engines, what the template says is in them, and the functions wired to each
 * other as the template wires them.
 */
import { EventEmitter } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { redrive } from '../../shared/platform/dead-letters.ts';
import type { RuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { type NextRun, startScheduler, timer } from './clock/scheduler.ts';
import { type Closing, createClosing } from './closing.ts';
import { type DataLock, takeDataFolder } from './data-lock.ts';
import { createClients, readPage } from './engines/engine-clients.ts';
import { damagedOr, type EnginePorts, startEngines } from './engines/engines.ts';
import { listen, listenAsSite } from './engines/ports.ts';
import { startMapping } from './host/event-source-mapping.ts';
import { createFunctionCaller, type LocalStackEvents } from './host/function-caller.ts';
import { openFunctionLog } from './host/function-log.ts';
import { createHost } from './host/handler-host.ts';
import { waitUntilIdle } from './host/idle.ts';
import { createUnwaited } from './host/kept-failures.ts';
import { baseEnvironment, environmentChoices, localise, resolveSecret } from './host/local-environment.ts';
import { openSecretFile } from './host/local-secrets.ts';
import { createServiceEndpoint } from './host/service-endpoint.ts';
import { readDistribution } from './http/distribution.ts';
import { createHttpApi, type HttpApiOptions } from './http/http-api.ts';
import { type DeadLetter, findQueue, peek, type QueueState, queueStates } from './local-queues.ts';
import { makeFolder } from './make-folder.ts';
import { deploy } from './template/deploy.ts';
import type { Template } from './template/intrinsics.ts';
import { readResources } from './template/resources.ts';
import { loadTemplate } from './template/template.ts';
import { voidLeases } from './void-leases.ts';

export interface StartLocalOptions {
  /** Where tables, queues, files, mails and keys are kept between runs. Default: `.ronbun/data` of the project. */
  readonly dataDir?: string;
  /** `site` is remembered by the data folder, so that links in yesterday's mail still lead somewhere. */
  readonly ports?: EnginePorts & { readonly site?: number };
  /** Set for every function, over what the template says, e.g. RECORDED_WEB. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Partial<RuntimeSettings>;
  /** Read instead of synthesising the stack; tests of the host bring their own. */
  readonly template?: Template;
  /** Where `functions/` is. Default: the project's folder. */
  readonly root?: string;
  /** How papers are read here instead of as in the cloud: a model on one's own machine serves few at once, and slowly. */
  readonly reading?: { readonly atOnce: number; readonly timeoutMs: number };
  /** Fires the schedules of the template. Default: false, for a command that does one thing. */
  readonly schedules?: boolean;
  readonly desk?: HttpApiOptions['desk'];
  /** Takes what the functions print, which also goes to `functions.log` of the data folder. */
  readonly log?: (line: string) => void;
  /** Seconds until a message whose function failed outright comes back; undefined: the queue's own timeout. */
  readonly retryAfter?: (receiveCount: number) => number | undefined;
  readonly now?: () => Date;
}

export interface LocalStack {
  readonly urls: Readonly<Record<'site' | 'inbox' | 'dynamo' | 'sqs' | 's3' | 'ses' | 'lambda' | 'secrets', string>>;
  /** A function's variables, endpoints and credentials included: what an operator's command needs to reach the same things. */
  environment(functionName: string): Readonly<Record<string, string | undefined>>;
  readonly events: EventEmitter<LocalStackEvents>;
  /** Rejects when an engine fails on its own; never resolves. */
  readonly died: Promise<never>;
  /** @throws FunctionError what the function threw, or its time-out */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Resolves when the queues are empty and nothing runs; rejects with StuckError after the time-out. */
  idle(queueNames?: readonly string[], options?: { readonly timeoutMs?: number }): Promise<void>;
  queues(): Promise<readonly QueueState[]>;
  /** What the dead letters of this queue hold, oldest first. */
  deadLetters(queueName: string): Promise<readonly DeadLetter[]>;
  /** Sends the dead letters of this queue back to it; answers how many. */
  redrive(queueName: string): Promise<number>;
  nextRuns(): readonly NextRun[];
  /** Lets running calls finish for a while, then ends everything; what was in flight is worked on by the next run. */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}

/** The function that reads papers and asks models. */
const READER = 'summarize';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** A deliverer that is cut off leaves readers UNKNOWN; its call to SES takes a second or two. */
const GRACE_MS = 5000;
/**
 * After a crash or a time-out the cloud waits for the visibility timeout, half an hour, because another sandbox may still
 * be at work. Here it is known that none is: 1, 2, 4 … seconds, so that a run shows its dead letters within a minute.
 */
const soon = (receiveCount: number) => Math.min(60, 2 ** (receiveCount - 1));

/**
 * Starts everything; nothing is left behind when it throws.
 * @throws DataFolderBusyError, TemplateError, EngineError, PortTakenError, and UsageError for a folder that can't be written into
 */
export async function startLocal(options: StartLocalOptions = {}): Promise<LocalStack> {
  const dataDir = options.dataDir ?? join(PROJECT, '.ronbun', 'data');
  // Addresses, keys and live links lie in it: for its owner alone, whatever the engines ask for.
  process.umask(0o077);
  makeFolder('--data-dir', dataDir);
  chmodSync(dataDir, 0o700);
  const lock = takeDataFolder(dataDir);
  const closing = createClosing();
  closing.add(lock.release);
  try {
    return await start(options, dataDir, lock, closing);
  } catch (error) {
    await closing.run().catch(() => {});
    throw error;
  }
}

async function start(
  options: StartLocalOptions,
  dataDir: string,
  lock: DataLock,
  closing: Closing,
): Promise<LocalStack> {
  const now = options.now ?? (() => new Date());
  const [engines, template] = await Promise.allSettled([
    startEngines(dataDir, options.ports),
    options.template ?? loadTemplate(PROJECT),
  ]);
  if (engines.status === 'fulfilled') closing.add(() => engines.value.stop());
  if (engines.status === 'rejected') throw engines.reason;
  if (template.status === 'rejected') throw template.reason;
  const { urls: engineUrls, died } = engines.value;
  const clients = await createClients(engineUrls);
  closing.add(() => clients.destroy());

  // The public address first: the functions' variables hold it.
  let serve: RequestListener = (_request, response) => response.writeHead(503).end();
  const site = await listenAsSite(
    createServer((request, response) => serve(request, response)),
    dataDir,
    options.ports?.site,
  );
  closing.add(site.close);
  const place = { queues: engineUrls.sqs, publicHost: `127.0.0.1:${site.port}` };
  const resources = readResources(template.value, place);
  // Damaged data show with the first request; the engines' end tells more than a connection that is refused.
  const deployed = deploy(resources, clients).catch((error: Error) => {
    throw damagedOr(dataDir, error);
  });
  await Promise.race([deployed, died]);
  const endLeases = () => Promise.all(resources.tables.map(({ name }) => voidLeases(clients.dynamo, name, now())));
  if (lock.afterCrash) await endLeases();

  const secret = openSecretFile(dataDir);
  const functionLog = openFunctionLog(dataDir);
  closing.add(functionLog.close);
  const log = (line: string) => {
    functionLog.write(line);
    options.log?.(line);
  };
  const services = await listen(
    createServiceEndpoint({
      ...{ secrets: resources.secrets, secret },
      invoke: (name, event) => caller.invoke(name, event),
      invokeUnwaited: (name, event) => void unwaited(name, event),
      variables: (name) => caller.find(name).environment,
    }),
    0,
  );
  closing.add(services.close);

  const choices = environmentChoices(options, process.env);
  const environment = baseEnvironment(process.env, engineUrls, services.url, choices);
  const { reading } = options;
  const functions = resources.functions.map((fn) => ({
    ...localise(fn, choices),
    ...(reading && fn.name === READER && { timeoutMs: reading.timeoutMs }),
  }));
  const host = createHost(functions, {
    root: pathToFileURL(`${options.root ?? PROJECT}/`),
    environment,
    log,
  });
  closing.add(async () => {
    const cutOff = caller.activity().running > 0;
    await host.stop();
    if (cutOff) await endLeases();
  });
  const events = new EventEmitter<LocalStackEvents>();
  const caller = createFunctionCaller(functions, host, events);
  const unwaited = createUnwaited(functions, caller, clients.sqs, log);

  const distribution = readDistribution(template.value, place);
  serve = createHttpApi({
    routes: resources.routes,
    distribution,
    invoke: caller.invoke,
    page: (key) => readPage(clients, distribution?.siteBucket ?? '', key),
    originHeader: (value) => resolveSecret(value, secret.read()),
    desk: options.desk,
    now,
  });

  const find = (name: string) => findQueue(resources.queues, name);
  const mappings = resources.mappings.map((mapping) =>
    startMapping({
      ...(reading && mapping.function === READER
        ? { mapping: { ...mapping, maxConcurrency: reading.atOnce }, visibilityMs: reading.timeoutMs }
        : { mapping }),
      queue: find(mapping.queue),
      sqs: clients.sqs,
      invoke: (event) => caller.invoke(mapping.function, event),
      received: caller.batchStarted,
      done: caller.batchEnded,
      retryAfter: options.retryAfter ?? soon,
    }),
  );
  const scheduler = startScheduler(options.schedules ? resources.schedules : [], { now, after: timer }, unwaited);

  const urls = {
    ...engineUrls,
    site: site.url,
    inbox: engineUrls.ses,
    lambda: services.url,
    secrets: services.url,
  };
  lock.publish(urls);
  return {
    urls,
    events,
    died,
    invoke: caller.invoke,
    environment: (name) => ({ ...environment, ...caller.find(name).environment }),
    idle: (names = resources.mappings.map(({ queue }) => queue), { timeoutMs } = {}) =>
      waitUntilIdle({
        sqs: clients.sqs,
        queues: names.map(find),
        activity: caller.activity,
        changed(call) {
          events.on('batch', call).on('invocation', call);
          return () => events.off('batch', call).off('invocation', call);
        },
        died,
        timeoutMs,
      }),
    queues: () => queueStates(clients.sqs, resources.queues),
    async deadLetters(name) {
      const { deadLetters } = find(name);
      return deadLetters ? peek(engineUrls.sqs, find(deadLetters)) : [];
    },
    async redrive(name) {
      const queue = find(name);
      return queue.deadLetters ? redrive(clients.sqs, find(queue.deadLetters).url, queue.url) : 0;
    },
    nextRuns: scheduler.nextRuns,
    async stop({ graceMs = GRACE_MS } = {}) {
      scheduler.stop();
      const settled = Promise.all(mappings.map((mapping) => mapping.stop()));
      await Promise.race([settled, new Promise((late) => setTimeout(late, graceMs).unref())]);
      await closing.run();
    },
  };
}
