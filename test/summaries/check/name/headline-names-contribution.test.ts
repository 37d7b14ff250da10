/** A headline names what the paper is about, where it has a name. */
import { describe, expect, test } from '@jest/globals';
import {
  contributionNames,
  headlineNamesContribution,
} from '../../../../shared/summaries/check/name/headline-names-contribution.ts';
import { indexSource } from '../../../../shared/summaries/quote/source-index.ts';
import { sampleDocument, samplePaper } from '../../sample-paper.ts';

const indexOf = (title: string, text: string, ...picked: string[]) =>
  indexSource(
    {
      ...samplePaper(),
      title,
      abstract: '',
      picks: picked.map((each) => ({ source: 'dair', position: 1, title: each, note: '', links: [] })),
    },
    { ...sampleDocument(), blocks: [{ kind: 'paragraph', text, place: { kind: 'page', page: 1 } }] },
  );
const namesOf = (title: string, text = `${title} and more`, ...picked: string[]) =>
  contributionNames(indexOf(title, text, ...picked));

describe('the name is', () => {
  test.each([
    ['an acronym', 'Reading with care: the DBRX way', ['DBRX']],
    ['a word with a capital inside', 'The KiteSum reader', ['KiteSum']],
    ['a word with a digit', 'The Llama2 reader, and Gen-3', ['Llama2', 'Gen-3']],
    ['the word before the colon', 'Tulip: a reader of reports', ['Tulip']],
    ['the word before a Japanese colon', 'Tulip： a reader of reports', ['Tulip']],
    ['told once', 'KiteSum: how KiteSum reads', ['KiteSum']],
  ])('%s: %s', (_, title, names) => {
    expect(namesOf(title)).toEqual(names);
  });

  test('what the curator calls it, where the paper knows that name', () => {
    expect(namesOf('On reading', 'We call it KiteSum.', 'KiteSum', 'HeronSum')).toEqual(['KiteSum']);
  });
});

describe('no name is', () => {
  test.each([
    ['an ordinary word', 'The reader of reports'],
    ['a phrase before a colon', 'How to read: a study'],
    ['a small word before a colon', 'reading: a study'],
    ['a word of two letters', 'The X2 reader'],
    ['a letter before a colon', 'Q: what is read'],
  ])('%s: %s', (_, title) => {
    expect(namesOf(title)).toEqual([]);
  });

  test.each('llm llms ai ml nlp gpt rl rag vlm vlms ir nn gpu cv sota api url agi mllm mllms'.split(' '))(
    'that of a field: %s',
    (field) => {
      expect(namesOf(`The ${field.toUpperCase()} reader`)).toEqual([]);
      expect(namesOf(`${field.toUpperCase()}: a reader`)).toEqual([]);
    },
  );

  test.each('on for in with using via from against to'.split(' '))('what it is used %s', (word) => {
    expect(namesOf(`The KiteSum reader ${word} HeronSum`)).toEqual(['KiteSum']);
    expect(namesOf(`The KiteSum reader ${word} the HeronSum-2.1`)).toEqual(['KiteSum']);
  });

  test('one that the text never uses', () => {
    expect(namesOf('The KiteSum reader', 'It reads reports.')).toEqual([]);
  });
});

test('a headline that leaves it out is told the names', () => {
  const index = indexOf('KiteSum, HeronSum, MapleSum and TundraSum', 'KiteSum HeronSum MapleSum TundraSum');
  expect(headlineNamesContribution('報告書を読む手法です。', index)).toBe(
    'it does not name KiteSum or HeronSum or MapleSum',
  );
  expect(headlineNamesContribution('TundraSum は報告書を読む手法です。', index)).toBeUndefined();
  expect(headlineNamesContribution('kite-sum は報告書を読む手法です。', index)).toBeUndefined();
  expect(headlineNamesContribution('報告書を読む手法です。', indexOf('On reading', 'It reads.'))).toBeUndefined();
});
