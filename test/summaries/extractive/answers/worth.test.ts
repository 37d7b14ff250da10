/** What a sentence must tell to be an answer, and what makes it a better one. */
import { describe, expect, test } from '@jest/globals';
import { emptiness, worthOf } from '../../../../shared/summaries/extractive/answers/worth.ts';
import { contentTerms } from '../../../../shared/summaries/extractive/ranking/terms.ts';
import type { SourceSentence } from '../../../../shared/summaries/extractive/source-sentences.ts';

const said = (text: string, change: Partial<SourceSentence> = {}): SourceSentence => ({
  ...{
    text,
    part: 'method',
    heading: '',
    at: 0,
    relative: 0,
    vector: new Map(),
    likeTitle: 0,
    likeText: 0,
    whole: true,
  },
  ...change,
});
const worth = (text: string, change: Partial<SourceSentence> = {}) =>
  worthOf(said(text, change), { terms: new Set(contentTerms('pages of readers')), names: ['Pageturn'] });

describe('a sentence tells nothing where it', () => {
  test.each([
    ['announces', 'In short, we briefly describe how pages are closed.'],
    ['announces', 'We have presented pages and readers.'],
    ['announces', 'This paper reports a survey of readers.'],
    ['announces', 'We extend readers and introduce new pages.'],
    ['announces', 'We first read the pages of a file.'],
    ['announces', 'Options for pages were introduced.'],
    ['announces', 'Each chapter holds pages.'],
    ['announces', 'Later chapters describe pages.'],
    ['announces', '本稿では頁を閉じる手法について述べる。'],
    ['shows without saying what', 'We show the memory of pages.'],
    ['shows without saying what', 'We show how to find pages that close.'],
    ['tells what was done, and not what came of it', 'We conducted a thorough test of pages.'],
    ['tells what was done, and not what came of it', 'We simulated the growth of pages.'],
    ['tells what was done, and not what came of it', 'At night, we measured how pages are closed.'],
    ['tells of a study without its outcome', 'Tests of pages were conducted at night.'],
    ['is not sure', 'Pages could be closed at once.'],
    ['is not sure', 'We hope to close pages.'],
    ['is not sure', '頁を閉じる予定である。'],
    ['speaks to the reader', 'For example, pages are closed.'],
    ['tells what everybody knows', 'The closing of pages is a long-standing topic of readers.'],
    ['tells what everybody knows', 'Open pages are widely known to readers.'],
    ['tells what everybody knows', 'The issue of open pages is ubiquitous.'],
    ['carries a heading', 'Ink: Pages are closed.'],
    ['counts and does not tell', 'Pages have several corners.'],
    ['counts and does not tell', 'There are two possible reasons for pages.'],
    ['tells what is still to be done', 'We need pages that close.'],
    ['tells what is still to be done', 'More research is needed on pages.'],
    ['speaks to the reader', 'As a simple example, pages are closed.'],
    ['speaks to the reader', 'It is natural to close pages.'],
    ['tells what is still to be done', 'It is fair that one has to close pages.'],
    ['tells of others', 'Pages were closed early (Poe, 2019) by readers.'],
    ['tells of others', 'Poe and Doe suggest closing pages.'],
    ['tells of others', 'Following Poe, we close pages.'],
    ['tells of others', 'The work by Poe and Doe closes pages.'],
    ['tells of others', 'Many previous reports close pages.'],
  ])('%s: %s', (reason, text) => {
    expect(emptiness(text)).toBe(reason);
    expect(worth(text)).toBeUndefined();
  });
});

describe('a sentence tells something where it', () => {
  test.each([
    ['shows that it is so', 'We show that memory of pages stays flat.'],
    ['tells on what a test was done', 'We conducted a test on 32 pages.'],
    ['tells on what a test was done', 'We evaluate 3 readers on the large ImageNet.'],
    ['tells how a test was done', 'We measured pages using 3 clocks.'],
    ['tells what came of a test', 'We ran 3 readers and found that pages are white.'],
    ['names what it counts', 'There are two reasons: ink and paper.'],
    ['names some of what it counts', 'Pages need different features, including ink.'],
    ['builds on others', 'We close pages early as they do (Poe, 2019).'],
  ])('%s: %s', (_, text) => {
    expect(emptiness(text)).toBeUndefined();
  });
});

const PLAIN = 'Margins carry no ink whatsoever between blank shelves.';
test('new words are needed where no number stands', () => {
  expect(worth(PLAIN)).toBeDefined();
  expect(worth('Pages of readers await ink.')).toBeUndefined();
  expect(worth('Pages of 3 readers await ink.')).toBeDefined();
  expect(worth('Pages of readers await ink of pages, and readers of pages await pages.')).toBeUndefined();
});

test('a Japanese sentence, whose likeness is not known, can be an answer', () => {
  expect(worth('提案手法は頁を閉じることで記憶を節約する。', { part: 'results' })).toBeGreaterThan(1);
});

test('an introduction tells of the field, unless it names the work or its authors', () => {
  const part = 'introduction';
  expect(worth(PLAIN, { part })).toBeUndefined();
  expect(worth(`In our view ${PLAIN}`, { part })).toBeDefined();
  expect(worth(`In Pageturn ${PLAIN}`, { part })).toBeDefined();
});

describe('a better answer is one that', () => {
  test.each<[string, string, Partial<SourceSentence>?]>([
    ['speaks of the authors', `In our view ${PLAIN}`],
    ['names the work', `In Pageturn ${PLAIN}`],
    ['tells what the authors did', PLAIN.replace('Margins', 'We built margins that')],
    ['tells what was found', `Tests confirm that ${PLAIN}`],
    ['measures', PLAIN.replace('no ink', '3.1 ms of ink')],
    ['compares', PLAIN.replace('no', 'less than no')],
    ['explains', `${PLAIN.slice(0, -1)} because shelves dry.`],
    ['stands in the abstract', PLAIN, { part: 'abstract' }],
    ['concludes', PLAIN, { part: 'conclusion' }],
    ['tells a result', PLAIN, { part: 'results' }],
    ['discusses', PLAIN, { part: 'discussion' }],
    ['tells of data', PLAIN, { part: 'data' }],
    ['tells a limit', PLAIN, { part: 'limitations' }],
    ['is like the text', PLAIN, { likeText: 0.3 }],
    ['is like the title', PLAIN, { likeTitle: 0.3 }],
  ])('%s', (_, text, change = {}) => {
    expect(worth(text, change)).toBeGreaterThan(worth(PLAIN)! + 0.05);
  });

  test('is no step of a method', () => {
    expect(worth(PLAIN, { part: 'other' })).toBeGreaterThan(worth(PLAIN)!);
  });

  test.each([
    [
      'cites nobody',
      'In our view margins carry no ink whatsoever (Poe, 2019).',
      'In our view margins carry no ink whatsoever either, somehow.',
    ],
    ['has no pronoun', 'Margins carry no ink whatsoever between its shelves.', PLAIN],
    [
      'is no mere opinion',
      'Margins without ink whatsoever are important between shelves.',
      'Margins without ink whatsoever dry between shelves, somehow.',
    ],
    [
      'has fewer articles',
      'Margins carry no ink in the room between the blank shelves and the wall.',
      'Margins carry no ink in rooms between blank shelves and walls.',
    ],
    ['is not long', `Margins carry no ink, ${'neither wet nor dry, '.repeat(13)}whatsoever.`, PLAIN],
  ])('%s', (_, poor, good) => {
    expect(worth(good)).toBeGreaterThan(worth(poor)!);
  });
});
