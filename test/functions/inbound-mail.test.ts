import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { InboundMessage, inboundMail } from '../../functions/inbound-mail.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { signLink } from '../../shared/readers/links/signed-link.ts';
import { LARGEST_MAIL } from '../../shared/readers/requests/inbound-mail.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { createPageRig, type PageRig } from '../support/page-visit.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

let real: RealTable;
let clock: FakeClock;
let rig: PageRig;
let person = 0;
let email: string;

beforeAll(async () => {
  real = await startTable();
});
beforeEach(() => {
  person += 1;
  clock = createFakeClock(Date.UTC(2024 + person, 3, 1));
  rig = createPageRig(real.table, clock);
  email = `writer${person}@example.com`;
});
afterAll(() => real.stop());

type Headers = Readonly<Record<string, string | undefined>>;

/** A mail as SES stores it: its own headers above the sender's. */
function mail(headers: Headers = {}, body = 'Hello'): Buffer {
  const all: Headers = {
    'Return-Path': `<${email}>`,
    'X-SES-Spam-Verdict': 'PASS',
    'X-SES-Virus-Verdict': 'PASS',
    'Authentication-Results': `amazonses.com; spf=pass (spfCheck) client-ip=192.0.2.1; envelope-from=${email}; dkim=pass header.i=@example.com; dmarc=none header.from=example.com;`,
    From: `Somebody <${email}>`,
    To: 'subscribe@digest.example',
    Subject: 'hello',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`);
}

const receive = (raw: Uint8Array, size?: number) =>
  inboundMail(
    { object: { key: 'inbound/1', ...(size !== undefined && { size }) } },
    { ...rig, files: { get: async (key) => (key === 'inbound/1' ? raw : undefined) } },
  );
const reader = () => rig.readers.load(rig.seal.readerId(email));
const subscribed = () =>
  addConfirmedReader({ readers: rig.readers, seal: rig.seal }, { address: email, language: 'ja', depth: 'all' });

describe('subscribing by mail', () => {
  test('a mail to the subscribe address leads to one confirmation, however often the message comes', async () => {
    expect(await receive(mail())).toBe('mailed');
    expect(await receive(mail())).toBe('mailbox-limit');
    expect(rig.mailed).toMatchObject([{ to: email, path: '/api/confirm' }]);
    expect(await reader()).toMatchObject({ state: 'pending', via: 'mail', language: 'ja' });
  });

  test('the confirmation by the link of the mail is the same as by the form', async () => {
    await receive(mail({ To: 'subscribe+en@digest.example' }));
    await rig.visit('/api/confirm', { method: 'POST', query: rig.mailed[0]!.token });
    expect(await reader()).toMatchObject({ state: 'active', language: 'en' });
  });

  test('nothing of the mail comes back in the confirmation', async () => {
    await receive(mail({ Subject: 'Free pills visit xyz.biz', From: `"Free pills" <${email}>` }, 'Free pills'));
    expect(JSON.stringify(rig.mailed)).not.toContain('pills');
  });
});

describe('leaving by mail', () => {
  test('the token of List-Unsubscribe leaves, also from another address and from a robot', async () => {
    const id = await subscribed();
    const token = signLink({ purpose: 'unsubscribe', reader: id, version: 1 }, KEYS);
    const robot = { From: 'alias@elsewhere.example', 'Auto-Submitted': 'auto-generated', Subject: token };
    expect(await receive(mail({ ...robot, To: 'unsubscribe@digest.example' }))).toBe('left');
    expect(await reader()).toMatchObject({ state: 'unsubscribed' });
    expect(rig.mailed).toEqual([]);
  });

  test.each([
    ['the unsubscribe address', { To: 'unsubscribe@digest.example' }],
    ['the subject', { Subject: '配信停止をお願いします' }],
    ['the subject in English', { Subject: 'Unsubscribe please' }],
  ])('a person is heard by %s', async (_name, headers) => {
    await subscribed();
    expect(await receive(mail(headers))).toBe('left');
    expect(await reader()).toMatchObject({ state: 'unsubscribed' });
  });

  test.each(['List-Unsubscribe', 'the own words'])(
    'H-21: who leaves by a mail of %s may return at once, however often strangers signed the mailbox up',
    async (by) => {
      const reader = await subscribed();
      for (let i = 0; i < 4; i += 1) await rig.signUp(email, { viewer: `203.0.113.${i}:1` });
      await rig.signUp(email);
      expect(rig.mailed).toHaveLength(2);
      const token = signLink({ purpose: 'unsubscribe', reader, version: 1 }, KEYS);
      const Subject = by === 'List-Unsubscribe' ? token : 'Please unsubscribe me';
      expect(await receive(mail({ Subject, To: 'unsubscribe@digest.example' }))).toBe('left');
      await rig.signUp(email);
      expect(rig.mailed).toHaveLength(3);
      expect(rig.mailed[2]!.path).toBe('/api/confirm');
    },
  );

  test('a token of another purpose or a broken one leaves nobody', async () => {
    const id = await subscribed();
    const token = signLink({ purpose: 'unsubscribe', reader: id, version: 1 }, KEYS);
    expect(await receive(mail({ Subject: `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}` }))).toBe('nothing');
    expect(await reader()).toMatchObject({ state: 'active' });
  });
});

describe('what gets no answer', () => {
  test.each<[string, Headers]>([
    ['an out-of-office reply', { 'Auto-Submitted': 'auto-replied' }],
    ['a sender that nothing proves', { 'Authentication-Results': 'amazonses.com; spf=fail; dkim=fail; dmarc=fail' }],
  ])('%s', async (_name, headers) => {
    expect(await receive(mail(headers))).toBe('nothing');
    expect(rig.mailed).toEqual([]);
    expect(await reader()).toBeUndefined();
  });

  test('a mail that is too large or missing', async () => {
    expect(await receive(mail(), LARGEST_MAIL + 1)).toBe('nothing');
    const gone = { ...rig, files: { get: async () => undefined } };
    expect(await inboundMail({ object: { key: 'inbound/2' } }, gone)).toBe('nothing');
  });
});

test("the queue's message is the detail of S3's event, whatever else stands in it", () => {
  const detail = {
    version: '0',
    bucket: { name: 'files' },
    object: { key: 'inbound/abc', size: 5, etag: 'e' },
    reason: 'PutObject',
  };
  expect(v.parse(InboundMessage, detail)).toEqual({ object: { key: 'inbound/abc', size: 5 } });
  expect(v.safeParse(InboundMessage, { object: {} }).success).toBe(false);
});
