import { describe, expect, test } from '@jest/globals';
import { subscriptions } from '../../functions/subscriptions.ts';
import { readerLink } from '../../shared/readers/links/reader-links.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { visitEvent } from '../support/page-visit.ts';
import { type Person, personEach } from '../support/person-each.ts';

let { real, clock, rig, email, idOf } = {} as Person;
personEach((person) => {
  ({ real, clock, rig, email, idOf } = person);
});

const refusedWithoutTrace = (body: string) => expect(body).not.toMatch(/Error|at .*\.ts|node_modules|stack/);

describe('the door', () => {
  test('a request that did not come through CloudFront is refused, whatever it claims', async () => {
    for (const origin of ['', 'guess', `${KEYS.origin}x`]) {
      const answer = await rig.visit('/api/subscribe', { headers: { 'x-ronbun-origin': origin } });
      expect(answer.statusCode).toBe(403);
    }
    const forged = { 'x-ronbun-origin': '', 'x-forwarded-for': '127.0.0.1' };
    expect((await rig.visit('/api/subscribe', { headers: forged })).statusCode).toBe(403);
  });

  test('H-14 what is refused is refused without a stack trace', async () => {
    const answer = await rig.visit('/api/subscribe', { body: '{}', headers: { 'content-type': 'application/json' } });
    expect(answer.statusCode).toBe(415);
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

  test('H-15 nothing but the public routes is answered', async () => {
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
  const row = await real.table.get({ pk: `READER#${idOf()}`, sk: 'READER' });
  await real.table.put({ ...row!, state: 'active', address: 'broken' });
  const query = readerLink('', KEYS, {
    purpose: 'preferences',
    reader: idOf(),
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
