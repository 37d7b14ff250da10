import { expect, test } from '@jest/globals';
import { elsewhere } from '../../../shared/editions/site/elsewhere.ts';

test.each([
  [
    'arxiv:2403.18802',
    [
      'https://arxiv.org/abs/2403.18802',
      'https://arxiv.org/html/2403.18802',
      'https://www.alphaxiv.org/abs/2403.18802',
      'https://huggingface.co/papers/2403.18802',
    ],
  ],
  ['doi:10.1234/a<b>c/d', ['https://doi.org/10.1234/a%3Cb%3Ec/d']],
  ['url:https://papers.example/x', []],
])('%s is found elsewhere by its identity alone', (id, links) => {
  expect(elsewhere(id).map(({ href }) => href)).toEqual(links);
});
