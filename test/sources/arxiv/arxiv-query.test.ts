import { describe, expect, test } from '@jest/globals';
import { oaiSet, parseOaiPage, splitAuthors } from '../../../shared/sources/arxiv/arxiv-oai.ts';
import { parseSourceKey } from '../../../shared/sources/source-key.ts';
import { type Web, WebRefusedError } from '../../../shared/sources/web.ts';
import { arxivEntry, arxivFeed, stubWeb } from '../stub-web.ts';

const now = () => new Date('2024-04-03T00:00:00Z');
const source = (key: string, web: Web = stubWeb({})) => parseSourceKey(key, { web, now, zoneOffsetMinutes: 540 });

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

  test('OAI-PMH’s letters of TeX are letters, formulas stay, and its DOI is kept', () => {
    const record = raw('1810.09584', ['Mon, 22 Oct 2018 22:41:50 GMT'])
      .replace(/<title>.*?<\/title>/, "<title>Poincar\\'e heat of $\\o(n)$</title>")
      .replace(
        /<authors>.*?<\/authors>/,
        "<authors>Izaak Neri and \\'Edgar Rold\\'an</authors><doi>10.1209/0295-5075/ABC</doi>",
      );
    expect(parseOaiPage(oai(record)).entries[0]?.facts).toMatchObject({
      title: 'Poincaré heat of $\\o(n)$',
      authors: ['Izaak Neri', 'Édgar Roldán'],
      doi: '10.1209/0295-5075/abc',
    });
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
    expect(splitAuthors('BaBar Collaboration: A. One, B. Two')).toEqual(['BaBar Collaboration', 'A. One', 'B. Two']);
  });
});
