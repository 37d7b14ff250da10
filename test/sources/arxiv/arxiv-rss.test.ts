/** arXiv's daily announcements: what is new, read as it is announced. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseAnnouncements } from '../../../shared/sources/arxiv/arxiv-rss.ts';
import { parseSourceKey } from '../../../shared/sources/source-key.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { corpusOrNotice } from '../../support/corpus.ts';
import { stubWeb } from '../stub-web.ts';

const now = () => new Date('2024-04-03T00:00:00Z');
const source = (key: string, web: Web = stubWeb({})) => parseSourceKey(key, { web, now, zoneOffsetMinutes: 540 });

describe('arXiv’s announcements', () => {
  const item = (id: string, type: string, title = 'T'): string =>
    `<item><title>${title}</title><link>https://arxiv.org/abs/${id.replace(/v\d$/, '')}</link><description>arXiv:${id} Announce Type: ${type} \nAbstract: About it.</description><guid isPermaLink="false">oai:arXiv.org:${id}</guid><pubDate>Wed, 27 Mar 2024 00:00:00 -0400</pubDate><dc:creator>Ada One, Bo Two</dc:creator></item>`;
  const rss = (items: string): string =>
    `<?xml version='1.0'?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>arXiv</title><link>https://arxiv.org</link><description>d</description>${items}</channel></rss>`;

  test('new and cross-listed papers are taken, replacements are not', async () => {
    const web = stubWeb({
      'https://rss.arxiv.org/rss/cs.CL': rss(
        item('2403.00001v1', 'new') +
          item('2403.00002v1', 'cross') +
          item('2301.00003v4', 'replace') +
          item('2301.00004v2', 'replace-cross'),
      ),
    });
    const { candidates } = await source('arxiv-rss:cs.CL', web).collect('2024-W13');
    expect(candidates.map((row) => [row.pick.links[0]?.url, row.facts, row.complete])).toEqual([
      [
        'https://arxiv.org/abs/2403.00001',
        { title: 'T', authors: ['Ada One', 'Bo Two'], abstract: 'About it.' },
        undefined,
      ],
      ['https://arxiv.org/abs/2403.00002', expect.anything(), undefined],
    ]);
    expect((await source('arxiv-rss:cs.CL', web).collect('2024-W12')).candidates).toEqual([]);
  });

  test('letters of TeX are letters', () => {
    const tex = rss(
      item('2403.00001v1', 'new', "Poincar\\'e")
        .replace('About it.', 'By Schr\\"odinger.')
        .replace('Bo Two', "Rold\\'an Two"),
    );
    expect(parseAnnouncements(tex, 'https://rss.arxiv.org/rss/cs.CL')).toMatchObject([
      { title: 'Poincaré', abstract: 'By Schrödinger.', authors: ['Ada One', 'Roldán Two'] },
    ]);
  });

  test('a day without announcements is no failure', async () => {
    const web = stubWeb({ 'https://rss.arxiv.org/rss/cs.CL': rss('') });
    expect((await source('arxiv-rss:cs.CL', web).collect('2024-W13')).candidates).toEqual([]);
  });

  test('the recorded feed gives its three types', () => {
    const file = corpusOrNotice('arxiv-rss/arxiv_rss_2026-09-24.xml', 'a recorded announcement feed');
    if (!file) return;
    const found = parseAnnouncements(readFileSync(file, 'utf8'), 'https://rss.arxiv.org/rss/cs.LG');
    expect(found.map(({ id, version, type }) => ({ id, version, type }))).toEqual([
      { id: '2609.26811', version: 1, type: 'new' },
      { id: '2205.06398', version: 2, type: 'cross' },
      { id: '2009.13987', version: 3, type: 'replace' },
    ]);
    expect(found[1]?.authors).toEqual(['Pritam Dey', 'Zhengwu Zhang', 'David B. Dunson']);
    expect(found[0]?.abstract).toMatch(/^Local learning trains/);
  });

  test('each is a row of the feed, in its order, with arXiv’s address and nothing that only the registry knows', async () => {
    const web = stubWeb({
      'https://rss.arxiv.org/rss/cs.CL+cs.LG': rss(
        item('2403.00002v1', 'new', 'Two') + item('2403.00001v1', 'new', 'One'),
      ),
    });
    const { candidates, remarks } = await source('arxiv-rss:cs.CL+cs.LG', web).collect('2024-W13');
    expect(remarks).toEqual([]);
    expect(candidates.map(({ pick }) => pick)).toEqual([
      {
        source: 'arxiv-rss:cs.CL+cs.LG',
        position: 1,
        title: 'Two',
        note: '',
        links: [{ label: 'Paper', url: 'https://arxiv.org/abs/2403.00002' }],
      },
      {
        source: 'arxiv-rss:cs.CL+cs.LG',
        position: 2,
        title: 'One',
        note: '',
        links: [{ label: 'Paper', url: 'https://arxiv.org/abs/2403.00001' }],
      },
    ]);
  });

  test('name no newest week, are nobody’s choice, and a feed that is not there is asked once', async () => {
    const none = source('arxiv-rss:cs.CL');
    expect([await none.newestWeek(), none.curated]).toEqual([undefined, false]);
    await expect(none.collect('2024-W13')).rejects.toMatchObject({ name: 'WebRefusedError', retryable: false });
  });

  const summary = (text: string, link = 'https://arxiv.org/abs/2403.00007') =>
    parseAnnouncements(
      rss(
        `<item><title>T</title><link>${link}</link><description>${text}</description><pubDate>Wed, 27 Mar 2024 00:00:00 -0400</pubDate></item>`,
      ),
      'https://rss.arxiv.org/rss/cs.CL',
    )[0];

  test.each([
    ['arXiv:2403.00001v2 Announce Type: new\nAbstract: Told.', '2403.00001', 2, 'new'],
    ['arXiv:2403.00001   Announce Type:cross   Abstract:Told.', '2403.00001', undefined, 'cross'],
    ['arXiv:2403.00001v1 Announce Type: replace Told.', '2403.00001', 1, 'replace'],
    ['arXiv:2403.00001v1 Announce Type: replace-cross Abstract: Told.', '2403.00001', 1, 'replace-cross'],
    ['arXiv:hep-th/9901001v1 Announce Type: new Abstract: Told.', 'hep-th/9901001', 1, 'new'],
    ['arXiv:soon Announce Type: new Abstract: Told.', '2403.00007', undefined, 'new'],
  ])('%s is read', (text, id, version, type) => {
    expect(summary(text)).toMatchObject({
      id,
      version,
      type,
      abstract: 'Told.',
      date: new Date('2024-03-27T04:00:00Z'),
    });
  });

  test.each([
    ['Abstract: arXiv:2403.00001 Announce Type: new'],
    ['arXiv:2403.00001 Announce Type: other Abstract: Told.'],
    ['Told.'],
    ['arXiv:soon Announce Type: new Abstract: Told.', 'https://a.org/x'],
    ['arXiv:soon Announce Type: new Abstract: Told.', 'nowhere'],
  ])('%s, at %s, is no announcement', (...words) => {
    expect(summary(...(words as [string]))).toBeUndefined();
  });
});
