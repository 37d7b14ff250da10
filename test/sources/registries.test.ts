import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import { factsOfCrossref, fetchCrossref } from '../../shared/sources/crossref.ts';
import { openCopyOf } from '../../shared/sources/openalex.ts';
import { parseSourceKey } from '../../shared/sources/source-key.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { stubWeb } from './stub-web.ts';

const record = (message: object) => ({ status: 'ok', message });
const day = (...parts: number[]) => ({ 'date-parts': [parts] });

describe('Crossref', () => {
  test('escaped markup, references, subtitles and suffixes are read once', () => {
    const facts = factsOfCrossref(
      {
        message: {
          title: ['Growth of &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; more'],
          subtitle: ['A survey'],
          author: [{ given: 'Ren&eacute;e', family: 'M&uuml;ller', suffix: 'Jr.' }],
          abstract: '&lt;jats:title&gt;Abstract&lt;/jats:title&gt;&lt;jats:p&gt;We show it.&lt;/jats:p&gt;',
        },
      },
      '10.1/x',
    );
    expect(facts).toEqual({
      doi: '10.1/x',
      title: 'Growth of E. coli & more: A survey',
      authors: ['Renée Müller Jr.'],
      abstract: 'We show it.',
    });
    expect(factsOfCrossref({ message: { title: ['On it: a survey'], subtitle: ['A Survey'] } }, '10.1/x').title).toBe(
      'On it: a survey',
    );
  });

  test('what is null is not there, and a title that asks is not followed by a colon', () => {
    const author = [{ given: null, family: 'Two', suffix: null }];
    expect(
      factsOfCrossref(record({ title: ['Is it?'], subtitle: ['A study'], author, abstract: null }), '10.1/x'),
    ).toEqual({ doi: '10.1/x', title: 'Is it? A study', authors: ['Two'] });
    const names = (family: string): unknown => factsOfCrossref(record({ author: [{ family }] }), '10.1/x').authors;
    expect(names('Jane Doe, Richard Roe')).toEqual(['Jane Doe', 'Richard Roe']);
    expect(names('DOE, JANE')).toEqual(['JANE DOE']);
    expect(factsOfCrossref(record({ title: null, subtitle: null, author: null }), '10.1/x')).toEqual({ doi: '10.1/x' });
  });

  test('gives title, authors in order, the first full day and the abstract without markup', () => {
    const facts = factsOfCrossref(
      record({
        title: ['On <i>E. coli</i>\n and   more'],
        author: [{ given: 'Ada', family: 'One' }, { family: 'Two' }, { name: 'The Consortium' }, {}],
        published: day(2024),
        'published-online': day(2024, 3, 29),
        'published-print': day(2024, 5, 1),
        abstract: '<jats:title>Abstract</jats:title><jats:p>We &amp;lt; show <jats:italic>it</jats:italic>.</jats:p>',
      }),
      '10.1/x',
    );
    expect(facts).toEqual({
      doi: '10.1/x',
      title: 'On E. coli and more',
      authors: ['Ada One', 'Two', 'The Consortium'],
      published: '2024-03-29',
      abstract: 'We < show it.',
    });
  });

  test('a year alone is no day, and odd dates do not spoil the record', () => {
    for (const published of [day(2024), day(2024, 3), { 'date-parts': [[null]] }, null, { 'date-parts': 'soon' }]) {
      expect(factsOfCrossref(record({ title: ['T'], published }), '10.1/x')).toEqual({ doi: '10.1/x', title: 'T' });
    }
  });

  test('what is no record is a named failure; an unknown DOI is nothing', async () => {
    expect(() => factsOfCrossref({ status: 'ok' }, '10.1/x')).toThrow(
      expect.objectContaining({ fault: 'bad-request' }),
    );
    expect(await fetchCrossref(stubWeb({}), '10.1/x')).toBeUndefined();
    const cut = stubWeb({ 'https://api.crossref.org/works/10.1/x': '{"message": {' });
    await expect(fetchCrossref(cut, '10.1/x')).rejects.toMatchObject({ fault: 'cut-short', retryable: true });
  });

  test('the recorded record is understood', () => {
    const file = corpusOrNotice('web/files/crossref-adk4489.json', 'a recorded Crossref record');
    if (!file) return;
    expect(factsOfCrossref(JSON.parse(readFileSync(file, 'utf8')), '10.1126/sciadv.adk4489')).toMatchObject({
      title: 'Generative emulation of weather forecast ensembles with diffusion models',
      authors: ['Lizao Li', 'Robert Carver', 'Ignacio Lopez-Gomez', 'Fei Sha', 'John Anderson'],
      published: '2024-03-29',
    });
  });
});

describe('OpenAlex', () => {
  test('open copies come best first, arXiv as HTML and PDF, closed ones and bare landing pages not at all', () => {
    const copy = openCopyOf({
      best_oa_location: {
        is_oa: true,
        landing_page_url: 'https://journal.org/a',
        pdf_url: 'https://journal.org/a.pdf',
      },
      locations: [
        { is_oa: false, pdf_url: 'https://closed.org/a.pdf' },
        { is_oa: true, landing_page_url: 'https://arxiv.org/abs/2306.14066', pdf_url: null },
        { is_oa: true, landing_page_url: 'https://repository.org/record/1' },
      ],
      abstract_inverted_index: { Weather: [0], is: [1], hard: [2, 4], and: [3] },
    });
    expect(copy).toEqual({
      locations: [
        { kind: 'pdf', url: 'https://journal.org/a.pdf' },
        { kind: 'arxiv-html', url: 'https://arxiv.org/html/2306.14066' },
        { kind: 'pdf', url: 'https://arxiv.org/pdf/2306.14066' },
      ],
      abstract: 'Weather is hard and hard',
    });
  });

  test('hostile positions cannot grow an abstract', () => {
    const copy = openCopyOf({ abstract_inverted_index: { a: [0, 1e9, -1, 4_999_999], b: [2] } });
    expect(copy).toEqual({ locations: [], abstract: 'a b' });
  });
});

describe('a DOI page', () => {
  const now = () => new Date('2024-04-03T00:00:00Z');
  const page = 'https://www.science.org/doi/10.1126/sciadv.adk4489';

  test('gets its record from Crossref, prefers the open copy, and its address stays the landing page', async () => {
    const web = stubWeb({
      'https://api.crossref.org/works/10.1126/sciadv.adk4489': JSON.stringify(
        record({ title: ['T'], published: day(2024, 3, 29) }),
      ),
      'https://api.openalex.org/works/doi:10.1126/sciadv.adk4489': JSON.stringify({
        best_oa_location: { pdf_url: 'https://open.org/a.pdf' },
        abstract_inverted_index: { Text: [0] },
      }),
      [page]: { status: 403 },
    });
    const source = parseSourceKey(`url:${page}`, { web, now, zoneOffsetMinutes: 540 });
    const { papers } = await collectWeek({ sources: [source], week: '2024-W13', web, pageFacts: () => ({}), now });
    expect(papers).toMatchObject([
      {
        id: 'doi:10.1126/sciadv.adk4489',
        title: 'T',
        published: '2024-03-29',
        abstract: 'Text',
        url: page,
        locations: [
          { kind: 'pdf', url: 'https://open.org/a.pdf' },
          { kind: 'page', url: page },
        ],
        remarks: [],
      },
    ]);
    expect(web.asked).not.toContain(page);
  });

  test('that no registry knows is read by its own head; what refuses is remarked', async () => {
    const web = stubWeb({ 'https://api.crossref.org/': { status: 503 }, [page]: '<title>x</title>' });
    const source = parseSourceKey(`url:${page}`, { web, now, zoneOffsetMinutes: 540 });
    const pageFacts = () => ({ title: 'From the page', published: '2024-03-29T10:00:00Z' });
    const { papers } = await collectWeek({ sources: [source], week: '2024-W13', web, pageFacts, now });
    expect(papers).toMatchObject([{ title: 'From the page', published: '2024-03-29', remarks: ['crossref: 503'] }]);
  });
});
