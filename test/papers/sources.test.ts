import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { oaiSet, parseOaiPage, splitAuthors } from '../../shared/papers/arxiv-oai.ts';
import { parseAnnouncements } from '../../shared/papers/arxiv-rss.ts';
import { listedCandidate } from '../../shared/papers/hf-daily.ts';
import { parseSourceKey, sourceForms, UnknownSourceError } from '../../shared/papers/source-key.ts';
import { parseAddressFile } from '../../shared/papers/url-source.ts';
import { type Web, WebRefusedError } from '../../shared/papers/web.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { arxivEntry, arxivFeed, stubWeb } from './stub-web.ts';

const now = () => new Date('2024-04-03T00:00:00Z');
const source = (key: string, web: Web = stubWeb({}), readText?: (path: string) => Promise<string>) =>
  parseSourceKey(key, { web, now, zoneOffsetMinutes: 540, ...(readText ? { readText } : {}) });

describe('the name of a source', () => {
  test.each([
    'dair',
    'list:https://a.org/l.md',
    'arxiv:cs.CL',
    'arxiv:cs.CL+stat.ML',
    'arxiv:cs.*',
    'arxiv-query:ti:agent AND cat:cs.AI',
    'arxiv-author:Quoc V. Le',
    'arxiv-rss:cs.CL+cs.LG',
    'hf-daily',
    'feed:https://a.org/feed.xml',
    'biorxiv',
    'biorxiv:neuroscience',
    'medrxiv',
    'doi:10.1126/sciadv.adk4489',
    'url:https://a.org/x',
    'url:2403.18802',
  ])('%s is understood and kept as its key', (key) => {
    expect(source(key).key).toBe(key);
  });

  test.each([
    ['', 'unknown source'],
    ['reddit', 'unknown source "reddit"'],
    ['dair:x', 'unknown source'],
    ['list:', 'unknown source'],
    ['constructor:x', 'unknown source'],
    ['list:somewhere', 'give a full http(s) address'],
    ['feed:file:///etc/passwd', 'give a full http(s) address'],
    ['arxiv:cs.XX', 'arXiv has no category "cs.XX"'],
    ['doi:11.1/x', 'that is no DOI'],
    ['url:soon', 'give a full http(s) address'],
    ['url-file:list.txt', 'files can be read only'],
  ])('%p is refused in one line: %s', (key, message) => {
    expect(() => source(key)).toThrow(UnknownSourceError);
    expect(() => source(key)).toThrow(message);
  });

  test('an unknown name is told which forms there are', () => {
    expect(() => source('x')).toThrow(sourceForms.join(', '));
  });
});

describe('the curated list by year', () => {
  const table = (range: string, title: string): string =>
    `## Top AI Papers of the Week (${range})\n| **Paper** | **Links** |\n|---|---|\n| 1) **${title}** - n. | [Paper](https://a.org/1) |\n`;
  const base = 'https://raw.githubusercontent.com/dair-ai/';

  test('reads the asked week’s year, then its neighbours, then the README of old', async () => {
    const web = stubWeb({
      [`${base}AI-Papers-of-the-Week/main/years/2024.md`]: table(
        'March 26 - March 31) - (2024'.replace(') - (', ') - '),
        'now',
      ),
      [`${base}AI-Papers-of-the-Week/main/years/2026.md`]: table('December 29 - January 4) - 2026', 'turn'),
      [`${base}ML-Papers-of-the-Week/main/README.md`]: table('Jan 1-8', 'first'),
    });
    const titles = async (week: string) =>
      (await source('dair', web).collect(week)).candidates.map((row) => row.pick.title);
    expect(await titles('2024-W13')).toEqual(['now']);
    expect(web.asked.length).toBe(1);
    expect(await titles('2025-W02')).toEqual([]);
    expect(await titles('2026-W01')).toEqual(['turn']);
    expect(await titles('2024-W01')).toEqual(['first']);
  });

  test('tells its newest complete week, looking back over silent years', async () => {
    const web = stubWeb({
      [`${base}AI-Papers-of-the-Week/main/years/2023.md`]: table('December 18 - December 24', 'x'),
    });
    expect(await source('dair', web).newestWeek()).toBe('2023-W51');
    expect(web.asked).toEqual([2024, 2023].map((year) => `${base}AI-Papers-of-the-Week/main/years/${year}.md`));
  });

  test('gone from everywhere, it says so; a refusal stops it at once', async () => {
    await expect(source('dair').newestWeek()).rejects.toMatchObject({ refusal: 'unreachable', retryable: true });
    const web = stubWeb({ [base]: { status: 503 } });
    await expect(source('dair', web).collect('2024-W13')).rejects.toMatchObject({ retryable: true });
    expect(web.asked.length).toBe(2);
  });
});

describe('arXiv by category, query and author', () => {
  const api = 'https://export.arxiv.org/api/query?';
  const pages = (total: number) => (url: string) => {
    const query = new URL(url).searchParams;
    const start = Number(query.get('start'));
    const size = Math.min(Number(query.get('max_results')), total - start);
    return arxivFeed(
      Array.from({ length: size }, (_, i) => arxivEntry({ id: `2403.${String(start + i).padStart(5, '0')}v2` })),
      total,
    );
  };

  test('asks for the week’s submissions in the zone, page by page, with each record complete', async () => {
    const web = stubWeb({ [api]: pages(620) });
    const { candidates, remarks } = await source('arxiv:cs.CL+cs.LG', web).collect('2024-W13');
    expect(candidates.length).toBe(620);
    expect(remarks).toEqual([]);
    expect(web.asked.length).toBe(2);
    const query = new URL(web.asked[0] ?? '').searchParams.get('search_query');
    expect(query).toBe('(cat:cs.CL OR cat:cs.LG) AND submittedDate:[202403241500 TO 202403311459]');
    expect(candidates[0]).toMatchObject({
      complete: true,
      facts: { version: 2 },
      pick: { source: 'arxiv:cs.CL+cs.LG', position: 1 },
    });
    expect(await source('arxiv:cs.CL', web).newestWeek()).toBe('2024-W13');
  });

  test('I-10: an entry that stands on two pages counts once', async () => {
    const same = arxivFeed([arxivEntry({ id: '2403.00001v1' })], 900);
    const { candidates } = await source('arxiv-author:Ada Author', stubWeb({ [api]: same })).collect('2024-W13');
    expect(candidates.length).toBe(1);
  });

  test('what lies beyond the limit is told', async () => {
    const { candidates, remarks } = await source('arxiv-query:all:model', stubWeb({ [api]: pages(3_400) })).collect(
      '2024-W13',
    );
    expect(candidates.length).toBe(3_000);
    expect(remarks).toEqual(['arxiv-query:all:model: 3400 found, the first 3000 read']);
  });

  const raw = (id: string, dates: readonly string[], header = ''): string =>
    `<record><header${header}><identifier>oai:arXiv.org:${id}</identifier></header><metadata><arXivRaw><id>${id}</id>${dates
      .map((date, i) => `<version version="v${i + 1}"><date>${date}</date><size>1kb</size></version>`)
      .join(
        '',
      )}<title>A &amp;  B</title><authors>Ada One (Lab, Town), Bo Two and C. Three</authors><categories>cs.CL stat.ML</categories><abstract> Text. </abstract></arXivRaw></metadata></record>`;
  const oai = (records: string, token = ''): string =>
    `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${records}<resumptionToken>${token}</resumptionToken></ListRecords></OAI-PMH>`;

  test('falls back to OAI-PMH when the API is in trouble, and keeps the week’s own submissions', async () => {
    const web = stubWeb({
      [api]: arxivFeed([], 12),
      'https://oaipmh.arxiv.org/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs%3Acs%3ACL&from=2024-03-25&until=2024-04-03':
        oai(
          raw('2403.1', []) +
            raw('2403.00001', ['Wed, 27 Mar 2024 17:48:55 GMT', 'Fri, 29 Mar 2024 00:00:00 GMT']) +
            raw('2401.00009', ['Mon, 1 Jan 2024 00:00:00 GMT']),
          'next',
        ),
      'https://oaipmh.arxiv.org/oai?verb=ListRecords&resumptionToken=next': oai(
        raw('2403.00002', ['Thu, 28 Mar 2024 00:00:00 GMT']) +
          raw('2403.00003', ['Thu, 28 Mar 2024 00:00:00 GMT'], ' status="deleted"'),
      ),
    });
    const { candidates, remarks } = await source('arxiv:cs.CL', web).collect('2024-W13');
    expect(candidates.map((row) => row.facts)).toEqual([
      {
        title: 'A & B',
        authors: ['Ada One', 'Bo Two', 'C. Three'],
        published: '2024-03-27',
        updated: '2024-03-29',
        version: 2,
        categories: ['Computation and Language', 'Machine Learning'],
        abstract: 'Text.',
      },
      expect.objectContaining({ published: '2024-03-28', version: 1 }),
    ]);
    expect(remarks).toEqual(['arxiv:cs.CL: the API failed, OAI-PMH was read']);
  });

  test('never knocks at another door of arXiv after it asked to be left alone', async () => {
    const asked: string[] = [];
    const web: Web = {
      get: (url) => {
        asked.push(url);
        return Promise.reject(new WebRefusedError('host-closed', 'closed for a day'));
      },
    };
    await expect(source('arxiv:cs.CL', web).collect('2024-W13')).rejects.toMatchObject({ refusal: 'host-closed' });
    expect(asked.length).toBe(1);
  });

  test('OAI-PMH’s own errors, cuts and names of sets', () => {
    expect(parseOaiPage('<OAI-PMH><error code="noRecordsMatch">none</error></OAI-PMH>').entries).toEqual([]);
    for (const bad of [
      '<OAI-PMH><error code="badArgument">x</error></OAI-PMH>',
      oai(raw('2403.00001', ['x'])).slice(0, 200),
      '<html></html>',
      '',
    ]) {
      expect(() => parseOaiPage(bad)).toThrow(expect.objectContaining({ name: 'SourceError', retryable: true }));
    }
    expect(['cs.CL', 'quant-ph', 'astro-ph.GA', 'math.*', 'hep-th', 'cs.*'].map(oaiSet)).toEqual([
      'cs:cs:CL',
      'physics:quant-ph',
      'physics:astro-ph:GA',
      'math',
      'physics:hep-th',
      'cs',
    ]);
    expect(splitAuthors('A. One (Lab A, B and C), B. Two, and C. Three')).toEqual(['A. One', 'B. Two', 'C. Three']);
  });
});

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
});

describe('Hugging Face’s daily papers', () => {
  const listed = (id: string, upvotes: number) => ({
    paper: {
      id,
      title: `T ${id}`,
      summary: 'Two\nlines',
      upvotes,
      publishedAt: '2024-03-20T21:26:31.000Z',
      authors: [{ name: 'Ada' }, { name: 'Gone', hidden: true }],
    },
  });
  const api = 'https://huggingface.co/api/daily_papers?';

  test('a week comes page by page, most upvoted first, under its paper’s own date', async () => {
    const web = stubWeb({
      [`${api}week=2024-W13&p=0`]: JSON.stringify([
        ...Array.from({ length: 98 }, (_, i) => listed(`2403.${String(i + 100).padStart(5, '0')}`, 1)),
        listed('2403.00002', 5),
        { odd: true },
      ]),
      [`${api}week=2024-W13&p=1`]: JSON.stringify([listed('2403.00001', 26), listed('2403.00002', 5)]),
    });
    const { candidates, remarks } = await source('hf-daily', web).collect('2024-W13');
    expect(candidates.length).toBe(100);
    expect(remarks).toEqual(['hf-daily: 1 entries of another shape left out']);
    expect(candidates[0]).toEqual({
      pick: {
        source: 'hf-daily',
        position: 1,
        title: 'T 2403.00001',
        note: '',
        upvotes: 26,
        links: [{ label: 'Paper', url: 'https://arxiv.org/abs/2403.00001' }],
      },
      facts: { title: 'T 2403.00001', authors: ['Ada'], published: '2024-03-20', abstract: 'Two lines' },
    });
    expect(web.asked.length).toBe(2);
  });

  test('a 53rd week is asked day by day', async () => {
    const web = stubWeb({ [api]: '[]' });
    await source('hf-daily', web).collect('2026-W53');
    expect(web.asked.map((url) => new URL(url).searchParams.get('date'))).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
  });

  test('an answer that is no list, or no JSON, is a named failure', async () => {
    await expect(source('hf-daily', stubWeb({ [api]: '{"error":"x"}' })).collect('2024-W13')).rejects.toMatchObject({
      fault: 'bad-request',
    });
    await expect(source('hf-daily', stubWeb({ [api]: '[{"pap' })).collect('2024-W13')).rejects.toMatchObject({
      fault: 'cut-short',
      retryable: true,
    });
  });

  test('the recorded object is understood', () => {
    const file = corpusOrNotice('hf-daily/hf_daily_paper_2025-09-08.json', 'a recorded daily paper');
    if (!file) return;
    const [first] = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
    expect(listedCandidate(first)).toMatchObject({
      pick: {
        title: 'Why Language Models Hallucinate',
        upvotes: 26,
        links: [{ url: 'https://arxiv.org/abs/2509.04664' }],
      },
      facts: {
        published: '2025-09-04',
        authors: ['Adam Tauman Kalai', 'Ofir Nachum', 'Santosh S. Vempala', 'Edwin Zhang'],
      },
    });
  });
});

describe('bioRxiv and medRxiv', () => {
  const preprint = (doi: string, version = '1') => ({
    doi,
    title: 'A  <i>title</i>',
    authors: 'Doe, J.; Roe, R. A.',
    date: '2024-03-27',
    version,
    category: 'cell_biology',
    abstract: 'Text.',
  });

  test('a week’s first versions come with their record; revisions are no new work', async () => {
    const web = stubWeb({
      'https://api.biorxiv.org/details/biorxiv/2024-03-25/2024-03-31/0/json?category=cell_biology': JSON.stringify({
        messages: [{ status: 'ok', total: '3' }],
        collection: [preprint('10.1101/2024.03.01.582941'), preprint('10.1101/2024.01.01.500000', '2')],
      }),
      'https://api.biorxiv.org/details/biorxiv/2024-03-25/2024-03-31/2/json?category=cell_biology': JSON.stringify({
        messages: [{ total: 3 }],
        collection: [preprint('10.1101/2024.03.02.111111')],
      }),
    });
    const { candidates } = await source('biorxiv:cell biology', web).collect('2024-W13');
    expect(candidates.length).toBe(2);
    expect(candidates[0]).toMatchObject({
      complete: true,
      pick: { links: [{ url: 'https://www.biorxiv.org/content/10.1101/2024.03.01.582941v1' }] },
      facts: {
        title: 'A title',
        authors: ['J. Doe', 'R. A. Roe'],
        published: '2024-03-27',
        categories: ['Cell biology'],
        doi: '10.1101/2024.03.01.582941',
      },
    });
  });

  test('an empty page that counts records is a retryable failure', async () => {
    const web = stubWeb({ 'https://api.biorxiv.org/': JSON.stringify({ messages: [{ total: 5 }], collection: [] }) });
    await expect(source('medrxiv', web).collect('2024-W13')).rejects.toMatchObject({
      fault: 'empty-page',
      retryable: true,
    });
  });
});

describe('works named by hand', () => {
  test('one address is one candidate for any week', async () => {
    const { candidates } = await source('doi:10.1126/SCIADV.adk4489').collect('2020-W01');
    expect(candidates[0]?.pick.links).toEqual([{ label: 'Paper', url: 'https://doi.org/10.1126/sciadv.adk4489' }]);
    expect(source('url:2403.18802').curated).toBe(true);
  });

  test('a file gives one per line, comments and blanks aside', async () => {
    const text = '# mine\n\nhttps://arxiv.org/abs/2403.18802  A title\r\n2403.18814v1\nnowhere\n';
    const { candidates } = await source('url-file:my.txt', stubWeb({}), async () => text).collect('2024-W13');
    expect(candidates.map((row) => [row.pick.position, row.pick.title, row.remarks])).toEqual([
      [1, 'A title', []],
      [2, '2403.18814v1', []],
      [3, 'nowhere', ['unusable-link']],
    ]);
    expect(parseAddressFile('x\n'.repeat(600), 'k').remarks).toEqual(['k: 100 lines beyond the first 500 left out']);
  });
});
