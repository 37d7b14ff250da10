import { describe, expect, test } from '@jest/globals';
import type { PaperDocument } from '../../shared/documents/document.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { ownAuthors, ownTitle } from '../../shared/summaries/own-facts.ts';
import { examplePaper } from '../support/extractive-papers.ts';

const document = (more: Partial<PaperDocument>): PaperDocument => ({
  kind: 'pdf',
  url: '',
  blocks: [{ kind: 'paragraph', text: 'SIFT is fast. SIFT is small. We show SIFT.', place: { kind: 'page', page: 1 } }],
  setApart: {},
  suspicions: [],
  coverage: { kind: 'full' },
  attempts: [],
  title: 'Distinctive Image Features from Scale-Invariant Keypoints',
  authors: ['Jane Doe'],
  ...more,
});
const listed = (more: Partial<Paper>): Paper => ({ ...examplePaper(), authors: [], title: 'SIFT', ...more });

describe('the title on the first page', () => {
  test('takes the place of a nickname that the text goes by', () => {
    expect(ownTitle(listed({}), document({}))).toBe(document({}).title);
  });

  test('takes the place of one that shares its words', () => {
    const shared = listed({ title: 'Image Features' });
    expect(ownTitle(shared, document({}))).toBe(document({}).title);
  });

  test.each(['Feature images', 'The image parser'])('takes the place of one with other endings: %s', (title) => {
    expect(ownTitle(listed({ title }), document({ title: 'Distinctive Image Parsing from Features' }))).toMatch(/^Dis/);
  });

  test('in Japanese takes the place of a part of it', () => {
    const title = '衛星画像による田植え時期の推定';
    expect(ownTitle(listed({ title: '田植え時期' }), document({ title }))).toBe(title);
  });

  test.each([
    ['only the end of a word is shared', listed({ title: 'Variant' }), document({})],
    ['a registry or the page told the authors', listed({ authors: ['A. Author'] }), document({})],
    ['the two have nothing in common', listed({ title: 'Kangaroo' }), document({})],
    ['it reads like no title', listed({}), document({ title: 'SIFT Journal' })],
    ['it stands on a page, not in a paper', listed({}), document({ kind: 'html' })],
    ['there is none', listed({}), document({ title: undefined })],
  ])('leaves the collected one where %s', (_, known, read) => {
    expect(ownTitle(known, read)).toBe(known.title);
  });

  test('stands for a bare address, whatever it is', () => {
    expect(ownTitle(listed({ remarks: ['no-title'] }), document({ kind: 'html', title: 'News' }))).toBe('News');
  });
});

test('the names below it are the authors where none were collected', () => {
  expect(ownAuthors(listed({}), document({}))).toEqual(['Jane Doe']);
  expect(ownAuthors(listed({ authors: ['A. Author'] }), document({}))).toEqual(['A. Author']);
  expect(ownAuthors(listed({}), document({ authors: undefined }))).toEqual([]);
});
