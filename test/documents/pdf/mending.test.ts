import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, joinLines, spellingOf } from '../../../shared/documents/pdf/layout/mending.ts';

describe('clean text', () => {
  test.each([
    ['ligatures', 'eﬀective ﬁnal ﬂow, oﬃce baﬄe', 'effective final flow, office baffle'],
    ['accents printed before their letter', 'Schr¨odinger and Caf´e', 'Schrödinger and Café'],
    ['zero-width signs, turns of direction and tags', 'a\u200bb\u202ec\u{e0041}d', 'abcd'],
    ['line feeds, tabs and wide blanks', 'one\r\n two\t\u00a0three ', 'one two three'],
    ['plain text', 'Nothing to do here – “really”.', 'Nothing to do here – “really”.'],
  ])('has no stray %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('cleaned twice is the same', () => {
    const found = [['!\t\0\t!'], ['¨\0a'], ['¨´f']] as [string][];
    const once = fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text));
    fc.assert(once, { examples: found });
  });
});

describe('two lines of a paragraph', () => {
  const spelling = spellingOf([
    'The network was well-known and self-attention is known, as experience shows: data',
    'sets of the state and the art of aligned words, well before.',
  ]);
  test.each([
    ['a space', 'the end of', 'this line', 'the end of this line'],
    ['nothing where a word of the paper was broken', 'our experi-', 'ence with it', 'our experience with it'],
    ['nothing where an unknown word was broken', 'some extra-', 'neous things', 'some extraneous things'],
    ['the hyphen of a compound the paper uses', 'a well-', 'known fact', 'a well-known fact'],
    ['the hyphen between two words of the paper', 'an art-', 'aligned view', 'an art-aligned view'],
    ['the hyphen before a capital', 'the non-', 'Gaussian case', 'the non-Gaussian case'],
    ['the hyphen after a figure', 'in 2024-', 'based work', 'in 2024-based work'],
    ['the hyphen of a self-compound', 'with self-', 'aligned rows', 'with self-aligned rows'],
    ['PDFium’s own sign for a broken word', 'a net\ufffe', 'work', 'a network'],
    ['nothing inside an address', 'see https://example.org/a/', 'b.html', 'see https://example.org/a/b.html'],
    ['nothing between kana', '研究の', 'ために', '研究のために'],
  ])('are joined by %s', (_, above, below, joined) => {
    expect(joinLines(above, below, spelling)).toBe(joined);
  });

  test('give every word back that stands whole elsewhere, wherever it was broken', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{2,6}[aeiou][b-z]{2,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 12 }), fc.nat(), (words, seed) => {
        const text = words.join(' ');
        const at = seed % words.length;
        const broken = words[at]!;
        const cut = 2 + (seed % (broken.length - 3));
        const above = [...words.slice(0, at), `${broken.slice(0, cut)}-`].join(' ');
        const below = [broken.slice(cut), ...words.slice(at + 1)].join(' ');
        return joinLines(above, below, spellingOf([text, above, below])) === text;
      }),
    );
  });
});
