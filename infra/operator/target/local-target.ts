/** This machine as a target: a run of its own, or the one that `npm start` keeps open on the same data. */
import { fileURLToPath } from 'node:url';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { FailedError } from '../../exit.ts';
import { readHolder } from '../../local/data-lock.ts';
import { FunctionError } from '../../local/host/handler-host.ts';
import { findQueue } from '../../local/local-queues.ts';
import { type LocalStack, type StartLocalOptions, startLocal } from '../../local/local-stack.ts';
import { readResources } from '../../local/template/resources.ts';
import { loadTemplate } from '../../local/template/template.ts';
import { nextRunsOf } from './next-runs.ts';
import { connect, type Target } from './target.ts';

export interface LocalTarget extends Target {
  /** Rejects when an engine fails on its own: whatever waits for it need not wait on. */
  readonly died: Promise<never>;
  readonly local: LocalStack;
}

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const CLIENT = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } as const;

/** Starts the engines on this machine; whoever opens it closes it. */
export async function openLocal(options: StartLocalOptions): Promise<LocalTarget> {
  const local = await startLocal(options);
  const target = await connect({
    name: 'local',
    environmentOf: async (name) => local.environment(name),
    client: CLIENT,
    endpoints: local.urls,
    invoke: async <T>(name: string, event: object) =>
      (await local.invoke(name, event).catch((error: unknown) => {
        throw error instanceof FunctionError ? new FailedError(error.thrown, { cause: error }) : error;
      })) as T,
    nextRuns: () => local.nextRuns(),
    close: () => local.stop(),
  });
  return {
    ...target,
    local,
    died: local.died,
    drained: (queue) => local.idle([queue]),
    deadLetters: async (queue) => (await local.deadLetters(queue)).length,
    redrive: (queue) => local.redrive(queue),
  };
}

/** The run that holds the data folder right now, or undefined. */
export async function joinRunning(dataDir: string): Promise<Target | undefined> {
  const urls = readHolder(dataDir)?.urls as LocalStack['urls'] | undefined;
  if (!urls) return undefined;
  const template = await loadTemplate(PROJECT);
  const { queues } = readResources(template, { queues: urls.sqs, publicHost: new URL(urls.site).host });
  const lambda = new LambdaClient({ ...CLIENT, endpoint: urls.lambda, maxAttempts: 1 });
  return connect({
    name: 'local',
    environmentOf: (name) => variablesOf(lambda, name),
    client: CLIENT,
    endpoints: urls,
    invoke: (name, event) => invokeLambda(lambda, name, event),
    // Only `npm start` stays open long enough to be joined, and it keeps the schedules running.
    nextRuns: () => nextRunsOf(template, new Date()),
    sourceOf(deadLettersUrl) {
      const { name } = findQueue(queues, deadLettersUrl);
      return queues.find(({ deadLetters }) => deadLetters === name)!.url;
    },
    close: async () => lambda.destroy(),
  });
}

/** A function's variables, as Lambda's API tells them. */
export async function variablesOf(lambda: LambdaClient, FunctionName: string) {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Environment?.Variables ?? {};
}

/** Calls a function through Lambda's API. Throws FailedError with what the function threw. */
export async function invokeLambda<T>(lambda: LambdaClient, functionName: string, event: object): Promise<T> {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }));
  const text = new TextDecoder().decode(answer.Payload);
  if (answer.FunctionError) {
    const { errorMessage } = JSON.parse(text) as { errorMessage?: string };
    throw new FailedError(errorMessage ?? `${functionName} failed`);
  }
  return JSON.parse(text) as T;
}
