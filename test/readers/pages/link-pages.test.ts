import { describe, expect, test } from '@jest/globals';
import { type Person, personEach } from '../../support/person-each.ts';

const HOUR = 3_600_000;

let { real, clock, rig, email, idOf, confirmed, tokenFor } = {} as Person;
personEach((person) => {
  ({ real, clock, rig, email, idOf, confirmed, tokenFor } = person);
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
      const before = await real.table.get({ pk: `READER#${idOf()}`, sk: 'READER' });
      for (let i = 0; i < 100; i++) {
        const method = ['GET', 'HEAD', 'OPTIONS'][i % 3]!;
        const answer = await rig.visit(`/api/${purpose}`, { method, query });
        if (method === 'GET') expect(answer.body).toContain('<form method="post"');
        if (method === 'HEAD') expect(answer).toMatchObject({ statusCode: 200, body: '' });
      }
      expect(await real.table.get({ pk: `READER#${idOf()}`, sk: 'READER' })).toEqual(before);
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
      expect(await rig.readers.load(idOf())).toMatchObject({ state: 'unsubscribed' });
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
    await rig.readers.unsubscribe(idOf());
    expect((await rig.visit('/api/confirm', { method: 'POST', query: token })).statusCode).toBe(400);
    expect(await rig.readers.load(idOf())).toMatchObject({ state: 'unsubscribed' });
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
