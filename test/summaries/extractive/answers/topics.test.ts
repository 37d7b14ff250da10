/** A question names its topic as the paper does: what it often speaks of, with the article that belongs to it. */
import { describe, expect, test } from '@jest/globals';
import { sameTopic, topicsIn } from '../../../../shared/summaries/extractive/answers/topics.ts';

/** A paper of some length that says each of these. */
const topicsOf = (sentence: string, ...said: string[]) => {
  const filler = Array.from({ length: 40 }, (_, at) => `It was ${at}.`);
  return topicsIn([...filler, ...said, sentence])(sentence);
};

describe('a topic is', () => {
  test.each([
    [
      'what has a plural',
      'We close pages.',
      ['They speak of pages.', 'It holds in pages.', 'It is by pages.'],
      'pages',
    ],
    [
      'two words rather than one',
      'We set margins by page queues.',
      ['Most of margins.', 'Some margins.', 'We have page queues.', 'They hold page queues.', 'It is of page queues.'],
      'page queues',
    ],
    [
      'what the paper gives its article',
      'The page queue is short.',
      ['It fills the page queue.', 'We drain the page queue.'],
      'the page queue',
    ],
    ['one of many', 'We drain a page queue.', ['Each page queue is short.', 'It is a page queue.'], 'a page queue'],
    [
      'set with an where it sounds so',
      'We drain an update queue.',
      ['Each update queue is short.', 'It is an update queue.'],
      'an update queue',
    ],
    [
      'set with a where it sounds so',
      'We drain a user queue.',
      ['Each user queue is short.', 'It is a user queue.'],
      'a user queue',
    ],
    ['set with an', 'We drain an ink queue.', ['Each ink queue is short.', 'It is an ink queue.'], 'an ink queue'],
    [
      'what has no article in the paper',
      'We want page replication.',
      ['We speak of page replication.', 'It is by page replication.'],
      'page replication',
    ],
    [
      'small where it only opens a sentence',
      'Page queues are short.',
      ['It has page queues.', 'We fill page queues.', 'Some of page queues.'],
      'page queues',
    ],
    [
      'capital where it is a name',
      'We read Wikipedia.',
      ['It is in Wikipedia.', 'That is of the Wikipedia.', 'On the Wikipedia.'],
      'Wikipedia',
    ],
    [
      'the one that stands first',
      'Page queues fill ink queues.'.replace('fill', 'are'),
      ['In page queues.', 'In page queues.'],
      'page queues',
    ],
    [
      'not the head of a longer phrase',
      'The height of pages is known.',
      ['It is the height.', 'By the height.', 'We know pages.', 'For pages.', 'In pages.'],
      'pages',
    ],
  ])('%s', (_, sentence, said, topic) => {
    expect(topicsOf(sentence, ...said)[0]).toBe(topic);
  });
});

describe('no topic is', () => {
  test.each([
    ['what the paper says but twice', 'We close pages.', ['They speak of pages.']],
    ['a verb', 'We want to merge.', ['They merge.', 'We merge.', 'It is to merge.', 'The merge.']],
    [
      'what takes an object',
      'The shelf contains 3.',
      ['The shelf contains a.', 'The shelf contains the.', 'The shelf contains 5.'],
    ],
    ['a participle', 'Pages were the ones opened.', ['By the opened.', 'In the opened.', 'On the opened.']],
    [
      'an adjective',
      'It goes from slow to final.',
      ['In slow.', 'Of slow.', 'By slow.', 'In final.', 'Of final.', 'By final.'],
    ],
    ['what says nothing by itself', 'We have results.', ['In results.', 'By results.', 'Of results.']],
    ['what only qualifies', 'It is ink efficient.', ['In ink efficient.', 'By ink efficient.', 'Of ink efficient.']],
    ['a single letter', 'We take S.', ['In S.', 'By S.', 'Of S.']],
    [
      'a cited author',
      'We read (Poe 2019).',
      ['It is Poe (Poe 2019).', 'That (Poe 2018).', 'This (Poe 2019).', 'By [Poe].', 'Of [Poe].', 'In [Poe].'],
    ],
  ])('%s', (_, sentence, said) => {
    expect(topicsOf(sentence, ...said)).toEqual([]);
  });
});

test('two words that belong together are a topic the second time', () => {
  expect(topicsOf('We drain page queues.', 'It is of page queues.')[0]).toBe('page queues');
});

test('a text too short to come back to anything is asked about what it says once', () => {
  expect(topicsIn(['We drain the page queue.'])('We drain the page queue.')).toEqual(['the page queue']);
});

test('a Japanese topic is what a particle marks, said more than once', () => {
  const said = Array.from({ length: 40 }, () => '走る。');
  const sentence = '走行車は本論文で段差を越える。';
  expect(topicsIn([...said, sentence, '走行車が止まる。本論文は長い。'])(sentence)).toEqual(['走行車']);
});

test('a Japanese topic is a whole word, the one said most often first, and no year', () => {
  const long = '大規模言語モデルベースエージェント走行車';
  const sentence = `${long}は2023年に段差を越え、走行車が止まる。`;
  const said = Array.from({ length: 40 }, () => '段差を2023年に見る。');
  expect(topicsIn([...said, sentence, '走行車が止まる。'])(sentence)).toEqual(['段差', '走行車']);
});

test('two topics are the same but for article and plural', () => {
  expect(sameTopic('the page queue', 'page queues')).toBe(true);
  expect(sameTopic('a page queue', 'Page queue')).toBe(true);
  expect(sameTopic('page queues', 'ink queues')).toBe(false);
});
