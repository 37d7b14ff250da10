import { describe, expect, test } from '@jest/globals';
import { createFakeClock } from '../../support/fake-clock.ts';
import { SITE } from '../../support/mailing-rig.ts';
import { createPageRig } from '../../support/page-visit.ts';
import { type Person, personEach } from '../../support/person-each.ts';

const HOUR = 3_600_000;

let { real, clock, rig, email, idOf, confirmed, tokenFor } = {} as Person;
personEach((person) => {
  ({ real, clock, rig, email, idOf, confirmed, tokenFor } = person);
});

describe('preferences, export and erasure', () => {
  const preferences = async () => tokenFor('preferences', (await confirmed()).version);

  test('the link of a mail shows and saves preferences', async () => {
    const query = await preferences();
    const { body } = await rig.visit('/api/preferences', { query });
    expect(body).toMatch(/value="all" required checked/);
    // One button is what the page is there for.
    expect(body.match(/<button (?!class="quiet")[^>]*>[^<]+/g)).toEqual([
      '<button type="submit" name="action" value="save">保存する',
    ]);
    const form = { language: 'en', depth: 'overviews', topics: 'a、b, <b>', action: 'save' };
    const saved = await rig.visit('/api/preferences', { query, form });
    expect(saved.body).toContain('role="status"');
    expect(saved.body).toContain('value="a, b, &lt;b&gt;"');
    expect(await rig.readers.load(idOf())).toMatchObject({ language: 'en', depth: 'overviews' });
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
    expect(await rig.readers.load(idOf())).toMatchObject({ state: 'active' });
    await rig.visit('/api/erase', { method: 'POST', query: erased!.token });
    const row = await real.table.get({ pk: `READER#${idOf()}`, sk: 'READER' });
    expect(Object.keys(row!).sort()).toEqual(['pk', 'revision', 'sk', 'state', 'version']);
  });

  test('H-22: export and erasure are mailed as often as they are asked for', async () => {
    const query = await preferences();
    const before = rig.mailed.length;
    for (let i = 0; i < 4; i++)
      for (const action of ['export', 'erase']) await rig.visit('/api/preferences', { query, form: { action } });
    expect(rig.mailed).toHaveLength(before + 8);
    for (let day = 0; day < 30; day++) {
      clock.advance(24 * HOUR);
      await rig.visit('/api/preferences', { query, form: { action: 'export' } });
    }
    expect(rig.mailed).toHaveLength(before + 38);
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
    expect(next.statusCode).toBe(200);
    expect(JSON.stringify(next.headers)).not.toMatch(/location/i);
    const own = { query, form, headers: { origin: SITE } };
    expect((await rig.visit('/api/preferences', own)).statusCode).toBe(200);
  });
});
