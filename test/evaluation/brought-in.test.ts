/** A lie is told by what it writes in place of the truth: what the quotes never hold, what they hold of another thing, or words alone. */
import { expect, test } from '@jest/globals';
import { broughtIn } from '../../infra/evaluation/brought-in.ts';

const QUOTES = [
  'Training takes 3.5 days, or 300,000 steps, on eight P100 GPUs, and 12 hours for the base model of 65 million parameters.',
  'It reaches 28.4 BLEU with two encoders (Vaswani et al., 2017); Transformers need .027 s and 40k tokens.',
];

test.each([
  ['3.5日', '4.5日'],
  ['12時間', '12日かかり、12分'],
  ['12 hours', '12 minutes'],
  ['28.4 BLEU', '28.4 ROUGE'],
  ['eight P100 GPUs', 'nine P100 GPUs'],
  ['二つの符号化器', '三つの符号化器'],
  ['30万ステップ', '3万ステップ'],
  ['6500万', '65億'],
  ['0.027秒', '0.027ミリ秒'],
  ['2017年', '2018年'],
  ['Vaswaniら', 'Gehringら'],
  ['the Transformers', 'the Recurrents'],
  ['300,000 steps', '3,000 steps'],
])('%s → %s brings in what no quote holds', (from, to) => {
  expect(broughtIn({ from, to }, QUOTES)).toBe('absent');
});

test.each([
  ['3.5日', '12日'],
  ['8枚', '2枚'],
  ['3万ステップ', '30万ステップ'],
  ['7000万', '6500万'],
  ['4千', '4万'],
  ['三つの符号化器', '二つの符号化器'],
  ['Gehringら', 'Vaswaniら'],
  ['an RNN', 'a Transformer'],
  ['.021', '0.027'],
  ['3.5日で28.4', '28.4日で3.5'],
])('%s → %s takes what a quote holds of another thing', (from, to) => {
  expect(broughtIn({ from, to }, QUOTES)).toBe('swapped');
});

test.each([
  ['符号化器の出力', '復号器の出力'],
  ['28.4 BLEU を超えます', '28.4 BLEU に届きません'],
  ['nobody knows', 'everybody knows'],
  ['Vaswaniらの3.5日', 'Vaswaniらの3.5日だけ'],
])('%s → %s changes words alone', (from, to) => {
  expect(broughtIn({ from, to }, QUOTES)).toBe('words');
});
