/**
 * The very bundles that a deployment would upload, each in a fresh process with the template's environment, do a week's
 * work against the engines: a missing file, grant or variable fails here. Every call they make is then held against
 * the policies of the template.
 */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Message } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { weekOf } from '../../../shared/papers/time/week.ts';
import { signForm, YOUNGEST_FORM_MS } from '../../../shared/readers/links/form-token.ts';
import { parseKeys } from '../../../shared/readers/links/signing-keys.ts';
import {
  holdDrafts,
  holdPaper,
  mailFrom,
  mailTo,
  pageEvent,
  putMail,
  readerStates,
  records,
  summaries,
  take,
} from '../../support/bundle-events.ts';
import { type BundledStack, ORIGIN } from '../../support/bundled-stack.ts';
import { type BundledWeek, startBundledWeek, WEEK_SETTINGS } from '../../support/bundled-week.ts';
import { policyAllows } from '../../support/policy.ts';
import { refusedCalls, unusedActions } from '../../support/role-use.ts';
import { sesEvent } from '../../support/ses-mails.ts';
import { functionsOf, type Template } from '../../support/synthesised.ts';
import { RUNTIME_ITSELF, UNUSED } from '../unused-permissions.ts';

const READER = 'reader@example.org';

let week: BundledWeek;
let template: Template;
let stack: BundledStack;
/** What a mail program would send to leave, as the digest's header asks for it. */
let leaving = '';

beforeAll(async () => {
  week = await startBundledWeek();
  ({ template, stack } = week);
}, 240_000);

afterAll(() => week?.stop());

describe('the bundles, in the order of a week', () => {
  test('rotate-keys makes the keys whole', async () => {
    for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) {
      await stack.invoke('rotate-keys', { Step, SecretId: stack.secretId, ClientRequestToken: 'token-of-version-2' });
    }
    expect(parseKeys(stack.secret()).origin).toBe(ORIGIN);
  });

  test('activate-rule-set takes the empty place', async () => {
    const { rules } = week;
    const ResponseURL = `${rules.url}/answer`;
    const event = { RequestType: 'Create', ResponseURL, StackId: 's', RequestId: 'r', LogicalResourceId: 'l' };
    const answer = await stack.invoke('activate-rule-set', { ...event, ResourceProperties: { RuleSet: 'ours' } });
    expect(answer).toEqual({ status: 'SUCCESS' });
    expect(rules.active()).toBe('ours');
    expect(rules.answers).toEqual([expect.objectContaining({ Status: 'SUCCESS', LogicalResourceId: 'l' })]);
  });

  test('subscriptions shows the form, takes a reader and confirms', async () => {
    expect(await page('GET', '/api/subscribe')).toMatchObject({ statusCode: 200 });
    const token = signForm(Date.now() - YOUNGEST_FORM_MS - 1000, parseKeys(stack.secret()));
    const form = { email: READER, language: 'ja', depth: 'all', topics: '', website: '', token };
    expect(await page('POST', '/api/subscribe', form)).toMatchObject({ statusCode: 200 });
    const [mail] = stack.ses.mailbox(READER);
    const link = new URL(/http:\/\/site\.test\/api\/confirm\?\S+/.exec(mail!.text)![0]);
    expect(await page('POST', link.pathname, {}, link.search.slice(1))).toMatchObject({ statusCode: 200 });
  });

  test('collect finds the papers and queues them', async () => {
    const slot = '2026-11-16T21:00:00Z';
    expect(await stack.invoke('collect', { slot, week: '2026-W46' })).toMatchObject({ outcome: 'collected', found: 7 });
  });

  test('summarize reads pages and PDFs, with its child and its WASM beside it', async () => {
    const messages = await take(stack, 'PapersQueue');
    expect(messages).toHaveLength(7);
    const answers = await Promise.all(messages.map((message) => stack.invoke('summarize', records(message))));
    expect(answers).toEqual(messages.map(() => ({ batchItemFailures: [] })));
    const kinds = (await summaries(stack)).map(({ summary }) => summary.coverage.kind);
    expect(kinds.filter((kind) => kind === 'full')).toHaveLength(14);
  }, 60_000);

  test('publish freezes the edition, writes the site and queues the reader’s mail', async () => {
    const answer = (await stack.invoke('publish', { week: '2026-W46' })) as { editions: object[] };
    expect(answer).toMatchObject({ outcome: 'published', week: '2026-W46' });
    expect(answer.editions[0]).toMatchObject({ language: 'ja', papers: 7 });
    expect(answer.editions[0]).toMatchObject({ deliveries: { outcome: 'prepared', candidates: 1, chunks: 1 } });
  });

  test('deliver mails it once, with the headers of one-click', async () => {
    const [message, ...others] = await take(stack, 'DeliveriesQueue');
    expect(others).toEqual([]);
    expect(await stack.invoke('deliver', records(message!))).toEqual({ batchItemFailures: [] });
    const [, digest, ...more] = stack.ses.mailbox(READER);
    expect(more).toEqual([]);
    const { headers } = digest!;
    expect(headers.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(['List-Unsubscribe', 'List-Unsubscribe-Post']),
    );
    const [, mailbox, token] = /^<https?:[^>]+>, <mailto:([^?>]+)\?subject=([\w.-]+)>$/.exec(
      headers.find(({ Name }) => Name === 'List-Unsubscribe')!.Value,
    )!;
    expect(mailbox).toBe('unsubscribe@papers.example.org');
    leaving = mailTo(mailbox!, token!);
  });

  test('inbound-mail heeds what a mail program sends to the address of List-Unsubscribe', async () => {
    const message = await putMail(stack, 'inbound/mail-of-a-reader-who-leaves', leaving);
    expect(await readerStates(stack)).toEqual(['active']);
    expect(await stack.invoke('inbound-mail', records(message))).toEqual({ batchItemFailures: [] });
    expect(await readerStates(stack)).toEqual(['unsubscribed']);
  });

  test('feedback settles what SES reports, and buries what is no report', async () => {
    const digest = stack.ses.mailbox(READER)[1]!;
    const events = ['Send', 'Delivery', 'Complaint'].map((kind) => sesEvent(digest, kind));
    const messages = [...events, 'no report'].map((event, i) => ({
      ...{ MessageId: String(i), ReceiptHandle: 'x', Body: JSON.stringify(event) },
    }));
    expect(await stack.invoke('feedback', records(...messages))).toEqual({ batchItemFailures: [] });
    expect(await take(stack, 'DeliveriesReportsDeadLetters')).toHaveLength(1);
  });

  test('sweep queues a paper again that a crash left between two steps', async () => {
    const week = weekOf(new Date(), 540);
    const stuck = { pk: `WEEK#${week}`, sk: 'PAPER#arxiv:0000.00000', id: 'arxiv:0000.00000', position: 1 };
    await stack.clients.dynamo.send(new PutItemCommand({ TableName: stack.table, Item: marshall(stuck) }));
    expect(await stack.invoke('sweep', { slot: '2026-11-16T22:17:00Z' })).toMatchObject({ papers: 1, unknown: 0 });
    expect(await take(stack, 'PapersQueue')).toHaveLength(1);
  });

  test('probe-models asks every listed model and keeps what each said', async () => {
    const { asked } = (await stack.invoke('probe-models', {})) as { asked: number };
    expect(asked).toBeGreaterThanOrEqual(WEEK_SETTINGS.modelIds.length);
  });

  test('batch makes a job of what waits, and enters the papers again with their answers', async () => {
    const files = await holdDrafts(stack, WEEK_SETTINGS.modelIds[0]!, ['r1', 'r2']);
    expect(await stack.invoke('batch', { slot: '2026-11-16T22:17:00Z' })).toMatchObject({ submitted: 1, troubles: [] });
    const { roleArn } = stack.batches.jobs[0]!.request;
    expect(roleArn).toMatch(/BatchesRole/);
    await stack.batches.finish(stack.batches.jobs[0]!, (_, at) => (at === 0 ? { text: '{}' } : 'missing'));
    expect(await stack.invoke('batch', {})).toMatchObject({ answered: 1, unanswered: 1 });
    expect(await take(stack, 'PapersQueue')).toHaveLength(2);
    expect(await files.answer('r1')).toMatchObject({ stopReason: 'end_turn' });
  });

  test.each(['collect', 'summarize', 'publish', 'deliver'])('rerun enters the week again from %s', async (from) => {
    const answer = await stack.invoke('rerun', { week: '2026-W46', from, force: from === 'summarize' });
    expect(answer).toMatchObject({ week: '2026-W46', stage: from });
  });

  test('rerun makes an operator’s exception: a finished edition once more for one reader', async () => {
    await stack.invoke('sweep', {});
    const [, digest] = stack.ses.mailbox(READER);
    const exception = { language: 'ja', act: 'send-again', to: [digest!.tags.reader], by: 'mika', reason: 'a test' };
    expect(await stack.invoke('rerun', { week: '2026-W46', exception })).toMatchObject({ enqueued: 1 });
    const messages = await take(stack, 'DeliveriesQueue');
    // The reader has left by mail: consent is asked once more, whatever an operator says.
    expect(await stack.invoke('deliver', records(...messages))).toEqual({ batchItemFailures: [] });
    expect(stack.ses.mailbox(READER)).toHaveLength(2);
  });

  test('inbound-mail reads a mail of the bucket and answers it', async () => {
    const message = await putMail(stack, 'inbound/mail-1', mailFrom('other@example.org'));
    expect(await stack.invoke('inbound-mail', records(message))).toEqual({ batchItemFailures: [] });
    expect(stack.ses.mailbox('other@example.org')).toHaveLength(1);
  });
});

describe('a worker that cannot go on', () => {
  let held = '';
  const message = (body: object): Message => ({ MessageId: 'm', ReceiptHandle: 'x', Body: JSON.stringify(body) });

  test.each([
    ['summarize', 'PapersQueueDeadLetters'],
    ['deliver', 'DeliveriesQueueDeadLetters'],
    ['inbound-mail', 'InboundMailQueueDeadLetters'],
  ])('%s sets aside what it cannot read, with the reason', async (name, deadLetters) => {
    expect(await stack.invoke(name, records(message({ version: 9 })))).toEqual({ batchItemFailures: [] });
    expect(await take(stack, deadLetters)).toHaveLength(1);
  });

  test.each([
    ['summarize', () => message({ version: 1, week: '2026-W46', paper: held, run: 'again' })],
    ['inbound-mail', () => message({ object: { key: 'inbound/mail-2' } })],
  ])('%s gives back what may work later', async (name, body) => {
    held = await holdPaper(stack);
    stack.ses.next({ kind: 'error', status: 500, type: 'InternalServerError' });
    await putMail(stack, 'inbound/mail-2', mailFrom('third@example.org'));
    const answer = await stack.invoke(name, records(body()));
    stack.ses.heal();
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
  });
});

describe('what the template gives them', () => {
  test('is memory enough: none uses more than six tenths of it', () => {
    const shares = [...functionsOf(template)].map(
      ([name, [, { Properties }]]) => [name, stack.peakMb(name) / Properties.MemorySize] as const,
    );
    expect(shares.filter(([, share]) => share > 0.6)).toEqual([]);
  });

  test('holds no variable that a function never reads', () => {
    const unread = [...functionsOf(template)].flatMap(([name, [, { Properties }]]) => {
      const read = new Set(stack.readVariables(name));
      return Object.keys(Properties.Environment.Variables)
        .filter((variable) => !read.has(variable))
        .map((one) => `${name} ${one}`);
    });
    expect(unread).toEqual([]);
  });
});

describe('the calls they made, against the policies', () => {
  test('every one of them would have been allowed', () => {
    expect([...stack.calls.keys()].sort()).toEqual([...functionsOf(template).keys()].sort());
    expect(refusedCalls(template, stack.calls)).toEqual([]);
  });

  test('the models that were asked are the ones of the settings, and the function may ask them', () => {
    const asked = [...new Set(week.models.calls.map(({ modelId }) => modelId))];
    expect(asked).toEqual(WEEK_SETTINGS.modelIds);
    for (const id of asked) {
      const arn = `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${id}`;
      expect(policyAllows(template, functionsOf(template).get('summarize')![0], 'bedrock:InvokeModel', arn)).toBe(true);
    }
  });

  test('nothing is allowed that was never used, without a reason', () => {
    const unused = unusedActions(template, stack.calls);
    expect(unused.filter((one) => !RUNTIME_ITSELF.test(one)).sort()).toEqual(Object.keys(UNUSED).sort());
  });
});

const page = (...request: Parameters<typeof pageEvent>) => stack.invoke('subscriptions', pageEvent(...request));
