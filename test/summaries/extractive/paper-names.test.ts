import { expect, test } from '@jest/globals';
import { namesIn } from '../../../shared/summaries/extractive/paper-names.ts';

test.each([
  ['FlashAttention outperforms the MLPerf 1.1 speed record for BERT by 15%.', ['FlashAttention', 'MLPerf', 'BERT']],
  [
    'We trained on the Wall Street Journal portion of the Penn Treebank [25].',
    ['Wall Street Journal', 'Penn Treebank'],
  ],
  ['The page needs 89 MB and 3.06 ms on an A100 GPU.', ['A100 GPU']],
  ['As Smith et al. (2019) and (Jones, 2020) note, GPT-4 is ahead of LLaMA2-70B.', ['GPT-4', 'LLaMA2-70B']],
  [
    'In the Needle In A Haystack evaluation of the University of Cambridge it is best.',
    ['Needle In A Haystack', 'University of Cambridge'],
  ],
  ['We use the Lanczos method (Cheng-Xian Li and Marlin (2016)) and work by White on the MGP.', ['MGP', 'Lanczos']],
  ['We compare AI-generated and human work with GPT-4.', ['GPT-4']],
  ['Memory grows with every page.', []],
  ['See https://GitHub.com/X for Décor and Table 3.', []],
])('names in "%s"', (sentence, names) => {
  expect(namesIn(sentence)).toEqual(names);
});
