import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../shared/papers/clean-text.ts';

const math = (inside: string): string =>
  `<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">${inside}</mml:math>`;
const sub = '<mml:msub>\n <mml:mi>x</mml:mi>\n <mml:mn>1</mml:mn>\n</mml:msub>';

describe('markup as text', () => {
  test.each([
    ['What the <mask> token learns', 'What the <mask> token learns'],
    ['Regression with n<p and p>k: a survey', 'Regression with n<p and p>k: a survey'],
    ['Where a<b> c holds', 'Where a<b> c holds'],
    ['List<String> and <think>', 'List<String> and <think>'],
    ['&lt;i&gt;E. coli&lt;/i&gt; in CO&lt;sub&gt;2&lt;/sub&gt;', 'E. coli in CO2'],
    ['temp&eacute;rature &alpha; &amp;amp; R&amp;D', 'température α & R&D'],
    ['AT&T &notaname; &#x3b1;&#945;', 'AT&T &notaname; αα'],
    ['One.<br>Two.<p class="x">Three.</p>', 'One. Two. Three.'],
    ['<b>Bold</b>ly <a href="https://a.org">went</a>', 'Boldly went'],
    ['<![CDATA[a <i>b</i>]]>', 'a b'],
    ['p < 0.05 and q > 3', 'p < 0.05 and q > 3'],
    ['<jats:p>One.</jats:p><jats:p>Two.</jats:p>', 'One. Two.'],
  ])('%p reads %p', (markup, text) => {
    expect(plainText(markup)).toBe(text);
  });

  test('a formula is read once, as MathML where there is some, else as its TeX', () => {
    const tex = '<jats:tex-math>\\documentclass{minimal}\\begin{document}$$x_{1} < 2$$\\end{document}</jats:tex-math>';
    expect(plainText(`A bound on ${math(sub)}.`)).toBe('A bound on x_1.');
    expect(plainText(`<jats:alternatives>${tex}${math(sub)}</jats:alternatives> holds`)).toBe('x_1 holds');
    expect(plainText(`<jats:inline-formula>${tex}</jats:inline-formula> holds`)).toBe('x_{1} < 2 holds');
    expect(
      plainText(
        `${math(`<mml:semantics>${sub}<mml:annotation encoding="application/x-tex">x_1</mml:annotation></mml:semantics>`)}`,
      ),
    ).toBe('x_1');
    expect(plainText('<math><annotation encoding="application/x-tex">x^2</annotation></math>')).toBe('x^2');
    expect(
      plainText(
        '<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msup><mi>c</mi><mn>2</mn></msup></mfrac></math>',
      ),
    ).toBe('a+b/c^2');
  });

  test('text that holds no mark of markup stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '.', 'é', '論', '>', '=', '"') }), (text) => {
        expect(plainText(text)).toBe(text.replace(/ +/g, ' ').trim());
      }),
    );
  });

  test('hostile markup is read in linear time and leaves no tag of HTML', () => {
    for (const piece of ['<a ', '<!--', '<i>', '&amp;', '<math>', '<annotation>', '<tex-math>', '<script>', '&lt;'])
      expect(plainText(piece.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
  });
});
