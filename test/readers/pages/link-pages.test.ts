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

  test.each([
    ['a tracker behind it', (token: string) => `${token}&utm_source=mail&fbclid=abc`],
    ['a tracker before it', (token: string) => `utm_source=mail&${token}`],
    ['the sign of an empty value', (token: string) => `${token}=`],
    ['escaped dots', (token: string) => token.replaceAll('.', '%2E')],
    ['a full stop', (token: string) => `${token}.`],
    ['an angle bracket', (token: string) => `${token}%3E`],
    ['an ampersand', (token: string) => `${token}&`],
    ['an escaped ampersand', (token: string) => `${token}&amp;x=1`],
    ['the end of a quoted line', (token: string) => `${token}%0D%0A`],
    ['an escaped sign of a value', (token: string) => `${token}%3Dx`],
  ])('H-20: a link with %s works, its button and a post to it as well', async (_, wrap) => {
    await rig.signUp(email);
    const confirm = wrap(rig.mailed[0]!.token);
    const shown = await rig.visit('/api/confirm', { query: confirm });
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain(`action="/api/confirm?${rig.mailed[0]!.token}"`);
    expect((await rig.visit('/api/confirm', { method: 'POST', query: confirm })).statusCode).toBe(200);
    const { version } = (await rig.readers.load(idOf()))!;
    for (const purpose of ['preferences', 'unsubscribe'] as const) {
      const query = wrap(tokenFor(purpose, version));
      expect((await rig.visit(`/api/${purpose}`, { query })).statusCode).toBe(200);
    }
    const query = wrap(tokenFor('unsubscribe', version));
    expect((await rig.visit('/api/unsubscribe', { method: 'POST', query })).statusCode).toBe(200);
    expect(await rig.readers.load(idOf())).toMatchObject({ state: 'unsubscribed' });
  });

  test('H-21: what a stranger chose does not survive the owner’s own choice, whichever of the mails is answered', async () => {
    const strangers = { language: 'en', depth: 'headlines', topics: 'casino' };
    const owners = { language: 'ja', depth: 'overviews', topics: 'RAG' };
    for (let day = 0; day < 2; day++) {
      await rig.signUp(email, { fields: strangers, viewer: '203.0.113.5:1' });
      clock.advance(24 * HOUR);
    }
    await rig.signUp(email, { fields: owners });
    const [own, older] = [rig.mailed.at(-1)!.token, rig.mailed.at(-2)!.token];
    await rig.signUp(email, { fields: { ...strangers, topics: 'poker' }, viewer: '203.0.113.6:1' });
    expect((await rig.visit('/api/confirm', { query: older })).body).toContain('casino');
    expect((await rig.visit('/api/confirm', { query: own })).body).toContain('RAG');
    await rig.visit('/api/confirm', { method: 'POST', query: own });
    expect(await rig.readers.load(idOf())).toMatchObject({ state: 'active', language: 'ja', topics: ['RAG'] });
  });

  test('H-21: the owner chooses on the page of a mail that a stranger asked for', async () => {
    await rig.signUp(email, { fields: { language: 'en', depth: 'headlines', topics: 'casino' } });
    const form = { language: 'ja', depth: 'all', topics: '' };
    await rig.visit('/api/confirm', { query: rig.mailed[0]!.token, form });
    expect(await rig.readers.load(idOf())).toMatchObject({ state: 'active', language: 'ja', depth: 'all', topics: [] });
  });

  /** From as many networks as it takes, until nobody gets a mail to this mailbox any more. */
  const besiege = async () => {
    for (let day = 0; day < 8; day += 1) {
      for (const tag of ['', '', '+a', '+b'])
        await rig.signUp(email.replace('@', `${tag}@`), { viewer: `203.0.${day}.${rig.mailed.length}:1` });
      clock.advance(24 * HOUR);
    }
    const mailed = rig.mailed.length;
    await rig.signUp(email);
    expect(rig.mailed).toHaveLength(mailed);
  };

  test.each(['unsubscribe', 'erase'] as const)(
    'H-21: whom strangers signed up again and again may return the same hour after %s',
    async (purpose) => {
      const { version } = await confirmed();
      await besiege();
      const query = tokenFor(purpose, version, purpose === 'erase' ? clock.now() + HOUR : undefined);
      for (let presses = 0; presses < 2; presses += 1)
        expect((await rig.visit(`/api/${purpose}`, { method: 'POST', query })).statusCode).toBe(200);
      expect((await confirmed()).state).toBe('active');
    },
  );

  test('H-21: leaving empties the room of a mailbox for who was a reader, not for who holds an old link to leave by', async () => {
    const { version } = await confirmed();
    const query = tokenFor('unsubscribe', version);
    await rig.visit('/api/unsubscribe', { method: 'POST', query });
    const before = rig.mailed.length;
    for (let i = 0; i < 6; i += 1) {
      await rig.signUp(email, { viewer: `203.0.113.${i}:1` });
      await rig.visit('/api/unsubscribe', { method: 'POST', query });
    }
    expect(rig.mailed.length - before).toBe(2);
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
