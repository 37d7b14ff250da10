import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeLink } from '../../shared/documents/place-link.ts';

const section = { kind: 'section', heading: '3 Results', anchor: 'S3' } as const;

describe('a link to a place', () => {
  test('opens a PDF at the page of the quote', () => {
    expect(placeLink('http://arxiv.org/pdf/2401.00001v1#old', 'pdf', 'a quote', { kind: 'page', page: 7 })).toBe(
      'http://arxiv.org/pdf/2401.00001v1#page=7',
    );
  });

  test('lands on the section and highlights the quote', () => {
    expect(placeLink('https://arxiv.org/html/2401.00001v1', 'html', 'We gain 5-10%, A & B.', section)).toBe(
      'https://arxiv.org/html/2401.00001v1#S3:~:text=We%20gain%205%2D10%25%2C%20A%20%26%20B.',
    );
  });

  test('highlights without an anchor, and anchors without a quote', () => {
    expect(placeLink('https://a.example/', 'html', 'short', { kind: 'section', heading: '' })).toBe(
      'https://a.example/#:~:text=short',
    );
    expect(placeLink('https://a.example/', 'html', ' ', section)).toBe('https://a.example/#S3');
  });

  test('names a long quote by its first and last words', () => {
    const quote = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ');
    expect(placeLink('https://a.example/p', 'html', quote, { kind: 'section', heading: '' })).toBe(
      'https://a.example/p#:~:text=word0%20word1%20word2%20word3%20word4%20word5,word34%20word35%20word36%20word37%20word38%20word39',
    );
  });

  test('names a long quote without spaces by its first and last characters', () => {
    const link = placeLink('https://a.example/p', 'html', 'あ'.repeat(100) + 'ん'.repeat(50), section);
    expect(decodeURIComponent(link)).toBe(`https://a.example/p#S3:~:text=${'あ'.repeat(20)},${'ん'.repeat(20)}`);
  });

  test('is empty where there is nothing to open', () => {
    expect(placeLink('', 'abstract', 'quote', { kind: 'abstract' })).toBe('');
  });

  test('any quote gives an address that parses, with the directive as its only comma, dash and ampersand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (quote) => {
        const link = placeLink('https://a.example/p?q=1', 'html', quote, { kind: 'section', heading: '' });
        expect(URL.canParse(link)).toBe(true);
        expect(link.slice('https://a.example/p?q=1'.length)).toMatch(/^$|^#:~:text=[^,&\-\s]+(,[^,&\-\s]+)?$/);
      }),
    );
  });
});
