import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Listening, listen } from '../../../infra/local/engines/ports.ts';
import { createHttpApi } from '../../../infra/local/http/http-api.ts';
import { createDesk, type DeskProviders, type DeskRerun } from '../../../infra/operator/desk/desk.ts';
import { type DeskWeek, troubles } from '../../../infra/operator/desk/desk-page.ts';
import { html } from '../../../shared/platform/html.ts';
import { fineWeek } from '../../support/fine-week.ts';

const open: Listening[] = [];

afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const fine: DeskWeek = { ...fineWeek, summarised: 8 };
const quiet = { visible: 0, inFlight: 0, delayed: 0, deadLetters: 0 };

async function desk(changes: Partial<DeskProviders> = {}) {
  const asked: DeskRerun[] = [];
  const serve = createDesk({
    weeks: async () => [
      { week: '2026-W53', state: 'out' },
      { week: '2026-W52', state: 'held' },
    ],
    status: async (week) => ({ ...fine, week }),
    queues: async () => [{ title: 'papers', ...quiet }],
    deadLetters: async () => [],
    reports: async () => [],
    correct: async () => 'published, 14 files written again',
    inbox: () => 'http://127.0.0.1:4200',
    rerun: async (request) => {
      asked.push(request);
      return '3 enqueued, 7 unchanged';
    },
    redrive: async () => 2,
    now: () => new Date('2027-01-04T01:00:00Z'),
    ...changes,
  });
  const site = createHttpApi({
    routes: [],
    distribution: undefined,
    invoke: async () => undefined,
    page: async () => undefined,
    originHeader: () => '',
    desk: serve,
    now: () => new Date(),
  });
  const listening = await listen(createServer(site), 0);
  open.push(listening);
  const post = (
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = { origin: listening.url },
  ) => fetch(listening.url + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
  return { url: listening.url, asked, post, text: async (path: string) => (await fetch(listening.url + path)).text() };
}

describe('the desk shows', () => {
  test('the newest week at a glance, with its figures, edition, queues and next runs', async () => {
    const page = await (await desk()).text('/desk');
    for (const words of [
      'All well.',
      '<dt>found</dt><dd>10</dd>',
      '<dt>unknown</dt><dd>0</dd>',
      '$0.0123',
      'href="/editions/2026-W53/ja/"',
      'href="/desk/queues/papers"',
      'href="http://127.0.0.1:4200"',
      '2027-01-11 00:00 UTC',
      'href="/desk?week=2026-W52"',
    ]) {
      expect(page).toContain(words);
    }
  });

  test('what became of each channel’s post, when, and the vendor’s word where it took nothing', async () => {
    const at = '2027-01-04T00:02:00Z';
    const posts = [
      { channel: 'team', state: 'sent', at },
      { channel: 'desk', state: 'rejected', at, reason: '404 no_service <b>' },
      { channel: 'own', state: 'claimed', at },
      { channel: 'lost', state: 'unknown', at, reason: '504' },
    ] as const;
    const page = await (await desk({ status: async (week) => ({ ...fine, week, posts }) })).text('/desk');
    const rows = [...page.matchAll(/<li><b>(\w+)<\/b> <span class="state \w+">(\w+)<\/span> .*?2027-01-04 00:02 UTC/g)];
    expect(rows.map(([, channel, word]) => [channel, word])).toEqual([
      ...[
        ['team', 'posted'],
        ['desk', 'failed'],
        ['own', 'waits'],
        ['lost', 'uncertain'],
      ],
    ]);
    expect(page).toContain('404 no_service &lt;b&gt;');
    expect(await (await desk()).text('/desk')).not.toContain('Channels');
  });

  test('any other week that is asked for, and no nonsense', async () => {
    const { text, url } = await desk();
    expect(await text('/desk?week=2024-W13')).toContain('<h1>2024-W13</h1>');
    expect((await fetch(`${url}/desk?week=<script>`)).status).toBe(404);
  });

  test('each week of the strip with its state, and each paper with who wrote it, why, and what can be done about it', async () => {
    const papers = [
      { id: 'arxiv:2612.00001', title: 'One <b>', state: 'full', model: 'openai:qwen3' },
      { id: 'arxiv:2612.00002', title: 'Two', state: 'away', model: 'extractive', why: 'the model was silent' },
      { id: 'arxiv:2612.00003', title: 'Three', state: 'none', why: 'an error in Ronbun' },
    ] as const;
    const { text, post, asked } = await desk({ status: async (week) => ({ ...fine, week, papers }) });
    const page = await text('/desk');
    expect(page).toMatch(/class="week out"[^>]*aria-current="page"><b>2026-W53<\/b> <span>out</);
    expect(page).toMatch(/class="week held"[^>]*><b>2026-W52<\/b> <span>held</);
    expect(page).toContain('One &lt;b&gt;');
    for (const words of [
      'openai:qwen3',
      'the model was silent',
      'an error in Ronbun',
      'aria-label="Write again: Three"',
    ])
      expect(page).toContain(words);
    expect([...page.matchAll(/action="\/desk\/correct"/g)]).toHaveLength(3);
    await post('/desk/rerun', { week: '2026-W53', from: 'summarize', force: 'yes', paper: 'arxiv:2612.00003' });
    expect(asked).toEqual([{ week: '2026-W53', from: 'summarize', force: true, paper: 'arxiv:2612.00003' }]);
    expect(await text('/desk')).toContain('arxiv:2612.00003 of 2026-W53 again from summarize');
  });

  test('what needs a person, first', () => {
    const view = (week: Partial<DeskWeek>, deadLetters = 0) =>
      troubles({ week: { ...fine, ...week }, queues: [{ title: 'papers', ...quiet, deadLetters }] }).map(
        ({ words }) => words.html,
      );
    expect(view({})).toEqual([]);
    expect(view({ unknown: 2 })).toEqual([expect.stringMatching(/^2 readers whose mail is uncertain/)]);
    expect(view({ dropped: 1 }, 4)).toEqual([
      expect.stringMatching(/^4 dead letters of <a href="\/desk\/queues\/papers">/),
      expect.stringMatching(/^1 paper without a summary/),
    ]);
  });

  test('dead letters with their reason, escaped', async () => {
    const letter = {
      messageId: '1',
      body: '{"a":"<img>"}',
      receiveCount: 5,
      sentAt: new Date(0),
      attributes: { reason: 'unreadable: <b>' },
    };
    const { text } = await desk({ deadLetters: async () => [letter] });
    const page = await text('/desk/queues/papers');
    expect(page).toContain('<b>reason</b>: unreadable: &lt;b&gt;');
    expect(page).toContain('{&quot;a&quot;:&quot;&lt;img&gt;&quot;}');
    expect(page).toContain('Send 1 back to the queue');
  });

  test('the preview of an edition, where there is one', async () => {
    const { text, url } = await desk({ preview: async (week, language) => `<p>${week} ${language}</p>` });
    expect(await text('/desk')).toContain('href="/desk/preview/2026-W53/ja"');
    expect(await text('/desk/preview/2026-W53/ja')).toBe('<p>2026-W53 ja</p>');
    expect((await fetch(`${url}/desk/preview/2026-W53/fr`)).status).toBe(404);
  });

  test('what readers reported, escaped, with a field for the correction until there is one', async () => {
    const report = {
      week: '2026-W53',
      language: 'ja' as const,
      paper: 'arxiv:2612.00001',
      text: '<b>図3</b>',
      at: '2027-01-04T00:30:00.000Z',
    };
    const page = await (
      await desk({
        reports: async () => [
          { ...report, corrected: false },
          { ...report, paper: 'doi:10.1/x', corrected: true },
        ],
      })
    ).text('/desk');
    expect(page).toContain('<blockquote>&lt;b&gt;図3&lt;/b&gt;</blockquote>');
    expect(page).toContain('href="/papers/arxiv-2612.00001/ja/"');
    expect([...page.matchAll(/action="\/desk\/correct"/g)]).toHaveLength(1);
    expect(page).toContain('Corrected.');
  });

  test('no script, nothing from elsewhere, and never in a frame', async () => {
    const { url } = await desk();
    const answer = await fetch(`${url}/desk`);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(await answer.text()).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
    expect((await fetch(`${url}/desk/desk.css`)).headers.get('content-type')).toMatch(/^text\/css/);
  });
});

describe('a button', () => {
  test('starts the week again, does not make the page wait, and its outcome shows', async () => {
    let finish = (_: string) => {};
    const outcome = new Promise<string>((done) => {
      finish = done;
    });
    const { post, text, url } = await desk({ rerun: () => outcome });
    const answer = await post('/desk/rerun', { week: '2026-W53', from: 'summarize' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk?week=2026-W53']);
    expect(await text('/desk')).toContain('2026-W53 again from summarize: running');
    expect((await fetch(`${url}/desk`)).headers.get('refresh')).toBe('5');
    finish('3 enqueued');
    await outcome;
    expect(await text('/desk')).toContain('2026-W53 again from summarize: 3 enqueued');
  });

  test('passes force only when it is ticked', async () => {
    const { post, asked } = await desk();
    await post('/desk/rerun', { week: '2026-W53', from: 'publish', force: 'yes' });
    await post('/desk/rerun', { week: '2026-W53', from: 'publish', force: 'no' });
    expect(asked.map(({ force }) => force)).toEqual([true, false]);
  });

  test('whose work fails says so on the page', async () => {
    const { post, text } = await desk({ rerun: () => Promise.reject(new Error('the source is away')) });
    await post('/desk/rerun', { week: '2026-W53', from: 'collect' });
    expect(await text('/desk')).toContain(
      '<li class="failed">2027-01-04 01:00 UTC 2026-W53 again from collect: the source is away',
    );
  });

  test('sends dead letters back', async () => {
    const { post, text } = await desk();
    expect((await post('/desk/redrive', { queue: 'papers' })).status).toBe(303);
    expect(await text('/desk')).toContain('dead letters of papers sent back: 2 sent back');
    expect((await post('/desk/redrive', { queue: 'nothing' })).status).toBe(400);
  });

  test('publishes a correction, and refuses half a one', async () => {
    const corrections: unknown[] = [];
    const { post, text } = await desk({
      correct: async (correction) => {
        corrections.push(correction);
        return 'published, 14 files written again';
      },
    });
    const whole = { week: '2026-W53', language: 'ja', paper: 'arxiv:2612.00001', note: ' 図3の値は4です。 ' };
    expect((await post('/desk/correct', whole)).status).toBe(303);
    expect(await text('/desk')).toContain('correction of arxiv:2612.00001 in 2026-W53 ja: published, 14 files');
    for (const lacking of [
      { note: ' ' },
      { note: 'x'.repeat(1001) },
      { language: 'fr' },
      { week: 'now' },
      { paper: '' },
    ])
      expect((await post('/desk/correct', { ...whole, ...lacking })).status).toBe(400);
    expect((await post('/desk/correct', whole, { origin: 'https://evil.example' })).status).toBe(403);
    expect(corrections).toEqual([{ ...whole, note: '図3の値は4です。' }]);
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a null origin', { origin: 'null' }],
    ['no origin', {}],
  ])('pressed from %s does nothing', async (_, headers) => {
    const { post, asked } = await desk();
    const answer = await post('/desk/rerun', { week: '2026-W53', from: 'collect' }, headers as Record<string, string>);
    expect([answer.status, asked]).toEqual([403, []]);
  });

  test.each([{ week: '2026-W53', from: 'nowhere' }, { week: '../..', from: 'collect' }, {}])(
    'with %j is refused',
    async (form) => {
      const { post, asked } = await desk();
      expect((await post('/desk/rerun', form as Record<string, string>)).status).toBe(400);
      expect(asked).toEqual([]);
    },
  );
});

test('a foreign name that points to this machine is refused', async () => {
  const serve = createDesk({} as DeskProviders);
  const request = {
    method: 'GET',
    target: '/desk',
    headers: { host: 'evil.example:8080' },
    body: Buffer.alloc(0),
    sourceIp: '127.0.0.1',
    at: new Date(),
  };
  expect((await serve(request))?.status).toBe(421);
  expect(await serve({ ...request, target: '/index.html' })).toBeUndefined();
});

test('values are escaped unless they are made of html', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${`"'&`}">${inner}${[1, inner, false, undefined]}</p>`.html).toBe(
    '<p title="&quot;&#39;&amp;"><b>&lt;i&gt;</b>1<b>&lt;i&gt;</b></p>',
  );
});
