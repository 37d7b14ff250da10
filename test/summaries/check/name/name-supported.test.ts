/** A name in a summary stands in its paper, in a form that a reader would take for the same. */
import { describe, expect, test } from '@jest/globals';
import { nameSupported, namesNotCarried } from '../../../../shared/summaries/check/name/name-supported.ts';
import { indexSource } from '../../../../shared/summaries/quote/source-index.ts';
import { sampleDocument, samplePaper } from '../../sample-paper.ts';

const TEXT =
  'We build on recurrent neural networks and mixture of experts for English-to-German text. CNN models and CNNs are fast. ' +
  'Results by Vaswani show it, and Meteor, too. The old meteor is gone. See what Brown says; brown is a colour. Only Tulip is new.';
const indexOf = (text: string, title = 'A paper of no name', picks: { title: string }[] = []) =>
  indexSource(
    {
      ...samplePaper(),
      title,
      abstract: '',
      picks: picks.map((pick) => ({ source: 'dair', position: 1, note: '', links: [], ...pick })),
    },
    { ...sampleDocument(), blocks: [{ kind: 'paragraph', text, place: { kind: 'page', page: 1 } }] },
  );
const index = indexOf(TEXT);

test.each([
  ['an acronym that the text spells out', 'RNN を使います'],
  ['its plural', 'RNNs を使います'],
  ['one with small letters', 'MoE を使います'],
  ['a compound whose parts stand there', 'English-German で試します'],
  ['a compound with a slash', 'English/German で試します'],
  ['what any prose may say', 'Web の URL と PDF、SNS、IoT、DNA です'],
  ['the unit of a number', '30.26ms、1.5TB/s、16 GB、3.2 kHz、45W、300K、7B、10 min、2h、12Hz です'],
  ['a name in the text', 'Vaswani らの結果です'],
])('%s may be told: %s', (_, claim) => {
  expect(nameSupported(claim, index)).toBeUndefined();
});

test.each([
  ['an acronym that it does not spell', 'RNF を使います', 'RNF'],
  ['one that only begins as its words do', 'RNNG を使います', 'RNNG'],
  ['a compound of which one part stands there', 'English-French で試します', 'English-French'],
  ['a compound of short parts', 'En-De で試します', 'En-De'],
  ['a unit that is a name', 'GB-X です', 'GB-X'],
  ['a number that is part of a name', 'GPT-30ms です', 'GPT-30ms'],
  ['another one', 'Gehring らの結果です', 'Gehring'],
])('%s may not: %s', (_, claim, name) => {
  expect(nameSupported(claim, index)).toBe(`the paper does not contain ${name} (keep names in the paper's spelling)`);
});

test('each name that is missing is told once', () => {
  expect(nameSupported('Gehring と Kudo と Gehring です', index)).toMatch(/contain Gehring, Kudo \(/);
});

describe('the word that opens an English sentence', () => {
  const opens = (sentence: string) => nameSupported(sentence, indexOf(`${TEXT} It helps Tulip and, Rose too.`, 'X'));
  test('is a name where the text has it large alone, and must be carried then', () => {
    expect(namesNotCarried('Tulip is new.', 'Something else.', indexOf('We saw Tulip there.'))).toEqual(['Tulip']);
    expect(namesNotCarried('“Tulip is new.', 'Something else.', indexOf('We saw Tulip there.'))).toEqual(['Tulip']);
    expect(namesNotCarried('Tulip is new.', 'It is Tulip.', indexOf('We saw Tulip there.'))).toEqual([]);
  });

  test.each([
    ['Tulip is new.', 'We saw Tulip there. A tulip grows.'],
    ['Tulip is new.', 'It is so. Tulip is there.'],
    ['Tulip is new.', 'We saw Tulips there.'],
    ['Tulip-like it is.', 'We saw Tulip there.'],
    ['An ox is new.', 'We saw An there.'],
  ])('is none in "%s" beside "%s"', (sentence, text) => {
    expect(namesNotCarried(sentence, 'Something else.', indexOf(text))).toEqual([]);
  });

  test('and is in the paper then', () => {
    expect(opens('Tulip is new.')).toBeUndefined();
  });
});

describe('a sentence’s own evidence', () => {
  test('holds its names, or the words that an acronym of the paper stands for', () => {
    expect(namesNotCarried('RNN を使います', 'We build on recurrent neural networks.', index)).toEqual([]);
    expect(namesNotCarried('RNN を使います', 'We build on other networks.', index)).toEqual(['RNN']);
    expect(namesNotCarried('Vaswani らです', 'Results by others.', index)).toEqual(['Vaswani']);
  });

  test('may have the acronym alone, where the sentence spells it', () => {
    expect(namesNotCarried('It uses Convolutional Neural Networks here.', 'CNN models are fast.', index)).toEqual([]);
    expect(namesNotCarried('It uses Convolutional Neural Parsers here.', 'CNN models are fast.', index)).toEqual([
      'Convolutional',
      'Neural',
      'Parsers',
    ]);
  });

  test('need not hold the name of the paper’s own work, in a form that the paper has', () => {
    const own = indexOf('KiteSum reads. KiteSum-XL reads more.', 'KiteSum: a reader of reports');
    for (const name of ['KiteSum', 'KiteSum-XL'])
      expect(namesNotCarried(`${name} は速いです`, 'It is fast.', own)).toEqual([]);
    expect(namesNotCarried('KiteSum-XXS は速いです', 'It is fast.', own)).toEqual(['KiteSum-XXS']);
  });
});
