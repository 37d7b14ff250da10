import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseArxivAtom } from '../../../shared/sources/arxiv/arxiv-atom.ts';
import { categoryName, isCategory } from '../../../shared/sources/arxiv/arxiv-categories.ts';
import { fetchArxivMetadata } from '../../../shared/sources/arxiv/arxiv-metadata.ts';
import { SourceError } from '../../../shared/sources/source.ts';
import { corpusOrNotice } from '../../support/corpus.ts';
import { arxivApi, arxivEntry, arxivFeed, stubWeb } from '../stub-web.ts';

const api = 'https://export.arxiv.org/api/query?';

function faultOf(xml: string): unknown {
  try {
    parseArxivAtom(xml);
    return undefined;
  } catch (error) {
    return error instanceof SourceError ? { fault: error.fault, retryable: error.retryable } : error;
  }
}

describe('arXiv’s answers', () => {
  test('an entry gives folded title, authors, days, version and category names, the primary first', () => {
    const xml = arxivFeed([
      arxivEntry({
        id: 'cs/0503050v2',
        title: 'A  Title &\n   its <rest>',
        authors: ['Ada  Author', 'Bo  Búthor'],
        published: '2005-03-21T21:26:48Z',
        updated: '2005-04-01T00:00:00Z',
        categories: ['cs.SE', 'cs.LG', 'stat.ML', '68T05', 'cs.NI'],
        summary: '  An abstract\n  of two lines. ',
      }),
    ]);
    expect(parseArxivAtom(xml).entries).toEqual([
      {
        id: 'cs/0503050',
        submitted: '2005-03-21T21:26:48Z',
        facts: {
          title: 'A Title & its <rest>',
          authors: ['Ada Author', 'Bo Búthor'],
          published: '2005-03-21',
          updated: '2005-04-01',
          version: 2,
          // Machine Learning stands in cs and stat; it is named once.
          categories: ['Software Engineering', 'Machine Learning', 'Networking and Internet Architecture'],
          abstract: 'An abstract of two lines.',
        },
        remarks: [],
      },
    ]);
  });

  test('letters of TeX are letters, and of several DOIs the first is named', () => {
    const entry = arxivEntry({
      id: '2403.00001v1',
      title: 'Erd\\H{o}s on $\\O$',
      summary: 'By Schr\\"odinger.',
      authors: ["Rold\\'an"],
    });
    const doi = '<arxiv:doi>10.1103/PhysRevD.1.2 10.1103/PhysRevD.3.4</arxiv:doi></entry>';
    expect(parseArxivAtom(arxivFeed([entry.replace('</entry>', doi)])).entries[0]?.facts).toMatchObject({
      title: 'Erdős on $\\O$',
      abstract: 'By Schrödinger.',
      authors: ['Roldán'],
      doi: '10.1103/physrevd.1.2',
    });
  });

  test('I-11: what is wrong with one entry touches no other', () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `Author ${i}`);
    const page = parseArxivAtom(
      arxivFeed([
        arxivEntry({ id: '2403.00001v1', summary: null }),
        arxivEntry({ id: '2403.00002v1', title: ' ' }),
        arxivEntry({ id: '2403.00003v1', summary: `${'word '.repeat(400_000)}` }),
        arxivEntry({ id: '2403.00004v1', authors: names }),
        arxivEntry({ id: '2403.00005v1', title: 'Bell\u0007 and\u0000 whistle\u0085' }),
        arxivEntry({ id: 'not an id' }),
        arxivEntry({ id: '2403.00006v3', comment: 'This paper has been withdrawn by the authors' }),
      ]),
    );
    expect(page.rejected).toBe(2);
    expect(
      page.entries.map(({ id, facts, remarks }) => [id, facts.abstract?.length, facts.authors?.length, remarks]),
    ).toEqual([
      ['2403.00001', 0, 1, []],
      ['2403.00003', 19_999, 1, ['abstract-cut']],
      ['2403.00004', 12, 3_000, ['authors-cut']],
      ['2403.00005', 12, 1, []],
      ['2403.00006', 12, 1, ['withdrawn']],
    ]);
    expect(page.entries[3]?.facts.title).toBe('Bell and whistle');
  });

  test('I-06: an empty page that counts results, an error page and an error feed are retryable failures', () => {
    expect(faultOf(arxivFeed([], 7))).toEqual({ fault: 'empty-page', retryable: true });
    expect(faultOf('<!DOCTYPE html>\n<html><body>Service unavailable</body></html>')).toEqual({
      fault: 'not-a-feed',
      retryable: true,
    });
    expect(faultOf('<html><body>Oops</body></html>')).toEqual({ fault: 'not-a-feed', retryable: true });
    expect(faultOf('')).toEqual({ fault: 'not-a-feed', retryable: true });
    expect(
      faultOf(
        arxivFeed(['<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>bad</summary></entry>']),
      ),
    ).toEqual({
      fault: 'error-feed',
      retryable: true,
    });
    expect(faultOf(arxivFeed([]))).toBeUndefined();
  });

  test('I-07: cut anywhere, a page is rejected whole', () => {
    const xml = arxivFeed([arxivEntry({ id: '2403.00001v1' }), arxivEntry({ id: '2403.00002v1' })]).trimEnd();
    for (let length = 120; length < xml.length; length += 37) {
      expect(faultOf(xml.slice(0, length))).toMatchObject({ retryable: true });
    }
  });

  test('I-08, I-09: a document type is refused before anything is parsed', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'z'.repeat(5_000)}">]>`;
    const feed = arxivFeed([arxivEntry({ id: '2403.00001v1' })]);
    const declaration = "<?xml version='1.0' encoding='UTF-8'?>";
    for (const type of [bomb, '<!DOCTYPE feed SYSTEM "file:///etc/passwd">', '<!doctype html [<!ENTITY x "y">]>']) {
      expect(faultOf(feed.replace(declaration, declaration + type))).toEqual({ fault: 'doctype', retryable: false });
      expect(faultOf(feed.replace('<entry>', `${type}<entry>`))).toEqual({ fault: 'doctype', retryable: false });
    }
    expect(faultOf(feed.replace('An abstract.', '<![CDATA[<!DOCTYPE html> is quoted]]>'))).toBeUndefined();
  });

  test('many ids are asked a hundred at a time, pins as pins, and unknown ids are simply absent', async () => {
    const known = Array.from({ length: 130 }, (_, i) => ({ id: `2403.${String(i).padStart(5, '0')}v1` }));
    const web = stubWeb({ [api]: arxivApi(known) });
    const wanted = [...known.map(({ id }) => ({ id: id.slice(0, 10) })), { id: '2403.99999', version: 4 }];
    const { records } = await fetchArxivMetadata(web, wanted);
    expect(web.asked.length).toBe(2);
    expect(web.asked[1]).toContain(',2403.99999v4&max_results=31');
    expect(records.size).toBe(130);
  });

  test('I-07: a record that comes cut hides none of the others, and is asked for a bounded number of times', async () => {
    const known = Array.from({ length: 20 }, (_, i) => ({ id: `2403.${String(i).padStart(5, '0')}v1` }));
    const whole = arxivApi(known);
    const web = stubWeb({
      [api]: (url) => {
        const feed = whole(url);
        return url.includes('2403.00007') ? feed.slice(0, feed.indexOf('2403.00007') + 40) : feed;
      },
    });
    const { records, unread } = await fetchArxivMetadata(
      web,
      known.map(({ id }) => ({ id: id.slice(0, 10) })),
    );
    expect([records.size, [...unread]]).toEqual([19, ['2403.00007']]);
    expect(web.asked.length).toBeLessThanOrEqual(17);
    const broken = stubWeb({ [api]: (url) => whole(url).slice(0, 420) });
    await expect(fetchArxivMetadata(broken, [{ id: '2403.00001' }, { id: '2403.00002' }])).rejects.toMatchObject({
      fault: 'cut-short',
    });
  });

  test('an id list with an unreadable id is told by arXiv’s own words', async () => {
    const body = arxivFeed([
      '<entry><id>https://arxiv.org/api/errors#i</id><title>Error</title><summary>incorrect id format for abc</summary></entry>',
    ]);
    const web = stubWeb({ [api]: { status: 400, body } });
    await expect(fetchArxivMetadata(web, [{ id: 'abc' }])).rejects.toThrow('incorrect id format for abc');
    expect(web.asked.length).toBe(1);
  });

  test('a refusal is asked again at most three times, and 429 not at all', async () => {
    const busy = stubWeb({ [api]: { status: 503 } });
    await expect(fetchArxivMetadata(busy, [{ id: '2403.00001' }])).rejects.toMatchObject({
      refusal: 'unreachable',
      retryable: true,
    });
    expect(busy.asked.length).toBe(3);
    const limited = stubWeb({ [api]: { status: 429 } });
    await expect(fetchArxivMetadata(limited, [{ id: '2403.00001' }])).rejects.toMatchObject({
      refusal: 'rate-limited',
    });
    expect(limited.asked.length).toBe(1);
  });

  test('category names are arXiv’s', () => {
    expect(['cs.OS', 'stat.ML', 'hep-th', 'cmp-lg', 'math.IT'].map((code) => categoryName(code))).toEqual([
      'Operating Systems',
      'Machine Learning',
      'High Energy Physics - Theory',
      'Computation and Language',
      'Information Theory',
    ]);
    expect(categoryName('68T05')).toBeUndefined();
    expect(['cs.CL', 'cs.*', 'quant-ph', 'cs.XX', 'constructor', ''].map(isCategory)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('recorded answers of arXiv', () => {
  test('all twenty give the right papers, including the error feed and the empty page', () => {
    const dir = corpusOrNotice('arxiv-api', 'twenty recorded answers of the arXiv API');
    if (!dir) return;
    const files = readdirSync(dir).filter((name) => name.endsWith('.json'));
    expect(files.length).toBe(20);
    const counts = new Map<string, number>();
    for (const file of files) {
      const {
        url,
        status_code: status,
        body,
      } = JSON.parse(readFileSync(`${dir}/${file}`, 'utf8')) as { url: string; status_code: number; body: string };
      const query = new URL(url).searchParams;
      const ids = query.get('id_list') ?? '';
      if (status === 400) {
        expect(faultOf(body)).toEqual({ fault: 'error-feed', retryable: true });
        continue;
      }
      const page = parseArxivAtom(body, Number(query.get('start')));
      counts.set(ids || `${query.get('start')}+${query.get('max_results')}`, page.entries.length);
      expect(page.rejected).toBe(0);
      for (const { id, facts } of page.entries) {
        if (ids) expect(ids).toContain(id);
        expect(facts.title).not.toMatch(/\s{2}|\n/);
        expect(facts.authors?.length).toBeGreaterThan(0);
        expect(facts.categories?.length).toBeGreaterThan(0);
        expect(facts.published && facts.updated && facts.published <= facts.updated).toBe(true);
      }
    }
    expect(Object.fromEntries(counts)).toEqual({
      '0000.0000': 0,
      '0808.05394': 0,
      '0808.05394,1707.08567': 1,
      '1605.08386': 1,
      '1707.08567': 1,
      '2104.12255v1': 1,
      'astro-ph/0601001': 1,
      'quant-ph/0201082v1': 1,
      '0+10': 10,
      '0+15': 15,
      '0+100': 100,
      '5+10': 10,
      '5+15': 15,
      '9+15': 15,
      '10+10': 10,
      '20+10': 10,
      '30+10': 10,
      '40+10': 10,
      '50+10': 10,
    });
  });
});
