import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../shared/papers/clean-text.ts';
import { atOnce } from '../support/at-once.ts';

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
      expect(atOnce(() => plainText(piece.repeat(20_000)).length)).toBeLessThanOrEqual(20_000);
  });
});

describe('tags that are read as such', () => {
  const INLINE =
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins italic kbd mark monospace q roman s samp sc small span strike strong styled-content sub sup tt u underline var wbr named-content overline'.split(
      ' ',
    );
  const BLOCK =
    'address article aside blockquote body caption center dd details div dl dt fig figcaption figure footer h1 h2 h3 h4 h5 h6 head header html label li list list-item main nav ol p pre sec section section-title summary table tbody td tfoot th thead title tr ul abstract disp-formula disp-quote ext-link xref email uri media picture video audio iframe object'.split(
      ' ',
    );
  test.each(INLINE)('<%s> leaves no blank', (tag) => {
    expect(plainText(`a<${tag}>b</${tag}>c`)).toBe('abc');
    expect(plainText(`a<${tag.toUpperCase()} class="x">b</${tag}>c`)).toBe('abc');
  });

  test.each(BLOCK)('<%s> leaves one', (tag) => {
    expect(plainText(`a<${tag}>b</${tag}>c`)).toBe('a b c');
  });

  test.each(['br', 'hr', 'img', 'break', 'inline-graphic', 'source'])('<%s> stands alone', (tag) => {
    expect(plainText(`a<${tag}>b<${tag}/>c<${tag} />d`)).toBe('a b c d');
  });

  test.each(['wbr'])('<%s> stands alone and parts no word', (tag) => {
    expect(plainText(`a<${tag}>b`)).toBe('ab');
  });

  test.each(['p', 'li'])('<%s> needs no end', (tag) => {
    expect(plainText(`a<${tag}>b`)).toBe('a b');
  });

  test.each(['s', 'b', 'pre', 'table', 'title', 'link', 'unk', 'mask'])(
    '<%s> that nothing closes is a sign of its own',
    (tag) => {
      expect(plainText(`a <${tag}> b`)).toBe(`a <${tag}> b`);
    },
  );

  test.each(['jats', 'html', 'xhtml', 'mml', 'm'])('<%s:…> is one whatever its name', (prefix) => {
    expect(plainText(`a<${prefix}:unknown/>b`)).toBe('a b');
  });

  test.each([
    `<b title='x y'>`,
    '<b title=x>',
    '<b title="a>b">',
    '<b a="1" b:c = "2">',
    '<b >',
    '<b\n\tid="x"  class="y">',
  ])('%j has attributes', (open) => {
    expect(plainText(`a${open}b</b>c`)).toBe('abc');
  });

  test.each(['a <b c> d</b>', 'x:<i> y', '<x:b>y', '< b>y</b>'])('%j is none, or its end alone', (text) => {
    expect(plainText(text)).toContain('<');
  });

  test('inline formulas and their alternatives leave no blank', () => {
    for (const tag of ['inline-formula', 'alternatives']) expect(plainText(`a<${tag}>b</${tag}>c`)).toBe('abc');
  });
});

describe('what nobody sees goes', () => {
  test.each([
    ['a<style>b{}</style>c', 'a c'],
    ['a<script type="x">b</script >c', 'a c'],
    ['a<style>b', 'a'],
    ['a<!-- b -->c', 'a c'],
    ['a<!-- b', 'a'],
    ['<![CDATA[a b', 'a b'],
    ['a&#0;b', 'a\ufffdb'],
  ])('%j reads %j', (markup, text) => {
    expect(plainText(markup)).toBe(text);
  });

  test('references are read as often as they were written, up to three times', () => {
    expect(plainText('&amp;amp;amp;lt;')).toBe('&lt;');
    expect(plainText('&amp;amp;lt;')).toBe('<');
  });
});

describe('a formula', () => {
  const ml = (inside: string, prefix = '') => `<${prefix}math>${inside}</${prefix}math>`;
  test.each([
    ['msub', 'a_b'],
    ['munder', 'a_b'],
    ['msup', 'a^b'],
    ['mover', 'a^b'],
    ['mfrac', 'a/b'],
  ])('of <%s> marks its second part', (name, text) => {
    expect(plainText(ml(`<${name}><mi>a</mi><mi>b</mi></${name}>`))).toBe(text);
    expect(plainText(ml(`<${name}>\n <mi> a </mi>\n <mn>\nb </mn>\n</${name}>`))).toBe(text);
  });

  test.each(['msubsup', 'munderover'])('of <%s> marks both', (name) => {
    expect(plainText(ml(`<${name}><mi>a</mi><mi>b</mi><mi>c</mi></${name}><mo>+</mo><mi>d</mi>`))).toBe('a_b^c+d');
  });

  test.each(
    'mi mn mo ms mtext mspace mrow msqrt mroot mstyle merror mpadded mphantom mfenced menclose mmultiscripts mprescripts mtable mtr mtd maction none semantics'.split(
      ' ',
    ),
  )('holds <%s> without a blank', (name) => {
    expect(plainText(`x${ml(`<mi>a</mi><${name}>b</${name}><mi>c</mi>`)}y`)).toBe('xabcy');
    expect(plainText(`x${ml(`<mi>a</mi><${name}/><mi>c</mi>`)}y`)).toBe('xacy');
  });

  test('is told from words that look like its tags outside of one', () => {
    expect(plainText('The <mi> token and <none>.')).toBe('The <mi> token and <none>.');
    expect(plainText(`${ml('<mi>a</mi>')} and <mi>`)).toBe('a and <mi>');
  });

  test.each(['mml:', 'm:'])('may be written with %s', (prefix) => {
    expect(
      plainText(
        ml(`<${prefix}msub> <${prefix}mi> a </${prefix}mi> <${prefix}mn>1</${prefix}mn> </${prefix}msub>`, prefix),
      ),
    ).toBe('a_1');
  });

  test('nests', () => {
    expect(plainText(ml('<msup><mrow><msub><mi>a</mi><mi>b</mi></msub></mrow><mi>c</mi></msup>'))).toBe('a_b^c');
  });

  test('as TeX is read where there is no other, its signs of money and its document apart', () => {
    expect(plainText('<tex-math>$$x < y$$</tex-math>')).toBe('x < y');
    expect(
      plainText('of <tex-math><?CDATA $(8\\pm 2)$?></tex-math><?MML <mml:math><mml:mn>8</mml:mn></mml:math>?> km'),
    ).toBe('of (8\\pm 2) km');
    expect(plainText('<tex-math id="a"> $x$ </tex-math> and <jats:tex-math>$y$</jats:tex-math>')).toBe('x and y');
    expect(plainText('<tex-math>\\begin{document}$a$ costs $b$\\end{document}</tex-math>')).toBe('a$ costs $b');
  });

  test('of two alternatives is read once, and one of other alternatives by itself', () => {
    const both = `<alternatives><tex-math>$T$</tex-math>${ml('<mi>M</mi>')}</alternatives>`;
    expect(plainText(`${both} and <alternatives><tex-math>$U$</tex-math></alternatives>`)).toBe('M and U');
    expect(plainText(`<alternatives>${ml('<mi>M</mi>')}<tex-math>$T$</tex-math></alternatives>`)).toBe('M');
    expect(plainText(`<tex-math>$T$</tex-math> and ${ml('<mi>M</mi>')}`)).toContain('M');
  });

  test.each(['<mi>M</mi>', '<mn>1</mn>', '<mo>+</mo>', '<mtext>so</mtext>', '<mml:mi>M</mml:mi>'])(
    'with an annotation beside %s is read without it',
    (own) => {
      const text = own.replace(/<[^>]*>/g, '');
      expect(plainText(ml(`${own}<annotation encoding="x">N</annotation>`))).toBe(text);
      expect(plainText(ml(`${own}<annotation-xml encoding="x">N</annotation-xml>`))).toBe(text);
      expect(plainText(ml(`${own}<mml:annotation>N</mml:annotation>`))).toBe(text);
    },
  );
});
