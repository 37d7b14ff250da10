import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { recordTo } from '../../../shared/documents/fetch/recorded/record-to.ts';
import { createRecordedWeb } from '../../../shared/documents/fetch/recorded/recorded-web.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { corpusOrNotice } from '../../support/corpus.ts';

let dir: string;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const entry = (id: string): string =>
  `<entry><id>http://arxiv.org/abs/${id}</id><title>Paper ${id}</title><arxiv:comment>x</arxiv:comment></entry>`;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'recorded-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function record(rows: unknown): void {
  writeFileSync(join(dir, 'index.json'), JSON.stringify(rows));
}

describe('a recorded web', () => {
  test('answers a listed address with its status, type and file, under http or https and any query', async () => {
    writeFileSync(join(dir, 'a.html'), '<p>hello');
    record([{ url: 'https://a.example/x', status: 200, contentType: 'Text/HTML', file: 'a.html' }]);
    const web = createRecordedWeb(dir);
    for (const url of [
      'https://a.example/x',
      'http://a.example/x',
      'https://a.example/x?utm=1',
      'https://a.example/x#s',
    ]) {
      const answer = await web.get(url);
      expect([answer.status, answer.contentType, text(answer.body)]).toEqual([200, 'text/html', '<p>hello']);
    }
  });

  test('prefers the row with the very query that was asked', async () => {
    writeFileSync(join(dir, 'one'), 'one');
    writeFileSync(join(dir, 'any'), 'any');
    record([
      { url: 'https://a.example/x', status: 200, contentType: '', file: 'any' },
      { url: 'https://a.example/x?page=1', status: 200, contentType: '', file: 'one' },
    ]);
    const web = createRecordedWeb(dir);
    expect(text((await web.get('https://a.example/x?page=1')).body)).toBe('one');
    expect(text((await web.get('https://a.example/x?page=2')).body)).toBe('any');
  });

  test('answers 404 for what is not listed and an empty body where no file is named', async () => {
    record([{ url: 'https://a.example/no', status: 403, contentType: 'text/html' }]);
    const web = createRecordedWeb(dir);
    expect((await web.get('https://a.example/other')).status).toBe(404);
    const refused = await web.get('https://a.example/no');
    expect([refused.status, refused.body.byteLength]).toEqual([403, 0]);
  });

  test('refuses what the live web refuses: other schemes, odd ports, bodies above the limit', async () => {
    writeFileSync(join(dir, 'big'), 'x'.repeat(100));
    record([{ url: 'https://a.example/big', status: 200, contentType: '', file: 'big' }]);
    const web = createRecordedWeb(dir);
    await expect(web.get('file:///etc/hostname')).rejects.toMatchObject({ refusal: 'forbidden-scheme' });
    await expect(web.get('http://a.example:25/')).rejects.toMatchObject({ refusal: 'forbidden-scheme' });
    await expect(web.get('https://a.example/big', { maxBytes: 99 })).rejects.toMatchObject({ refusal: 'too-large' });
  });

  test('composes the arXiv feed of the asked ids, with or without versions, and leaves unknown ids out', async () => {
    mkdirSync(join(dir, 'arxiv-entries'));
    writeFileSync(join(dir, 'arxiv-entries/2401.00001.xml'), entry('2401.00001v2'));
    writeFileSync(join(dir, 'arxiv-entries/cs_0101001.xml'), entry('cs/0101001v1'));
    record([]);
    const web = createRecordedWeb(dir, { now: () => new Date('2026-01-02T03:04:05.678Z') });
    const url =
      'http://export.arxiv.org/api/query?id_list=2401.00001v1,9999.99999,cs/0101001,..%2Findex&max_results=50';
    const feed = text((await web.get(url)).body);
    expect(feed).toContain('<opensearch:totalResults>2</opensearch:totalResults>');
    expect(feed).toContain('<opensearch:itemsPerPage>50</opensearch:itemsPerPage>');
    expect(feed).toContain('<updated>2026-01-02T03:04:05Z</updated>');
    expect([...feed.matchAll(/<title>(Paper[^<]*)/g)].map((m) => m[1])).toEqual([
      'Paper 2401.00001v2',
      'Paper cs/0101001v1',
    ]);
  });

  test('pages the arXiv feed as the API does: ten entries unless told', async () => {
    mkdirSync(join(dir, 'arxiv-entries'));
    const ids = Array.from({ length: 12 }, (_, i) => `2401.${10000 + i}`);
    for (const id of ids) writeFileSync(join(dir, `arxiv-entries/${id}.xml`), entry(id));
    record([]);
    const web = createRecordedWeb(dir);
    const entries = async (more: string): Promise<number> =>
      text((await web.get(`https://export.arxiv.org/api/query?id_list=${ids.join(',')}${more}`)).body).split('<entry>')
        .length - 1;
    expect(await entries('')).toBe(10);
    expect(await entries('&max_results=100')).toBe(12);
    expect(await entries('&start=10')).toBe(2);
  });

  test.each([
    ['no index.json', undefined, /index\.json cannot be read/],
    ['bad JSON', '[{', /index\.json is not JSON/],
    ['a wrong row', '[{"url":"https://a.example/","status":"200","contentType":""}]', /index\.json .*0\.status/],
    ['an unknown field', '[{"url":"https://a.example/","status":200,"contentType":"","x":1}]', /index\.json .*x/],
    [
      'a missing file',
      '[{"url":"https://a.example/","status":200,"contentType":"","file":"gone.pdf"}]',
      /index\.json names gone\.pdf, which is not there/,
    ],
  ])('says in one line what is wrong: %s', (_, index, message) => {
    if (index !== undefined) writeFileSync(join(dir, 'index.json'), index);
    expect(() => createRecordedWeb(dir)).toThrow(message);
  });

  test('serves the reference recording: list, PDF, refusal and metadata of a week', async () => {
    const corpus = corpusOrNotice('web', 'replay of the reference recording');
    if (!corpus) return;
    const web = createRecordedWeb(corpus);
    const list = await web.get('https://raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/2024.md');
    expect(text(list.body)).toContain('2403.18802');
    const pdf = await web.get('http://arxiv.org/pdf/1706.03762v5');
    expect(text(pdf.body.subarray(0, 5))).toBe('%PDF-');
    expect((await web.get('https://www.science.org/doi/10.1126/sciadv.adk4489')).status).toBe(403);
    const feed = await web.get('http://export.arxiv.org/api/query?id_list=2403.18802v1,2403.18814,1801.07779');
    expect(text(feed.body)).toContain('<opensearch:totalResults>3</opensearch:totalResults>');
  });
});

describe('recording', () => {
  test('what was recorded answers the same when replayed, also after a redirect and for arXiv ids in other batches', async () => {
    const live: Web = {
      async get(url) {
        if (url.includes('/api/query')) {
          const body = `<feed>${entry('2401.00001v1')}\n${entry('2401.00002v3')}</feed>`;
          return { status: 200, url, contentType: 'application/atom+xml', body: new TextEncoder().encode(body) };
        }
        if (url.includes('gone')) return { status: 410, url, contentType: 'text/html', body: new Uint8Array() };
        const body = new TextEncoder().encode('%PDF-1.7 made up');
        return { status: 200, url: 'https://cdn.example/p.pdf', contentType: 'application/pdf', body };
      },
    };
    const recorder = recordTo(dir, live);
    const asked = ['https://a.example/p?id=1', 'https://a.example/gone'];
    const first = [];
    for (const url of asked) first.push(await recorder.get(url));
    await recorder.get('https://export.arxiv.org/api/query?id_list=2401.00001,2401.00002');
    const replay = createRecordedWeb(dir);
    for (const [i, url] of asked.entries()) expect(await replay.get(url)).toEqual(first[i]);
    const feed = text((await replay.get('https://export.arxiv.org/api/query?id_list=2401.00002')).body);
    expect(feed).toContain('<opensearch:totalResults>1</opensearch:totalResults>');
    expect(feed).toContain('Paper 2401.00002v3');
  });

  test('a recording can be continued, and a later answer replaces the earlier one', async () => {
    const saying = (said: string): Web => ({
      get: async (url) => ({ status: 200, url, contentType: 'text/plain', body: new TextEncoder().encode(said) }),
    });
    await recordTo(dir, saying('one')).get('https://a.example/1');
    await recordTo(dir, saying('two')).get('https://a.example/2');
    await recordTo(dir, saying('three')).get('https://a.example/1');
    const rows = JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8')) as { url: string }[];
    expect(rows.map((row) => row.url)).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect(text((await createRecordedWeb(dir).get('https://a.example/1')).body)).toBe('three');
  });
});
