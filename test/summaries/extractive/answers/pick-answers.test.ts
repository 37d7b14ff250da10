/** Of all sentences that answer a question the best are chosen, unlike ones, in the order in which a reader would ask. */
import { describe, expect, test } from '@jest/globals';
import type { SectionKind } from '../../../../shared/documents/section-names.ts';
import { pickAnswers } from '../../../../shared/summaries/extractive/answers/pick-answers.ts';
import type { SourceSentence } from '../../../../shared/summaries/extractive/source-sentences.ts';

const said = (text: string, part: SectionKind, change: Partial<SourceSentence> = {}): SourceSentence => ({
  ...{ text, part, heading: '', at: 0, relative: 0, vector: new Map(), likeTitle: 0, likeText: 0, whole: true },
  ...change,
});
const picked = (sentences: readonly SourceSentence[], overview: readonly string[] = []) =>
  pickAnswers(sentences, { overview, names: ['Pageturn', 'the reader'], subject: 'Pageturn', language: 'en' });
const answers = (sentences: readonly SourceSentence[], overview: readonly string[] = []) =>
  picked(sentences, overview).map(({ sentence }) => sentence.text);

const LISTS = 'We propose an open reader that keeps its pages in flat lists of equal length.';
const TREES = 'We propose one engine whose glyph tables stay compressed between two runs.';
/** Sentences of one kind that have next to nothing in common. */
const FOUND = [
  'We found that memory stays flat over a thousand files of one kind.',
  'We found that scanned books need twelve different engines per shelf.',
  'We found that nobody waits longer than lunch breaks permit anyway.',
];

describe('no answer is', () => {
  test.each([
    ['a sentence that is not whole', said(LISTS, 'abstract', { whole: false })],
    ['one that leans on others', said(`However, ${LISTS[0]!.toLowerCase()}${LISTS.slice(1)}`, 'abstract')],
    ['one of a part where it is about something else', said(LISTS, 'related')],
    ['one that answers nothing', said('Pages are white and have four corners each.', 'abstract')],
  ])('%s', (_, sentence) => {
    expect(answers([sentence])).toEqual([]);
  });

  test('what the overview says already', () => {
    expect(answers([said(LISTS, 'abstract')], [LISTS, 'And more.'])).toEqual([]);
    expect(answers([said(LISTS, 'abstract')], [TREES])).toEqual([LISTS]);
    expect(answers([said(LISTS, 'abstract')], [LISTS.slice(0, 30)])).toEqual([LISTS]);
  });

  test('what the overview says in pieces', () => {
    const words = LISTS.split(' ');
    const pieces = [0, 4, 8].map(
      (from) => `${words.slice(from, from + 5).join(' ')} ${TREES.slice(from * 6, from * 6 + 60)}`,
    );
    expect(answers([said(LISTS, 'abstract')], pieces)).toEqual([]);
  });
});

describe('of two answers to one question the better is taken', () => {
  const better = (first: Partial<SourceSentence>, second: Partial<SourceSentence>) =>
    answers([said(LISTS, 'abstract', { at: 1, ...first }), said(TREES, 'abstract', { at: 2, ...second })]);
  test.each<[string, Partial<SourceSentence>, Partial<SourceSentence>]>([
    ['is more like the text', { likeText: 0.1 }, { likeText: 0.3 }],
    ['is more like the title', { likeTitle: 0.1 }, { likeTitle: 0.3 }],
    [
      'counts the text a little more than the title',
      { likeTitle: 0.55, likeText: 0.1 },
      { likeTitle: 0.1, likeText: 0.5 },
    ],
  ])('that %s', (_, first, second) => {
    expect(better(first, second)).toEqual([TREES]);
    expect(better(second, first)).toEqual([LISTS]);
  });

  test('and the earlier of two that are as good', () => {
    expect(better({}, {})).toEqual([LISTS]);
    expect(better({ at: 3 }, {})).toEqual([TREES]);
  });

  test.each([
    ['says what is new', 'We propose the first novel reader that keeps its pages in flat lists.', LISTS],
    [
      'is no longer than it must be',
      LISTS,
      `We propose an engine ${'whose glyph tables stay compressed and '.repeat(8)}small.`,
    ],
    ['is long enough', LISTS, 'We propose one engine with glyph tables.'],
    ['cites nobody', LISTS, 'We propose one engine whose glyph tables stay as Poe et al. keep them.'],
  ])('that %s', (_, good, poor) => {
    expect(answers([said(poor, 'abstract', { at: 1, likeText: 0.1 }), said(good, 'abstract', { at: 2 })])[0]).toBe(
      good,
    );
  });
});

describe('several answers', () => {
  test('to one question are asked for in other words, in the order of the text', () => {
    const sentences = [FOUND[1]!, FOUND[0]!].map((text, nth) =>
      said(text, 'discussion', { at: 9 - nth, likeText: nth / 10 }),
    );
    expect(picked(sentences).map(({ question, sentence }) => [question, sentence.at])).toEqual([
      ['What do the authors of Pageturn find?', 8],
      ['What else do the authors of Pageturn find?', 9],
    ]);
  });

  test('are as many as there are questions of their kind', () => {
    expect(
      picked(FOUND.map((text, at) => said(text, 'discussion', { at }))).filter(({ question }) => /find/.test(question)),
    ).toHaveLength(2);
  });

  test('never say the same twice', () => {
    const again = FOUND[0]!.replace('thousand', 'hundred');
    expect(answers([said(FOUND[0]!, 'discussion', { at: 1 }), said(again, 'discussion', { at: 2 })])).toEqual([
      FOUND[0],
    ]);
  });

  test('come in the order in which a reader would ask, the best of each kind first of all', () => {
    const all = [
      ...FOUND.map((text, at) => said(text, 'discussion', { at, likeText: 0.5 })),
      said('We did not test handwriting on crumpled envelopes.', 'discussion', { at: 5 }),
      said(LISTS, 'abstract', { at: 9 }),
    ];
    expect(picked(all).map(({ question }) => question)).toEqual([
      'What do the authors of Pageturn propose?',
      'What do the authors of Pageturn find?',
      'What else do the authors of Pageturn find?',
      'Which limits of Pageturn are named?',
    ]);
  });

  test('are eight at most, so that the first of every kind goes before any second', () => {
    const all = [
      said(LISTS, 'abstract'),
      said('Pageturn is an engine for shelves of scanned books.', 'abstract'),
      said('We use compressed glyph tables to skip blank margins.', 'method'),
      said('Our goal is to serve libraries without fast machines.', 'introduction'),
      said('The main idea is that margins carry no ink whatsoever.', 'method'),
      said('We chose short queues of work because disks dislike seeking around.', 'data'),
      said('We prove that queues drain within bounded time.', 'results'),
      said('We trained it on a corpus of railway tickets.', 'data'),
      ...FOUND.map((text) => said(text, 'discussion', { likeText: 1 })),
    ].map((each, at) => ({ ...each, at }));
    expect(picked(all)).toHaveLength(8);
    expect(answers(all)).not.toContain(FOUND[0]);
  });
});

test('the work’s own names stand for the authors, and the subject for the work', () => {
  expect(
    picked([said('Pageturn does not read handwriting on crumpled envelopes.', 'discussion')]).map(
      ({ question }) => question,
    ),
  ).toEqual(['Which limits of Pageturn are named?']);
  expect(picked([said('In short, the reader cannot read handwriting on envelopes.', 'discussion')])).toHaveLength(1);
  expect(picked([said('Another engine cannot read handwriting on envelopes.', 'discussion')])).toHaveLength(0);
});
