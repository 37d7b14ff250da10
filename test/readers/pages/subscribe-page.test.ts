import { describe, expect, test } from '@jest/globals';
import { subscriptions } from '../../../functions/subscriptions.ts';
import { applyReports } from '../../../shared/deliveries/aftermath/apply-reports.ts';
import { ANSWER_MS } from '../../../shared/readers/pages/subscribe-page.ts';
import { createPageRig, visitEvent } from '../../support/page-visit.ts';
import { type Person, personEach } from '../../support/person-each.ts';

const HOUR = 3_600_000;

let { real, clock, rig, email, idOf, confirmed } = {} as Person;
personEach((person) => {
  ({ real, clock, rig, email, idOf, confirmed } = person);
});

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
    expect(await rig.readers.load(idOf())).toMatchObject({
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
    expect(await rig.readers.load(idOf())).toBeUndefined();
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

  test('H-07 posts for one mailbox with tags and dots send one confirmation a day, and a few in a row', async () => {
    const one = createPageRig(real.table, clock, { perMailbox: 3, perNetwork: 10_000, perHour: 10_000 });
    const [name, domain] = [email.split('@')[0]!, 'gmail.com'];
    for (let day = 0; day < 5; day++) {
      for (let i = 0; i < 20; i++) {
        const variant = i % 2 ? `${name}+${i}@${domain}` : `${name[0]}.${name.slice(1)}+${i}@${domain}`;
        await one.signUp(variant);
      }
      clock.advance(24 * HOUR);
    }
    expect(one.mailed).toHaveLength(4);
  });

  test('H-25: at other providers dots and tags make readers of their own, though not without end', async () => {
    const one = createPageRig(real.table, clock, { perMailbox: 3, perNetwork: 10_000, perHour: 10_000 });
    const [name] = email.split('@') as [string];
    for (const local of [name, `${name[0]}.${name.slice(1)}`, `${name}+papers`]) await one.signUp(`${local}@u.ac.jp`);
    expect(new Set(one.mailed.map(({ to }) => to)).size).toBe(3);
    for (let i = 0; i < 20; i++) await one.signUp(`${name}+${i}@u.ac.jp`);
    expect(one.mailed).toHaveLength(5);
  });

  test('H-08 one network is limited, then the hourly cap of all stops confirmations and alarms', async () => {
    const one = createPageRig(real.table, clock, { perMailbox: 3, perNetwork: 5, perHour: 8 });
    for (let i = 0; i < 20; i++) await one.signUp(`n${i}.${email}`, { viewer: '198.51.100.7:4000' });
    expect(one.mailed).toHaveLength(5);
    for (let i = 0; i < 20; i++) await one.signUp(`m${i}.${email}`, { viewer: `203.0.113.${i}:4000` });
    // Eight through the door, and one for a network that had none.
    expect(one.mailed).toHaveLength(9);
    expect(one.counted).toContain('confirmationsCapped');
  });

  test('H-23: one form is one sign-up, and a post without a form of ours costs no waiting', async () => {
    const shown = await rig.visit('/api/subscribe');
    const token = /name="token" value="([^"]+)"/.exec(shown.body)![1]!;
    clock.advance(5000);
    const post = (address: string, used = token) =>
      rig.visit('/api/subscribe', {
        form: { email: address, language: 'ja', depth: 'all', topics: '', website: '', token: used },
      });
    for (let i = 0; i < 20; i++) await post(`n${i}.${email}`);
    expect(rig.mailed).toHaveLength(1);
    const before = clock.now();
    expect((await post(email, 'x')).statusCode).toBe(200);
    expect(clock.now()).toBe(before);
  });

  test('H-23: confirmations that bounce brake their network, and readers elsewhere get theirs', async () => {
    for (let i = 0; i < 3; i++) {
      await rig.signUp(`b${i}.${email}`, { viewer: `[2001:db8:5:${i}::1]:1` });
      const report = { report: 'p', addresses: [`b${i}.${email}`] } as const;
      await applyReports([report], { ...rig, table: real.table });
    }
    for (let i = 3; i < 12; i++) {
      await rig.signUp(`b${i}.${email}`, { viewer: '[2001:db8:5:0::1]:1' });
      const report = { report: 'p', addresses: [`b${i}.${email}`] } as const;
      await applyReports([report], { ...rig, table: real.table });
    }
    const before = rig.mailed.length;
    expect(before).toBeLessThan(8);
    await rig.signUp(email, { viewer: '[2001:db8:5:0::9]:1' });
    expect(rig.mailed).toHaveLength(before);
    await rig.signUp(email, { viewer: '203.0.113.77:1' });
    expect(rig.mailed).toHaveLength(before + 1);
  });

  test('H-25: what a Japanese keyboard writes is read as it is meant', async () => {
    await rig.signUp(` ${email.replace('@', '＠')}　`, { fields: { topics: 'RAG，言語モデル；評価、推論;a,b' } });
    expect(rig.mailed[0]?.to).toBe(email);
    expect(await rig.readers.load(idOf())).toMatchObject({ topics: ['RAG', '言語モデル', '評価', '推論', 'a', 'b'] });
    await rig.signUp('a..b.@docomo.ne.jp', { viewer: '203.0.113.99:1' });
    expect(rig.mailed[1]?.to).toBe('a..b.@docomo.ne.jp');
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
    expect(await rig.readers.load(idOf())).toBeUndefined();
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
    const { NoticeRefusedError } = await import('../../../shared/readers/notices/notice-mailer.ts');
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
