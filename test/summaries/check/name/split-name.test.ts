/** A name that letter spacing tore apart is put together again. */
import { expect, test } from '@jest/globals';
import { splitName } from '../../../../shared/summaries/check/name/split-name.ts';
import { indexSource } from '../../../../shared/summaries/quote/source-index.ts';
import { sampleDocument, samplePaper } from '../../sample-paper.ts';

const index = indexSource(
  { ...samplePaper(), title: 'PAPERBIRD reads', abstract: '' },
  {
    ...sampleDocument(),
    blocks: [
      {
        kind: 'paragraph',
        text: 'LLaVA and FollowIR, GPT2XL; AlphaFOLD or Alpha FOLD. It has toO and MinimalA in VisionAble.',
        place: { kind: 'page', page: 1 },
      },
    ],
  },
);

test.each([
  ['LLaV A は速いです', 'LLaV A', 'LLaVA'],
  ['llav A は速いです。LLaV A です', 'LLaV A', 'LLaVA'],
  ['Follow IR は速いです', 'Follow IR', 'FollowIR'],
  ['GPT2 XL は速いです', 'GPT2 XL', 'GPT2XL'],
  ['Paper BIRD は速いです', 'Paper BIRD', 'PaperBIRD'],
])('%s', (claim, torn, name) => {
  expect(splitName(claim, index)).toBe(`"${torn}" is one name, ${name}`);
});

test.each([
  'LLaVA は速いです',
  'Follow TR は速いです',
  'Alpha FOLD は速いです',
  'to O(n) です',
  'xLLaV Ab です',
  'Vision A です',
  '読む A です',
])('%s', (claim) => {
  expect(splitName(claim, index)).toBeUndefined();
});
