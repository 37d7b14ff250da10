import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LABELS } from '../../../shared/editions/labels.ts';
import { MAIL_WORDS } from '../../../shared/editions/mail/mail-words.ts';
import { SITE_WORDS } from '../../../shared/editions/site/pages/words.ts';
import { PAGE_WORDS } from '../../../shared/readers/pages/page-words.ts';
import { houseStyle } from '../../../shared/summaries/languages/house-styles.ts';
import { typesetJapanese } from '../../../shared/summaries/languages/ja-typeset.ts';

test.each([
  ['短命な関数で使うPDFエンジン', '短命な関数で使う PDF エンジン'],
  ['Node.jsの関数は GPT-4 で動きます', 'Node.js の関数は GPT-4 で動きます'],
  ['第 2 版の 10 個と約 102 KB を 37% 減らし', '第2版の10個と約102 KBを37%減らし'],
  ['誤差は 3.2 cm で、1,250 枚', '誤差は3.2 cmで、1,250枚'],
  ['ＡＷＳの（Ｓ３）は１０倍？', 'AWS の(S3)は10倍?'],
  ['X線とA 群', 'X線とA 群'],
  ['p = 2.482×10^-10のとき、"we propose" のような', 'p = 2.482×10^-10のとき、"we propose" のような'],
  ['「AWS」、JSON。Fresno', '「AWS」、JSON。Fresno'],
  ['esbuild 0.28.2 で束ね、Node 20 の zod 4 は', 'esbuild 0.28.2 で束ね、Node 20 の zod 4 は'],
  ['ResNet-50 2 を比べ', 'ResNet-50 2 を比べ'],
  ['Große Netzeは', 'Große Netze は'],
])('%s is set as %s', (text, set) => {
  expect(typesetJapanese(text)).toBe(set);
});

test('what is set stays as it is, and no letter or digit comes or goes', () => {
  const words = fc.array(
    fc.constantFrom('手紙', 'は', 'カード', 'AWS', 'Node.js', 'GPT-4', 'X', '10', '3.2 cm', '37%', ' ', '、', '(', '"'),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('');
      const set = typesetJapanese(text);
      expect(set.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(typesetJapanese(set)).toBe(set);
    }),
  );
});

test.each(Object.entries({ LABELS, MAIL_WORDS, PAGE_WORDS, SITE_WORDS }))(
  'our own words in %s keep the rule',
  (_, { ja }) => {
    const said: string[] = [];
    JSON.stringify(ja, (_, value) => {
      if (typeof value === 'string') said.push(value);
      return value;
    });
    expect(said.length).toBeGreaterThan(5);
    expect(said.map(typesetJapanese)).toEqual(said);
  },
);

test('English is left as it was written', () => {
  expect(houseStyle('en').typeset('10 gene（s）')).toBe('10 gene（s）');
});
