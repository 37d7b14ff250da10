import { describe, expect, test } from '@jest/globals';
import { texLetters } from '../../shared/papers/tex-letters.ts';

describe('letters of TeX', () => {
  test.each([
    ["\\'Edgar Rold\\'an", 'Édgar Roldán'],
    ["{\\'E}dgar Rold{\\'a}n", 'Édgar Roldán'],
    ["\\'{E}dgar Rold\\' an", 'Édgar Roldán'],
    ['Ho\\v{r}ava, Ho\\v rava, Ho{\\v r}ava', 'Hořava, Hořava, Hořava'],
    ['Schr\\"odinger, Schr\\"{o}dinger, Schr{\\"o}dinger', 'Schrödinger, Schrödinger, Schrödinger'],
    ['Erd\\H{o}s, Erd\\H os', 'Erdős, Erdős'],
    ["Mart\\'{\\i}nez, Mart\\'\\i nez, Mart{\\'\\i}nez, Garc\\'ia", 'Martínez, Martínez, Martínez, García'],
    ['\\c{C}elik, Fran\\c cois, S\\k{a}', 'Çelik, François, Są'],
    ['\\`a \\^e \\~n \\=o \\.z \\u{g} \\r{u} \\d{s} \\b{d}', 'à ê ñ ō ż ğ ů ṣ ḏ'],
    [
      'Stra\\ss e, Gau{\\ss}, \\O ystein, S{\\o}ren, \\L{}ukasz, Pawe\\l',
      'Straße, Gauß, Øystein, Søren, Łukasz, Paweł',
    ],
    ['\\AA ngstr\\"om, \\ae{} {\\AE} \\oe{} {\\OE} {\\aa}', 'Ångström, æ Æ œ Œ å'],
    ['Q\\&A, 5\\%, \\#1', 'Q&A, 5%, #1'],
  ])('%s is %s', (tex, text) => {
    expect(texLetters(tex)).toBe(text);
  });

  test.each([
    "$\\'a$ and $\\o(n)$ and $5\\%$",
    '\\(\\c c\\) $$\\O$$',
    '\\O(n) and \\o_1',
    '\\cite{a}, \\textbf{b}, \\alpha, \\lambda, \\omega, \\sigma',
    "it's a `quote' of ~ signs",
    'C:\\users',
    '\\1 \\\\ \\',
  ])('%s stays as it is written', (text) => {
    expect(texLetters(text)).toBe(text);
  });

  test('are read beside formulas', () => {
    expect(texLetters("The $\\'x$ of Poincar\\'e for 5\\$ and $y$")).toBe("The $\\'x$ of Poincaré for 5\\$ and $y$");
  });
});
