import { expect, test } from '@jest/globals';
import {
  introducedNames,
  ordinaryWords,
  presentedThing,
  shortName,
} from '../../../shared/summaries/extractive/short-name.ts';
import { examplePaper } from '../../support/extractive-papers.ts';

const TEXT = [
  'The agent reads, and long-form factuality is a matter of cybersecurity and breast cancer.',
  'Lumos is open; see https://example.org/lumos and the parser of Charniak.',
];
const nameOf = (title: string, picked?: string) =>
  shortName(
    examplePaper({
      title,
      picks: picked === undefined ? [] : [{ source: 'dair', position: 1, title: picked, note: '', links: [] }],
    }),
    ordinaryWords(TEXT),
  );

test.each([
  ['RWKV: Reinventing RNNs', undefined, 'RWKV'],
  ['FlashAttention: Fast and Memory-Efficient Exact Attention', undefined, 'FlashAttention'],
  ['Lumos: Open Agents', undefined, 'Lumos'],
  ['A Maximum-Entropy-Inspired Parser', 'Charniak parser', 'Charniak parser'],
  ['Unified and Modular Training', 'Agent Lumos', 'Agent Lumos'],
  ['Lumos, an Open Agent', undefined, 'Lumos'],
  ['SoK: Eternal War in Memory', undefined, undefined],
  ['Not Quite There Yet: Remaining Challenges', undefined, undefined],
  ['Cybersecurity: Launching the Strategy', undefined, undefined],
  ['Understanding Breast Cancer', undefined, undefined],
  ['Michael Webb: Dramatic video', undefined, undefined],
  ['On How We Can Teach', undefined, undefined],
  ['Long-form factuality in large language models', 'Long-form factuality in LLMs', undefined],
  ['One Call or Eleven: The Cost', 'One Call or Eleven', undefined],
  ['Exact, Squeezed: Three Tiers', 'Exact, Squeezed', undefined],
])('%s, picked as %s, is called %s', (title, picked, name) => {
  expect(nameOf(title, picked)).toBe(name);
});

test.each([
  ['We propose FlashAttention, an exact attention algorithm.', 'FlashAttention'],
  ['This paper describes the WiLI-2018 benchmark dataset for language identification.', 'WiLI-2018'],
  ['We present Flat Lists, a way to read pages.', 'Flat Lists'],
  ['This paper presents Slow Reading (SR).', 'Slow Reading'],
  ['We develop a system called Paper Mill.', 'Paper Mill'],
  ['We propose a retrieval model (TW-IDF) for readers.', 'TW-IDF'],
  ['We propose a parser for Phrase Structure Grammar (PSG).', undefined],
  ['We use Flat Lists, a way to read pages.', undefined],
  ['We present Flat Lists and more.', undefined],
  ['The clusters come from an algorithm called CBC.', undefined],
  ['Smith and Jones introduce CBC, an algorithm.', undefined],
  ['We introduce SVM-based methods.', undefined],
  ['We present results on WSD for Chinese.', undefined],
  ['We introduce Smith, who reads.', undefined],
])('%s names the work %s', (sentence, name) => {
  expect(introducedNames(['Reading is slow.', sentence])[0]).toBe(name);
});

test.each([
  ['We present a new parser that reads fast.', 'parser'],
  ['This paper introduces a fully automatic method for reading.', 'method'],
  ['We present a new error-controlled way to read.', undefined],
  ['We present results.', undefined],
  ['They present a parser.', undefined],
])('%s presents a %s', (sentence, thing) => {
  expect(presentedThing([sentence])).toBe(thing);
});
