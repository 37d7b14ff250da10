/** The engines of the quarter, each behind a proxy that loses, resets, throttles and delays what the handlers ask. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createBucket } from '../../../shared/platform/bucket.ts';
import { createTable } from '../../../shared/platform/table.ts';
import { type Fault, type FaultProxy, type ProxiedRequest, startFaultProxy } from '../../support/fault-proxy.ts';
import type { Random } from '../../support/random.ts';
import { startQueues } from '../../support/real-queues.ts';
import { LOCAL, startTable, TABLE_NAME } from '../../support/real-table.ts';
import { type SesFault, startSesStub } from '../../support/ses-stub.ts';
import type { Note } from './note.ts';
import type { Turns } from './turns.ts';

/** Share of requests that suffer in fair weather and in a storm, where the SDK's own retries are not enough. */
const FAIR = 0.02;
const STORM = 0.15;

export type Weather = 'calm' | 'fair' | 'storm';

export async function startFaultyEngines(random: Random, turns: Turns, note: Note) {
  const [real, queues, ses] = await Promise.all([startTable(), startQueues(), startSesStub()]);
  const [tableProxy, queueProxy] = await Promise.all([
    startFaultProxy(real.endpoint),
    startFaultProxy(queues.endpoint),
  ]);
  const files = await queues.bucket('files');
  const site = await queues.bucket('site');
  const dynamo = new DynamoDBClient({ ...LOCAL, endpoint: tableProxy.url });
  const sqs = new SQSClient({ ...LOCAL, endpoint: queueProxy.url });
  const s3 = new S3Client({ ...LOCAL, endpoint: queueProxy.url, forcePathStyle: true });
  for (const client of [dynamo, sqs, s3]) {
    turns.attach(client);
    await dropWaits(client.config);
  }

  function setWeather(weather: Weather): void {
    tableProxy.heal();
    queueProxy.heal();
    ses.heal();
    if (weather === 'calm') return;
    const share = weather === 'storm' ? STORM : FAIR;
    const [tableDraws, queueDraws, sesDraws] = ['table', 'queue', 'ses'].map((name) =>
      random.stream(name + random.next()),
    );
    const strike = (proxy: FaultProxy, draws: Random, likely: number) =>
      proxy.always((request) => {
        const fault = engineFault(draws, likely);
        if (fault) note(`${nameOf(request)}: ${typeof fault === 'string' ? fault : Object.values(fault)[0]}`);
        return fault;
      });
    strike(tableProxy, tableDraws!, share);
    strike(queueProxy, queueDraws!, share / 2);
    ses.always(({ to }) => {
      const fault = sesFault(sesDraws!, to.length);
      if (fault) note(`SES, ${to.length} mails from ${to[0]}: ${fault.kind}`);
      return fault;
    });
  }

  return {
    ...{ real, queues, ses, files, site, sqs, setWeather },
    /** Through the proxies. */
    table: createTable(dynamo, TABLE_NAME),
    faultyFiles: createBucket(s3, 'files'),
    faultySite: createBucket(s3, 'site'),
    async stop() {
      for (const client of [dynamo, sqs, s3]) client.destroy();
      await Promise.all([tableProxy.stop(), queueProxy.stop()]);
      await Promise.all([real.stop(), queues.stop(), ses.stop()]);
    },
  };
}

export type FaultyEngines = Awaited<ReturnType<typeof startFaultyEngines>>;

/** The SDK decides what it asks again; its waits in between would only keep everybody else waiting. */
async function dropWaits({ retryStrategy }: DynamoDBClient['config'] | SQSClient['config'] | S3Client['config']) {
  const strategy = await retryStrategy();
  if (!('refreshRetryTokenForRetry' in strategy))
    throw new Error('the SDK repeats requests in another way than before');
  const ask = strategy.refreshRetryTokenForRetry.bind(strategy);
  strategy.refreshRetryTokenForRetry = async (...given) =>
    Object.assign(await ask(...given), { getRetryDelay: () => 0 });
}

/** `UpdateItem DELIVERY#2026-W41#ja META`, `PUT /site/feed.xml`. */
function nameOf({ action, method, path, body }: ProxiedRequest): string {
  const key = ['pk', 'sk'].map((name) => new RegExp(`":?${name}":\\{"S":"([^"]*)"`).exec(body)?.[1] ?? '');
  return action ? `${action} ${key.join(' ')}`.trim() : `${method} ${path}`;
}

function engineFault(random: Random, share: number): Fault | undefined {
  if (!random.chance(share)) return undefined;
  const draw = random.next();
  if (draw < 0.45) return 'drop-answer';
  if (draw < 0.75) return 'reset';
  if (draw < 0.85) return 'cut';
  if (draw < 0.95) return { delayMs: 20 };
  return { error: 'ThrottlingException', status: 400 };
}

function sesFault(random: Random, mails: number): SesFault | undefined {
  const draw = random.next();
  if (draw < 0.05) return { kind: 'accept-then-reset' };
  if (draw < 0.06) return { kind: 'accept-then-hang' };
  if (draw < 0.09) return { kind: 'accept-then-cut' };
  if (draw < 0.12) return { kind: 'accept-then-error', status: 500, type: 'InternalServiceErrorException' };
  if (draw < 0.15) return { kind: 'reset' };
  if (draw < 0.21) return { kind: 'error', status: 429, type: 'TooManyRequestsException' };
  if (draw < 0.23) return { kind: 'error', status: 500, type: 'InternalServiceErrorException' };
  if (draw < 0.25) return { kind: 'error', status: 400, type: 'LimitExceededException' };
  if (draw < 0.3)
    return { kind: 'statuses', statuses: ['SUCCESS', 'TRANSIENT_FAILURE', 'SUCCESS', 'MESSAGE_REJECTED', 'SUCCESS'] };
  if (draw < 0.33) return { kind: 'short-answer', answers: Math.max(0, mails - 2) };
  return undefined;
}
