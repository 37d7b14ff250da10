import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { titleWords } from '../../../shared/papers/identity/same-work.ts';
import type { Paper, Pick } from '../../../shared/papers/paper.ts';
import { holdsPhrase, type Preferences, rankPapers, sameAuthor } from '../../../shared/papers/ranking/ranking.ts';
import { topicLikeness, topicWords } from '../../../shared/papers/ranking/topic-likeness.ts';
import { corpusOrNotice } from '../../support/corpus.ts';

const pick = (source: string, position = 1, upvotes?: number): Pick => ({
  source,
  position,
  title: '',
  note: '',
  links: [],
  ...(upvotes === undefined ? {} : { upvotes }),
});
const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  id,
  week: '2024-W13',
  title: `Title ${id}`,
  authors: [],
  url: '',
  categories: [],
  abstract: '',
  locations: [],
  picks: [pick('arxiv:cs.CL')],
  remarks: [],
  ...more,
});
const isCurated = (source: string): boolean => source === 'dair' || source.startsWith('list:');
const order = (papers: readonly Paper[], preferences: Preferences = {}): string[] =>
  rankPapers(papers, preferences, isCurated).ranked.map((ranked) => ranked.paper.id);

describe('the ranking', () => {
  test('what people chose stands first, in their order, whatever the score of the rest', () => {
    const popular = paper('popular', { picks: [pick('hf-daily', 1, 900)], authors: ['Ada One'] });
    const papers = [
      popular,
      paper('second', { picks: [pick('dair', 2)] }),
      paper('first', { picks: [pick('hf-daily', 9), pick('dair', 1)] }),
    ];
    expect(order(papers, { authors: ['Ada One'] })).toEqual(['first', 'second', 'popular']);
  });

  test.each<[string, Preferences, Partial<Paper>]>([
    ['a followed author', { authors: ['Quoc V. Le'] }, { authors: ['Ada One', 'Quoc Le'] }],
    ['votes', {}, { picks: [pick('hf-daily', 1, 26)] }],
    ['two sources', {}, { picks: [pick('arxiv:cs.CL'), pick('feed:https://a.org')] }],
    ['a topic', { topics: ['weather forecast ensembles'] }, { title: 'Ensemble forecasting of weather' }],
    ['a later day', {}, { published: '2024-03-30' }],
  ])('%s lifts a paper', (_, preferences, more) => {
    const papers = [
      ...Array.from({ length: 8 }, (_, i) => paper(`a${i}`, { published: '2024-03-29', abstract: 'Other words.' })),
      paper('z', { published: '2024-03-29', ...more }),
    ];
    expect(order(papers, preferences)[0]).toBe('z');
  });

  test('a negative keyword leaves a paper out, and that is told', () => {
    const papers = [
      paper('a', { title: 'A Survey of Things' }),
      paper('b', { picks: [pick('dair')], abstract: 'surveying' }),
      paper('c'),
    ];
    const { ranked, leftOut } = rankPapers(papers, { negativeKeywords: ['survey'] }, isCurated);
    expect(ranked.map((one) => one.paper.id)).toEqual(['b', 'c']);
    expect(leftOut.map((one) => one.reason)).toEqual([
      { ja: '除外語「survey」を含む', en: 'holds the excluded “survey”' },
    ]);
  });

  test('the score is the sum of its weighted parts, and its reason names them', () => {
    const [only] = rankPapers(
      [paper('a', { picks: [pick('hf-daily', 1, 3), pick('feed:x')], authors: ['Ada One'] })],
      { authors: ['A. One'] },
      isCurated,
    ).ranked;
    expect(only?.parts).toEqual({ source: 1.5, author: 1, upvotes: 1, topic: 0 });
    expect(only?.score).toBe(1.5 + 3 + 1);
    expect(only?.reason.en).toBe('named by 2 sources; by A. One, who is followed; 3 upvotes [score 5.50]');
    expect(only?.reason.ja).toBe('2 つの情報源に掲載、注目の著者 A. One、3 票 [5.50 点]');
  });

  test('the order of arrival changes nothing', () => {
    const some = fc.record({
      id: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }),
      abstract: fc.constantFrom('agents plan', 'weather', ''),
      published: fc.constantFrom('2024-03-27', '2024-03-28'),
      picks: fc.constantFrom(
        [pick('dair', 1)],
        [pick('dair', 2)],
        [pick('list:x', 1)],
        [pick('hf-daily', 1, 4)],
        [pick('arxiv:cs.CL')],
      ),
    });
    const papers = fc.uniqueArray(some, { selector: (one) => one.id, maxLength: 12 });
    fc.assert(
      fc.property(
        papers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const preferences = { topics: ['planning agents'] };
          const ranked = (list: typeof all) =>
            order(
              list.map(({ id, ...more }) => paper(id, more)),
              preferences,
            );
          expect(ranked(shuffled)).toEqual(ranked(all));
        },
      ),
    );
  });

  test('phrases are found at word borders, names by family name and initial', () => {
    const text = ` ${titleWords('Multi-agent RAG, evaluated').join(' ')} `;
    expect(
      ['multi agent', 'rag', 'rag*', 'eval*', 'agents', 'ag', ''].map((phrase) => holdsPhrase(text, phrase)),
    ).toEqual([true, true, true, true, false, false, false]);
    expect(holdsPhrase(' 新しい拡散モデルを提案する ', '拡散モデル')).toBe(true);
    expect(sameAuthor('Quoc V. Le', 'Q. Le')).toBe(true);
    expect(sameAuthor('Quoc V. Le', 'Yann Le')).toBe(false);
    expect(sameAuthor('Le', 'Le')).toBe(false);
  });

  test('topics are compared by words of one form, Japanese by pairs of characters', () => {
    expect(topicWords('The studies of classes and agents’ bias')).toEqual(['study', 'classe', 'agent', 'bias']);
    expect(topicWords('拡散モデル')).toEqual(['拡散', '散モ', 'モデ', 'デル']);
    expect(topicLikeness(['拡散モデルの改良'], ['拡散モデル'])[0]?.value).toBeGreaterThan(0.5);
    expect(topicLikeness(['x'], [])).toEqual([{ value: 0, topic: '' }]);
    expect(topicLikeness(['', 'agents'], ['', 'agent'])).toEqual([
      { value: 0, topic: '' },
      { value: expect.closeTo(1), topic: 'agent' },
    ]);
  });

  test('348 real abstracts of the reference’s week rank alike on every run, near topics first', () => {
    const file = corpusOrNotice('arxiv-meta/arxiv_llm_2024-03.abstracts.jsonl', '348 real abstracts of 2024-W13');
    if (!file) return;
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; title: string; abstract: string; published: string });
    const week = rows
      .filter(({ published }) => published >= '2024-03-25' && published <= '2024-03-31')
      .map(({ id, ...more }) => paper(`arxiv:${id}`, more));
    expect(week.length).toBe(348);
    const preferences = {
      topics: ['factuality and hallucination of language models'],
      negativeKeywords: ['survey'],
    };
    const first = rankPapers(week, preferences, isCurated);
    const second = rankPapers(week.toReversed(), preferences, isCurated);
    expect(second.ranked.map((ranked) => ranked.paper.id)).toEqual(first.ranked.map((ranked) => ranked.paper.id));
    expect(first.ranked.length + first.leftOut.length).toBe(348);
    expect(first.ranked.slice(0, 3).map((ranked) => ranked.paper.title)).toContain(
      'Long-form factuality in large language models',
    );
    for (const { reason } of first.ranked) expect(reason.ja.length * reason.en.length).toBeGreaterThan(0);
  });
});

describe('an order is never left to chance', () => {
  test.each<[string, Paper, Paper]>([
    ['the earlier place in a list', paper('b', { picks: [pick('dair', 1)] }), paper('a', { picks: [pick('dair', 2)] })],
    ['the first list by name', paper('b', { picks: [pick('dair', 1)] }), paper('a', { picks: [pick('list:x', 1)] })],
    [
      'the better place of several',
      paper('b', { picks: [pick('list:x', 5), pick('dair', 1)] }),
      paper('a', { picks: [pick('dair', 2)] }),
    ],
    ['the newer day', paper('b', { published: '2024-03-28' }), paper('a', { published: '2024-03-27' })],
    ['a day before none', paper('b', { published: '2024-03-28' }), paper('a')],
    ['the id', paper('a'), paper('b')],
  ])('%s decides', (_, first, second) => {
    expect(order([first, second])).toEqual([first.id, second.id]);
    expect(order([second, first])).toEqual([first.id, second.id]);
  });
});

test.each([
  ['Ada Lovelace', 'Ada Lovelace', true],
  ['A. Lovelace', 'Ada Lovelace', true],
  ['Ada Lovelace', 'A Lovelace', true],
  ['Ada King Lovelace', 'Ada Lovelace', true],
  ['Ada Lovelace', 'Eve Lovelace', false],
  ['Ad Lovelace', 'Ada Lovelace', false],
  ['E. Lovelace', 'Ada Lovelace', false],
  ['Ada Lovelace', 'Ada Byron', false],
  ['Lovelace', 'Lovelace', false],
  ['Lovelace', 'Ada Lovelace', false],
  ['Ada Lovelace', 'Lovelace', false],
])('%s and %s may be one person: %s', (one, other, same) => {
  expect(sameAuthor(one, other)).toBe(same);
});

test.each([
  [' large language models ', 'language model', false],
  [' large language models ', 'language model*', true],
  [' large language models ', ' language models ', true],
  [' large language models ', 'anguage models', false],
  [' 大規模言語モデル ', '言語', true],
  [' large language models ', '', false],
  [' large language models ', ' * ', false],
])('in "%s" stands "%s": %s', (text, phrase, holds) => {
  expect(holdsPhrase(text, phrase)).toBe(holds);
});
