/** What the queue does to a worker, where no other file names it. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { collect } from '../../functions/collect.ts';
import { summarize } from '../../functions/summarize.ts';
import { PaperMessage } from '../../shared/papers/paper-message.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import { queueHandler } from '../../shared/platform/handlers.ts';
import { createQueue } from '../../shared/platform/queue.ts';
import type { Table } from '../../shared/platform/table.ts';
import type { CollectServices } from '../../shared/sources/collect-run.ts';
import type { SummarizeServices } from '../../shared/summaries/summarise-paper.ts';
import { createSummaryStore } from '../../shared/summaries/summary-store.ts';
import { abstractDocument } from '../support/extractive-papers.ts';
import { LOCAL, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';
import { functionsOf, resourcesOf, synthesised, type Template } from '../support/synthesised.ts';

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
const counter = { add: () => {} };
const delivered = { receiveCount: 1, remainingMs: 60_000, counter };
const stops: (() => Promise<void>)[] = [];
afterAll(async () => void (await Promise.all(stops.map((stop) => stop()))));

async function freshTable(): Promise<Table> {
  const real = await startTable();
  stops.push(() => real.stop());
  return real.table;
}

/** SQS as it answers a batch of which it takes only a part: 200, and the rest in `Failed`. */
async function startPickyQueue(refuse: (batch: number, place: number) => boolean) {
  const accepted: string[] = [];
  let batches = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const batch = batches++;
      const entries = (JSON.parse(body) as { Entries: { Id: string; MessageBody: string }[] }).Entries;
      const failed = entries.filter((_, place) => refuse(batch, place));
      const taken = entries.filter((entry) => !failed.includes(entry));
      accepted.push(...taken.map((entry) => entry.MessageBody));
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(
        JSON.stringify({
          Successful: taken.map(({ Id }) => ({ Id, MessageId: Id })),
          Failed: failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
        }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The stub answers no checksums.
  const client = new SQSClient({ ...LOCAL, endpoint, md5: false });
  stops.push(async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { accepted, queue: createQueue(client, `${endpoint}/000000000000/papers`) };
}

function collector(table: Table, queue: CollectServices['queue'], papers: number): CollectServices {
  let ids = 0;
  const week = '2026-W46';
  return {
    papers: createPaperStore(table),
    queue,
    languages: ['ja'],
    collectWeek: async () => ({
      week,
      papers: Array.from({ length: papers }, (_, i) => samplePaper({ id: `arxiv:2611.0100${i}`, week })),
      ...{ ranking: [], remarks: [], partial: false, postponed: 0, daysSinceNewestWeek: 0 },
    }),
    now: () => new Date('2026-11-16T00:00:00Z'),
    newId: () => `run${ids++}`,
  };
}

describe('sending', () => {
  test('I-23: what a batch left unaccepted is sent again, and each message once', async () => {
    const { accepted, queue } = await startPickyQueue((batch, place) => batch === 0 && [1, 4, 7].includes(place));
    const services = collector(await freshTable(), queue, 10);
    await collect({ run: '', dryRun: false, lastTry: false }, services, counter);
    const papers = accepted.map((body) => (JSON.parse(body) as PaperMessageOut).paper);
    expect(papers).toHaveLength(10);
    expect(new Set(papers).size).toBe(10);
    const entries = await services.papers.entries('2026-W46');
    expect(entries.every((entry) => entry.enqueuedAt !== undefined)).toBe(true);
  });

  test('I-23: while something is not accepted nothing counts as enqueued, and the next run sends it', async () => {
    let broken = true;
    const { accepted, queue } = await startPickyQueue((_, place) => broken && place === 0);
    const services = collector(await freshTable(), queue, 4);
    const input = { run: '', dryRun: false, lastTry: false };
    await expect(collect(input, services, counter)).rejects.toThrow('not accepted');
    expect((await services.papers.entries('2026-W46')).filter((entry) => entry.enqueuedAt)).toEqual([]);
    broken = false;
    expect(await collect(input, services, counter)).toMatchObject({ outcome: 'collected', enqueued: 4 });
    expect(new Set(accepted).size).toBe(4);
  });

  test('I-24: a message holds a key and never a payload; one that is too large is refused unsent', async () => {
    const { accepted, queue } = await startPickyQueue(() => false);
    const table = await freshTable();
    const services = collector(table, queue, 1);
    const big = samplePaper({ id: 'arxiv:2611.02000', abstract: 'a'.repeat(60_000) });
    const collectWeek = async () => ({ ...(await services.collectWeek({ lastTry: false })), papers: [big] });
    await collect({ run: '', dryRun: false, lastTry: false }, { ...services, collectWeek }, counter);
    expect(Math.max(...accepted.map((body) => body.length))).toBeLessThan(200);
    await expect(queue.send([{ text: 'x'.repeat(2_000_000) }])).rejects.toThrow('send a key instead');
    expect(accepted).toHaveLength(1);
  });
});

type PaperMessageOut = { readonly paper: string };

async function worker(table: Table, papers: number, week = '2026-W46') {
  const calls: string[] = [];
  let at = new Date('2026-11-16T00:00:00Z').getTime();
  let ids = 0;
  const services: SummarizeServices = {
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    languages: ['ja', 'en'],
    readDocument: async (paper) => abstractDocument(paper.abstract),
    summarise: async ({ paper, language }) => {
      calls.push(`${paper.id} ${language}`);
      return sampleSummary({ paperId: paper.id, language, headline: [borne(`${paper.title} ${language}`)] });
    },
    now: () => new Date(at),
    newId: () => `w${ids++}`,
  };
  const all = Array.from({ length: papers }, (_, i) =>
    samplePaper({ id: `arxiv:2611.0300${i}`, title: `Paper ${i}`, week }),
  );
  for (const [i, paper] of all.entries()) await services.papers.record(paper, i + 1);
  const messages = all.map((paper) => ({ version: 1 as const, week, paper: paper.id, run: '' }));
  const advance = (days: number) => {
    at += days * 86_400_000;
  };
  return { services, calls, messages, all, advance };
}

test('Q-08: dead letters that come back three days later are not summarised again', async () => {
  const { services, calls, messages, advance } = await worker(await freshTable(), 1);
  await summarize(messages[0]!, services, delivered);
  const before = await services.summaries.get(messages[0]!.paper, 'ja');
  advance(3);
  await summarize(messages[0]!, services, { ...delivered, receiveCount: 6 });
  expect(calls).toHaveLength(2);
  expect(await services.summaries.get(messages[0]!.paper, 'ja')).toEqual(before);
  expect(await services.papers.entries('2026-W46')).toHaveLength(1);
});

test('Q-10: the order in which messages come changes nothing of what stands in the end', async () => {
  const stands = async (reverse: boolean) => {
    const { services, messages, all } = await worker(await freshTable(), 6);
    for (const message of reverse ? messages.toReversed() : messages) await summarize(message, services, delivered);
    const summaries = await services.summaries.all(
      all.map(({ id }) => id),
      'ja',
    );
    return {
      entries: (await services.papers.entries('2026-W46')).map(({ id, position }) => ({ id, position })),
      summaries: all.map(({ id }) => summaries.get(id)),
    };
  };
  expect(await stands(true)).toEqual(await stands(false));
});

test('Q-13: when every record fails every record is reported, and none is lost or buried', async () => {
  const buried: string[] = [];
  const handler = queueHandler({
    name: 'test',
    schema: PaperMessage,
    services: () => ({}),
    queue: () => ({ postpone: async () => {} }),
    deadLetters: () => ({
      bury: async (body) => void buried.push(body),
    }),
    each: () => Promise.reject(new Error('the table is gone')),
  });
  const event = {
    Records: Array.from({ length: 10 }, (_, i) => ({
      messageId: `m${i}`,
      receiptHandle: `r${i}`,
      body: JSON.stringify({ version: 1, week: '2026-W46', paper: `p${i}` }),
      attributes: { ApproximateReceiveCount: '1' },
    })),
  } as unknown as SQSEvent;
  const { batchItemFailures } = await handler(event, { getRemainingTimeInMillis: () => 1000 } as Context);
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
    Array.from({ length: 10 }, (_, i) => `m${i}`),
  );
  expect(buried).toEqual([]);
});

describe('the template', () => {
  let template: Template;
  beforeAll(async () => {
    template = (await synthesised({ operator: 'operator@example.org' })).template;
  });

  test('Q-12: no worker may send to the queue it reads, so no message can go round', () => {
    const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    expect(sources.length).toBeGreaterThan(1);
    for (const { EventSourceArn, FunctionName } of sources) {
      const [queue] = EventSourceArn['Fn::GetAtt'] as [string];
      const [, worker] = [...functionsOf(template).values()].find(([id]) => id === FunctionName.Ref)!;
      const [role] = worker.Properties.Role['Fn::GetAtt'] as [string];
      const statements = resourcesOf(template, 'AWS::IAM::Policy')
        .filter(([, { Properties }]) => Properties.Roles.some((one: { Ref: string }) => one.Ref === role))
        .flatMap(
          ([, { Properties }]) => Properties.PolicyDocument.Statement as { Action: unknown; Resource: unknown }[],
        );
      const sends = statements.filter(({ Action }) => JSON.stringify(Action).includes('sqs:SendMessage'));
      expect(sends.length).toBeGreaterThan(0);
      expect(JSON.stringify(sends.map(({ Resource }) => Resource))).not.toContain(`"${queue}"`);
    }
  });

  test('Q-14, Q-13: the first dead letter raises an alarm that leads to the runbook, and so do messages that only wait', () => {
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    const queues = resourcesOf(template, 'AWS::SQS::Queue');
    const about = (metric: string, id: string) =>
      alarms.filter(
        ({ MetricName, Dimensions }) => MetricName === metric && JSON.stringify(Dimensions ?? []).includes(`"${id}"`),
      );
    const dead = queues.filter(([id]) => /DeadLetters/.test(id));
    expect(dead.length).toBeGreaterThan(1);
    for (const [id] of dead) {
      const [alarm] = about('ApproximateNumberOfMessagesVisible', id);
      expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
      expect(alarm!.ComparisonOperator).toBe('GreaterThanOrEqualToThreshold');
      expect(alarm!.AlarmDescription).toMatch(/infra\/RUNBOOK\.md#/);
    }
    for (const [id, { Properties }] of queues) {
      if (Properties.RedrivePolicy && !/Scheduler/i.test(id))
        expect(about('ApproximateAgeOfOldestMessage', id).length).toBeGreaterThan(0);
    }
  });
});
