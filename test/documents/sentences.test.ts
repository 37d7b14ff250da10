import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { splitSentences } from '../../shared/documents/sentences.ts';
import { atOnce } from '../support/at-once.ts';

/** A bar stands where one sentence ends and the next begins. */
const ENGLISH = [
  'We use the method of Smith et al. (2019). | It works well.',
  'As in Lee et al. We follow this.'.replace('et al. We', 'et al. | We'),
  'Results are shown in Fig. 3 and Tab. 2. | They differ, cf. Sec. 4.1 and Eq. 5.',
  'Engines, e.g. PDFium, i.e. native code, are fast. | Others are not.',
  'It costs 3.06 ms per page, i.e., 3.2 times less. | Memory stays at 89 MB. | A second engine helps.',
  'J. R. Smith and A. B. Jones wrote it. | We read it.',
  'We compare cats, dogs, etc. | The rest is left out.',
  'We compare cats, dogs, etc. and nothing else. | Then we stop.',
  'Version 1.2.3 runs on Node 24. | See README.md for more.',
  'It reads 421 ms. | A cache takes it to 384 ms.',
  'This was seen before [12]. | Later work [13, 14] agrees.',
  'This was seen before.[12] | Later work agrees.',
  'This was seen before. [3–5] | Later work agrees.',
  'The tool is free.1 | It is also small.',
  'Does it scale? | Yes! | It does.',
  'He said “It works.” | We agree.',
  'The system (see the notes. They are long) is ours. | It is small.',
  '(This is a whole sentence.) | This is another.',
  'We train with Adam vs. SGD at approx. 3 epochs. | It is stable.',
  'The U.S. Patent Office answered. | It took Dr. Miller No. 5 of vol. 3.',
  'Vitamin C. It helps.'.replace('C. It', 'C. | It'),
  'A word was lost.This makes two sentences.'.replace('.This', '.|This'),
  'We plot x. k-means is used next.'.replace('x. k', 'x. | k'),
];

const JAPANESE = [
  '手法を提案する。|精度は95.3%である。|詳細は付録に示す。',
  '「これは良い。」と述べた。|次に進む。',
  'モデル(図1。左)を使う。|結果は良い。',
  '何が違うのか？|答えは単純だ！',
  '本手法は速いです.|次に示します.',
];

const cut = (marked: string) => marked.split('|').map((part) => part.trim());

describe('sentences', () => {
  test.each([...ENGLISH, ...JAPANESE])('are cut where a reader would cut them: %s', (marked) => {
    const spaced = /[ぁ-ん]/.test(marked)
      ? marked.replaceAll('|', '')
      : marked.replaceAll(' | ', ' ').replaceAll('|', '');
    expect(splitSentences(spaced)).toEqual(cut(marked));
  });

  test('end at a blank line, but not at a line break', () => {
    expect(splitSentences('A heading\n\nA sentence over\ntwo lines. Another.')).toEqual([
      'A heading',
      'A sentence over\ntwo lines.',
      'Another.',
    ]);
  });

  test('of an empty text are none', () => {
    expect(splitSentences('')).toEqual([]);
    expect(splitSentences(' \n ')).toEqual([]);
  });

  test('are substrings in order, and only white space is left out', () => {
    const piece = fc.constantFrom(
      'We ',
      'e.g. ',
      'Fig. 3 ',
      'it. ',
      '(a. B) ',
      '3.5 ',
      '。',
      'です',
      '? ',
      '\n\n',
      'A. ',
      '] ',
      '" ',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const sentence of splitSentences(text)) {
          const found = text.indexOf(sentence, at);
          expect(text.slice(at, found).trim()).toBe('');
          at = found + sentence.length;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  test('of a long line without stops and with open brackets are found in linear time', () => {
    expect(atOnce(() => splitSentences('('.repeat(50_000)))).toHaveLength(1);
    expect(atOnce(() => splitSentences('a. '.repeat(20_000)).length)).toBeGreaterThan(0);
  });
});
