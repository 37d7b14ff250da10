/** Readers are told where a text and its details come from, wherever that is not the paper's own place and one source. */
import { expect, test } from '@jest/globals';
import { assembleEdition } from '../../../shared/editions/freeze.ts';
import { foreignOrigin, suppliersLine } from '../../../shared/editions/naming/origins.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { sampleSummary } from '../../support/sample-papers.ts';

const ARXIV = { id: 'arxiv:2403.00001', url: 'http://arxiv.org/pdf/2403.00001v2' };
const PAGE = { id: 'url:https://www.lab.example/kite', url: 'https://www.lab.example/kite' };
const DOI = { id: 'doi:10.1000/kite', url: 'https://doi.org/10.1000/kite' };

test.each([
  ['its HTML', ARXIV, 'https://arxiv.org/html/2403.00001v2', true],
  ['its mirror', ARXIV, 'https://export.arxiv.org/pdf/2403.00001v2', true],
  ['another deposit', ARXIV, 'https://arxiv.org/pdf/2403.00002v1', false],
  ['another host that names it', ARXIV, 'https://papers.example/arxiv.org/abs/2403.00001', false],
  ['a copy', ARXIV, 'https://lab.example/kite.pdf', false],
  ['the PDF beside the page', PAGE, 'https://lab.example/kite.pdf', true],
  ['the site’s file host', PAGE, 'https://files.lab.example/kite.pdf', true],
  ['a host of the same ending', PAGE, 'https://evil-lab.example/kite.pdf', false],
  ['what a DOI leads to', DOI, 'https://publisher.example/doi/10.1000/kite', false],
  ['a paper without an address', { id: 'row:dair:2024-W13:1', url: '' }, 'https://lab.example/kite.pdf', false],
] as const)('W-21: %s', (_, paper, read, isOwn) => {
  expect(foreignOrigin(paper, read)).toBe(isOwn ? undefined : read);
});

const paper: Paper = {
  ...{ ...ARXIV, week: '2024-W13', title: 'Kites', authors: ['A. Mori'], categories: [], abstract: '' },
  ...{ locations: [], picks: [], remarks: [] },
};
const frozen = (suppliedBy: Paper['suppliedBy'], readFrom?: string) =>
  assembleEdition({
    ...{ week: '2024-W13', from: '2024-03-25', to: '2024-03-31', language: 'ja', source: 'dair', errata: [] },
    frozenAt: '2024-04-01T00:00:00.000Z',
    papers: [
      {
        paper: { ...paper, suppliedBy },
        summary: sampleSummary({ readFrom }),
      },
    ],
  }).papers[0]!;

test('I-28: who supplied which field is told where more than one source did, in the language of the edition', () => {
  const both = {
    title: 'crossref',
    authors: 'crossref',
    abstract: 'openalex',
    published: 'feed:https://lab.example/rss',
  };
  expect(frozen({ title: 'arxiv', authors: 'arxiv' })).not.toHaveProperty('suppliedBy');
  expect(frozen(undefined)).not.toHaveProperty('suppliedBy');
  const told = frozen(both, 'https://lab.example/kite.pdf');
  expect(told).toMatchObject({ suppliedBy: both, readFrom: 'https://lab.example/kite.pdf' });
  expect(suppliersLine(told, 'ja')).toBe('Crossref: 題名、著者 / OpenAlex: 要旨 / lab.example のフィード: 発行日');
  expect(suppliersLine(told, 'en')).toBe(
    'Crossref: title, authors / OpenAlex: abstract / the feed of lab.example: published',
  );
});
