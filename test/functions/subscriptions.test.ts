import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { subscriptions } from '../../functions/subscriptions.ts';
import { readerLink } from '../../shared/readers/links/reader-links.ts';
import { signLink } from '../../shared/readers/links/signed-link.ts';
import { ANSWER_MS } from '../../shared/readers/pages/subscribe-page.ts';
import { ROUTES } from '../../shared/readers/requests/routes.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { KEYS, SITE } from '../support/mailing-rig.ts';
import { createPageRig, type PageRig, visitEvent } from '../support/page-visit.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

const HOUR = 3_600_000;
let real: RealTable;
let clock: FakeClock;
let rig: PageRig;
let person = 0;
let email: string;

beforeAll(async () => {
  real = await startTable();
});
beforeEach(() => {
  // A new year and a new person for each test, so that they share one table and no limit.
  person += 1;
  clock = createFakeClock(Date.UTC(2024 + person, 3, 1));
  rig = createPageRig(real.table, clock);
  email = `person${person}@example.com`;
});
afterAll(() => real.stop());

const idOf = (address: string) => rig.seal.readerId(address);
const confirmed = async (address = email) => {
  await rig.signUp(address);
  const { token } = rig.mailed.at(-1)!;
  await rig.visit('/api/confirm', { method: 'POST', query: token });
  return (await rig.readers.load(idOf(address)))!;
};
const tokenFor = (purpose: 'unsubscribe' | 'preferences' | 'export' | 'erase', version: number, expires?: number) =>
  signLink({ purpose, reader: idOf(email), version, ...(expires && { expires }) }, KEYS);
const refusedWithoutTrace = (body: string) => expect(body).not.toMatch(/Error|at .*\.ts|node_modules|stack/);

describe('subscribing', () => {
  test('a form, a mail with one button, a page with one button: then the reader is active', async () => {
    const answer = await rig.signUp(email, { fields: { language: 'en', depth: 'headlines', topics: 'agents, RAG' } });
    expect(answer.statusCode).toBe(200);
    expect(rig.mailed).toHaveLength(1);
    const { to, path, token, html } = rig.mailed[0]!;
    expect(to).toBe(email);
    expect(path).toBe('/api/confirm');
    expect(html.match(/<a /g)).toHaveLength(1);
    const page = await rig.visit(path, { query: token });
    expect(page.body).toContain(`action="/api/confirm?${token}"`);
    expect((await rig.visit(path, { method: 'POST', query: token })).statusCode).toBe(200);
    expect(await rig.readers.load(idOf(email))).toMatchObject({
      ...{ state: 'active', language: 'en', depth: 'headlines', topics: ['agents', 'RAG'], via: 'form' },
    });
  });

  test('the home page’s field is a first step: it fills the form, and nothing is mailed or kept', async () => {
    const typed = `"><b>${email}`;
    const answer = await rig.visit('/api/subscribe', { query: 'language=en', form: { email: typed } });
    expect([answer.statusCode, rig.mailed]).toEqual([200, []]);
    expect(answer.body).toContain(`value="&quot;&gt;&lt;b&gt;${email}"`);
    expect(answer.body).toContain('name="token"');
    expect(answer.body).toMatch(/value="en" required checked/);
    expect(answer.body).not.toContain('role="alert"');
    expect(await rig.readers.load(idOf(email))).toBeUndefined();
  });

  test('H-06 new, pending, active and suppressed addresses get the same status, body and time', async () => {
    const answers: unknown[] = [];
    const ask = async (address: string) => {
      const before = clock.now();
      const { statusCode, body, headers } = await rig.signUp(address, { viewer: `203.0.113.${answers.length}:1` });
      answers.push({ statusCode, body, headers, took: clock.now() - before });
    };
    await ask(`new.${email}`);
    await ask(`new.${email}`);
    await confirmed(`active.${email}`);
    clock.advance(25 * HOUR);
    await ask(`active.${email}`);
    await confirmed(`suppressed.${email}`);
    await rig.readers.suppress(idOf(`suppressed.${email}`), 'complaint');
    clock.advance(25 * HOUR);
    const before = rig.mailed.length;
    await ask(`suppressed.${email}`);
    expect(rig.mailed).toHaveLength(before);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ statusCode: 200, took: 5000 + ANSWER_MS });
  });

  test('an active reader who subscribes again is mailed a link to the preferences', async () => {
    await confirmed();
    clock.advance(25 * HOUR);
    await rig.signUp(email);
    expect(rig.mailed.at(-1)).toMatchObject({ to: email, path: '/api/preferences' });
  });

  test('H-07 a thousand posts for one mailbox with tags and dots send one confirmation a day and three ever', async () => {
    const one = createPageRig(real.table, clock, { perMailbox: 3, perNetwork: 10_000, perHour: 10_000 });
    const [name, domain] = email.split('@') as [string, string];
    for (let day = 0; day < 5; day++) {
      for (let i = 0; i < 20; i++) {
        const variant = i % 2 ? `${name}+${i}@${domain}` : `${name[0]}.${name.slice(1)}+${i}@${domain}`;
        await one.signUp(variant);
      }
      clock.advance(24 * HOUR);
    }
    expect(one.mailed).toHaveLength(3);
  });

  test('H-08 one network is limited, then the hourly cap of all stops confirmations and alarms', async () => {
    const one = createPageRig(real.table, clock, { perMailbox: 3, perNetwork: 5, perHour: 8 });
    for (let i = 0; i < 20; i++) await one.signUp(`n${i}.${email}`, { viewer: '198.51.100.7:4000' });
    expect(one.mailed).toHaveLength(5);
    for (let i = 0; i < 20; i++) await one.signUp(`m${i}.${email}`, { viewer: `203.0.113.${i}:4000` });
    expect(one.mailed).toHaveLength(8);
    expect(one.counted).toContain('confirmationsCapped');
  });

  test('H-09 nothing that a stranger typed stands in the confirmation mail', async () => {
    const spam = 'Free pills visit xyz.biz';
    await rig.signUp(email, { fields: { topics: spam } });
    await rig.signUp(`other.${email}`, { fields: { name: spam } });
    for (const { subject, html, text } of rig.mailed) expect(subject + html + text).not.toContain('pills');
    expect(rig.mailed).toHaveLength(2);
  });

  test.each([
    ['the honeypot is filled', { website: 'https://spam.example' }, 0],
    ['the form is too old', {}, HOUR],
    ['the form is too young', {}, -4000],
    ['the token is not ours', { token: 'x' }, 0],
  ])('H-10 %s: an answer that looks accepted, nothing stored, nothing mailed', async (_name, fields, ms) => {
    const accepted = await rig.signUp(`good.${email}`);
    const shown = await rig.visit('/api/subscribe');
    const token = /name="token" value="([^"]+)"/.exec(shown.body)![1]!;
    clock.advance(5000 + ms);
    const form = { email, language: 'ja', depth: 'all', topics: '', website: '', token, ...fields };
    const answer = await rig.visit('/api/subscribe', { form });
    expect(answer).toEqual(accepted);
    expect(rig.mailed.map(({ to }) => to)).toEqual([`good.${email}`]);
    expect(await rig.readers.load(idOf(email))).toBeUndefined();
  });

  test.each(['a@b', '"a b"@x.yz', 'a@x.yz, b@x.yz', 'Name <a@x.yz>', 'a@x.yz\r\nBcc: z@q.wx', 'josé@example.com'])(
    'H-11 and H-12 %j is answered with the form and a reason, and never reaches SES',
    async (typed) => {
      const answer = await rig.signUp(typed);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('role="alert"');
      expect(rig.mailed).toEqual([]);
    },
  );

  test('what was typed wrongly is shown again as text, never as markup', async () => {
    const answer = await rig.signUp('"><script>alert(1)</script>@x');
    expect(answer.body).not.toContain('<script>');
    expect(answer.body).toContain('&lt;script&gt;');
  });

  test('when SES refuses, the person may try again at once', async () => {
    const refused = createPageRig(real.table, clock);
    const { NoticeRefusedError } = await import('../../shared/readers/notices/notice-mailer.ts');
    const cause = Object.assign(new Error('x'), {
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
    const broken = { ...refused, sendNotice: () => Promise.reject(new NoticeRefusedError(cause)) };
    const shown = await refused.visit('/api/subscribe');
    const token = /name="token" value="([^"]+)"/.exec(shown.body)![1]!;
    clock.advance(5000);
    const form = { email, language: 'ja', depth: 'all', topics: '', website: '', token };
    expect((await subscriptions(visitEvent('/api/subscribe', { form }), broken)).statusCode).toBe(503);
    expect((await rig.signUp(email)).statusCode).toBe(200);
    expect(rig.mailed).toHaveLength(1);
  });
});

describe('links', () => {
  test.each(['confirm', 'unsubscribe'] as const)(
    'H-01 and H-02 a hundred GET, HEAD and OPTIONS on the %s link change nothing and show a form that posts',
    async (purpose) => {
      let query = '';
      if (purpose === 'confirm') {
        await rig.signUp(email);
        query = rig.mailed[0]!.token;
      } else query = tokenFor('unsubscribe', (await confirmed()).version);
      const before = await real.table.get({ pk: `READER#${idOf(email)}`, sk: 'READER' });
      for (let i = 0; i < 100; i++) {
        const method = ['GET', 'HEAD', 'OPTIONS'][i % 3]!;
        const answer = await rig.visit(`/api/${purpose}`, { method, query });
        if (method === 'GET') expect(answer.body).toContain('<form method="post"');
        if (method === 'HEAD') expect(answer).toMatchObject({ statusCode: 200, body: '' });
      }
      expect(await real.table.get({ pk: `READER#${idOf(email)}`, sk: 'READER' })).toEqual(before);
    },
  );

  test('H-03 a one-click post without cookie or origin, urlencoded, multipart, twice: 200 and unsubscribed', async () => {
    const { version } = await confirmed();
    const query = tokenFor('unsubscribe', version);
    const multipart = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const posts = [
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' },
      { headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: Buffer.from(multipart) },
    ];
    for (const post of [...posts, ...posts]) {
      const answer = await rig.visit('/api/unsubscribe', { query, ...post });
      expect(answer.statusCode).toBe(200);
      expect(Object.keys(answer.headers!).map((name) => name.toLowerCase())).not.toContain('location');
      expect(answer.cookies).toBeUndefined();
      expect(JSON.stringify(answer.headers)).not.toMatch(/set-cookie/i);
      expect(await rig.readers.load(idOf(email))).toMatchObject({ state: 'unsubscribed' });
    }
  });

  test('the link of an older mail still leaves after preferences changed and after a new subscription', async () => {
    const first = await confirmed();
    await rig.readers.unsubscribe(first.id);
    clock.advance(25 * HOUR);
    await confirmed();
    expect(await rig.readers.load(first.id)).toMatchObject({ state: 'active' });
    const query = tokenFor('unsubscribe', first.version);
    await rig.visit('/api/unsubscribe', { method: 'POST', query });
    expect(await rig.readers.load(first.id)).toMatchObject({ state: 'unsubscribed' });
  });

  test('H-04 every bad token gets one identical answer and changes nothing', async () => {
    const reader = await confirmed();
    await rig.signUp(`pending.${email}`);
    const good = rig.mailed.at(-1)!.token;
    const bad = [
      good.slice(0, -3),
      `${good.slice(0, -1)}${good.endsWith('A') ? 'E' : 'A'}`,
      tokenFor('unsubscribe', reader.version),
      good.replace(/^1\.1\./, '1.9.'),
      '',
      'x'.repeat(1000),
    ];
    const answers = [];
    for (const query of bad) answers.push(await rig.visit('/api/confirm', { method: 'POST', query }));
    clock.advance(73 * HOUR);
    answers.push(await rig.visit('/api/confirm', { method: 'POST', query: good }));
    answers.push(await rig.visit('/api/confirm', { query: bad[0]! }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.statusCode).toBe(400);
    expect(await rig.readers.load(reader.id)).toEqual(reader);
  });

  test('H-05 the confirmation of before, after unsubscribing, does not resubscribe', async () => {
    await rig.signUp(email);
    const { token } = rig.mailed[0]!;
    await rig.visit('/api/confirm', { method: 'POST', query: token });
    await rig.readers.unsubscribe(idOf(email));
    expect((await rig.visit('/api/confirm', { method: 'POST', query: token })).statusCode).toBe(400);
    expect(await rig.readers.load(idOf(email))).toMatchObject({ state: 'unsubscribed' });
  });

  test('H-19 pages that a token opens are kept, indexed, framed and told of by nobody', async () => {
    await rig.signUp(email);
    const { headers } = await rig.visit('/api/confirm', { query: rig.mailed[0]!.token });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
  });
});

describe('preferences, export and erasure', () => {
  const preferences = async () => tokenFor('preferences', (await confirmed()).version);

  test('the link of a mail shows and saves preferences', async () => {
    const query = await preferences();
    expect((await rig.visit('/api/preferences', { query })).body).toMatch(/value="all" required checked/);
    const form = { language: 'en', depth: 'overviews', topics: 'a、b, <b>', action: 'save' };
    const saved = await rig.visit('/api/preferences', { query, form });
    expect(saved.body).toContain('role="status"');
    expect(saved.body).toContain('value="a, b, &lt;b&gt;"');
    expect(await rig.readers.load(idOf(email))).toMatchObject({ language: 'en', depth: 'overviews' });
  });

  test('H-17 who holds a forwarded mail cannot export or erase: that takes a link mailed to the address itself', async () => {
    const query = await preferences();
    for (const purpose of ['export', 'erase'] as const) {
      expect((await rig.visit(`/api/${purpose}`, { method: 'POST', query })).statusCode).toBe(400);
      await rig.visit('/api/preferences', { query, form: { action: purpose } });
      expect(rig.mailed.at(-1)).toMatchObject({ to: email, path: `/api/${purpose}` });
    }
    const [exported, erased] = rig.mailed.slice(-2);
    const data = await rig.visit('/api/export', { method: 'POST', query: exported!.token });
    expect(JSON.parse(data.body)).toMatchObject({ address: email, state: 'active', depth: 'all' });
    expect(data.headers).toMatchObject({ 'content-disposition': expect.stringContaining('attachment') });
    const late = createFakeClock(clock.now() + HOUR);
    const tooLate = createPageRig(real.table, late);
    expect((await tooLate.visit('/api/erase', { method: 'POST', query: erased!.token })).statusCode).toBe(400);
    expect((await rig.visit('/api/erase', { query: erased!.token })).statusCode).toBe(200);
    expect(await rig.readers.load(idOf(email))).toMatchObject({ state: 'active' });
    await rig.visit('/api/erase', { method: 'POST', query: erased!.token });
    const row = await real.table.get({ pk: `READER#${idOf(email)}`, sk: 'READER' });
    expect(Object.keys(row!).sort()).toEqual(['pk', 'revision', 'sk', 'state', 'version']);
  });

  test('the pages of a reader never show the address to whoever holds the link', async () => {
    const query = await preferences();
    const { body } = await rig.visit('/api/preferences', { query });
    expect(body).not.toContain(email);
    expect(body).toContain('/api/unsubscribe?');
  });

  test('H-16 a post from another site is refused, and nothing ever redirects', async () => {
    const query = await preferences();
    const form = { language: 'en', depth: 'all', topics: '', action: 'save' };
    const foreign = { query: `${query}&next=//evil.example`, form, headers: { origin: 'https://evil.example' } };
    expect((await rig.visit('/api/preferences', foreign)).statusCode).toBe(403);
    const next = await rig.visit('/api/preferences', { query: `${query}&next=//evil.example`, form });
    expect(next.statusCode).toBe(400);
    expect(await rig.readers.load(idOf(email))).toMatchObject({ language: 'ja' });
    expect(JSON.stringify(next.headers)).not.toMatch(/location/i);
    const own = { query, form, headers: { origin: SITE } };
    expect((await rig.visit('/api/preferences', own)).statusCode).toBe(200);
  });
});

describe('the door', () => {
  test('a request that did not come through CloudFront is refused, whatever it claims', async () => {
    for (const origin of ['', 'guess', `${KEYS.origin}x`]) {
      const answer = await rig.visit('/api/subscribe', { headers: { 'x-ronbun-origin': origin } });
      expect(answer.statusCode).toBe(403);
    }
    const forged = { 'x-ronbun-origin': '', 'x-forwarded-for': '127.0.0.1' };
    expect((await rig.visit('/api/subscribe', { headers: forged })).statusCode).toBe(403);
  });

  test.each([
    ['a body of 1 MB', 413, { body: 'x'.repeat(1_000_000), headers: { 'content-type': 'text/plain' } }],
    ['JSON', 415, { body: '{"email":["a@x.yz"]}', headers: { 'content-type': 'application/json' } }],
    ['broken JSON', 415, { body: '{"email":', headers: { 'content-type': 'application/json' } }],
    ['no type', 415, { body: 'email=a@x.yz' }],
    ['a multipart without boundary', 400, { body: 'x', headers: { 'content-type': 'multipart/form-data' } }],
    [
      'a thousand fields',
      400,
      { body: 'a=1&'.repeat(1000), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
  ])('H-14 %s is refused without a stack trace', async (_name, status, visit) => {
    const answer = await rig.visit('/api/subscribe', { method: 'POST', ...visit });
    expect(answer.statusCode).toBe(status);
    refusedWithoutTrace(answer.body);
    expect(rig.reported).toEqual([]);
  });

  test.each([
    'email=a%40x.yz&email=b%40x.yz&language=ja&depth=all',
    'email[]=a%40x.yz&language=ja&depth=all',
    '__proto__=x&constructor=y&email=a%40x.yz&language=ja&depth=all&depth=all',
    'email=a%40x.yz&language=ja&depth=everything',
  ])('H-14 %s is answered with the form', async (body) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await rig.visit('/api/subscribe', { method: 'POST', body, headers });
    expect(answer.statusCode).toBe(400);
    expect(rig.mailed).toEqual([]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s is refused', async (method) => {
    expect((await rig.visit('/api/subscribe', { method })).statusCode).toBe(405);
  });

  test('H-15 the public routes are forms and links of readers alone; nothing among them starts work', async () => {
    expect([...new Set(ROUTES.map(({ path }) => path))].sort()).toEqual(
      ['confirm', 'erase', 'export', 'preferences', 'report', 'subscribe', 'unsubscribe'].map((name) => `/api/${name}`),
    );
    for (const path of ['/api/rerun', '/api/publish', '/api/', '/', '/api/__proto__', '/api/constructor']) {
      for (const method of ['GET', 'POST']) expect((await rig.visit(path, { method })).statusCode).toBeGreaterThan(400);
    }
  });

  test('a table that is away is told to the operator and to nobody else', async () => {
    const away = { ...rig, readers: { ...rig.readers, load: () => Promise.reject(new Error('secret detail')) } };
    await rig.signUp(email);
    const answer = await subscriptions(visitEvent('/api/confirm', { query: rig.mailed[0]!.token }), away);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('secret detail');
    expect(rig.reported).toHaveLength(1);
  });
});

test('H-18 nothing that is reported or thrown names an address or a token', async () => {
  const told: string[] = [];
  const report = (error: unknown) =>
    void told.push(`${(error as Error).name} ${(error as Error).message} ${(error as Error).stack}`);
  const failing = { ...rig, report, sendNotice: () => Promise.reject(new Error('SES is away')) };
  const shown = await rig.visit('/api/subscribe');
  const token = /name="token" value="([^"]+)"/.exec(shown.body)![1]!;
  clock.advance(5000);
  const form = { email, language: 'ja', depth: 'all', topics: '', website: '', token };
  await subscriptions(visitEvent('/api/subscribe', { form }), failing);
  const row = await real.table.get({ pk: `READER#${idOf(email)}`, sk: 'READER' });
  await real.table.put({ ...row!, state: 'active', address: 'broken' });
  const query = readerLink('', KEYS, {
    purpose: 'preferences',
    reader: idOf(email),
    version: Number(row!.version),
  }).split('?')[1]!;
  await subscriptions(visitEvent('/api/preferences', { query, form: { action: 'export' } }), failing);
  expect(told).toHaveLength(2);
  for (const line of told) {
    expect(line).not.toContain('@example.com');
    expect(line).not.toContain(query.slice(-20));
    expect(line).not.toContain(token.slice(-20));
  }
});
