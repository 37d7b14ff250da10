import { expect, test } from '@jest/globals';
import { areFamilies, areNames, citedBy, withoutAuthors } from '../../../../shared/sources/lists/rows/row-citation.ts';

test.each([
  'Jane Doe, Richard Roe',
  'Jane Doe and Richard Roe',
  'Jane Doe & Richard Roe',
  'Jane Doe; Richard Roe',
  'Jane Doe, Richard Roe, and Max Mu',
  'J. Doe, R. Roe',
  'Jane Q. Doe, Max Mu',
  ...['van', 'von', 'de', 'del', 'della', 'der', 'den', 'di', 'da', 'dos', 'la', 'le', 'ten', 'bin', 'al'].map(
    (word) => `Max ${word} Berg, Jane Doe`,
  ),
  'Max van der Berg, Jane Doe',
  'Conan O’Brien, Jean-Luc Picard',
  'Jane Doe et al.',
  'Jane Doe, et al',
  'Doe et al.',
  'Doe, J., Roe, R. A.',
  'Doe, J., & Roe, R.A.',
  'van der Berg, M., Doe, J.-P.',
  'Doe Mu, J; Roe, RA',
  'Çelik, Ö., Ångström, A.',
])('%s are names', (text) => {
  expect(areNames(text)).toBe(true);
});

test.each([
  'Jane Doe',
  'Jane',
  'Doe',
  'Graphs and Trees',
  'Jane Doe, Graphs',
  'jane doe, max mu',
  'Jane Doe, richard Roe of Words',
  'Deep Learning of Many Large Graphs, Jane Doe',
  'Doe, J., Roe',
  'Doe, Jane, R., Roe',
  'Doe, JRTABC, Roe, R.',
  'Jane Doe, 2024',
  '',
])('%j are none', (text) => {
  expect(areNames(text)).toBe(false);
});

test.each([
  ['Jane Doe, Max Mu. A Title', 'Jane Doe, Max Mu', 'A Title'],
  ['Jane Doe, Max Mu. 2024. A Title', 'Jane Doe, Max Mu', 'A Title'],
  ['Jane Doe, Max Mu. (1999): A Title', 'Jane Doe, Max Mu', 'A Title'],
  ['Doe, J., & Roe, R. (2024). A Title. Nature', 'Doe, J., & Roe, R', 'A Title. Nature'],
  ['Doe, J., & Roe, R. (2024a): A Title', 'Doe, J., & Roe, R', 'A Title'],
  ['Jane Doe, Max Mu (1999) A Title', 'Jane Doe, Max Mu', 'A Title'],
  ['Jane Doe, Max Mu (2024)', 'Jane Doe, Max Mu', ''],
  ['Jane Doe, Max Mu, "A Title," Nature', 'Jane Doe, Max Mu', '"A Title," Nature'],
  ['X. Gao, "A Title," Nature', 'X. Gao', '"A Title," Nature'],
  ['Jane Doe, Max Mu, 「題」', 'Jane Doe, Max Mu', '「題」'],
  ['Jane Doe, Max Mu.', 'Jane Doe, Max Mu', ''],
  ['Jane Q. Doe, Max Mu. A Title. Of Words', 'Jane Q. Doe, Max Mu', 'A Title. Of Words'],
])('%j is cited by its authors', (text, authors, rest) => {
  expect(citedBy(text)).toEqual({ authors, rest });
});

test.each([
  'Jane Doe, Max Mu A Title',
  'Jane Doe. A Title',
  'Great Words of Ours, "A Title"',
  'A Title. Jane Doe, Max Mu',
  'A Title (2024). Jane Doe',
  'Jane Doe, Max Mu (24) A Title',
  `${'Jane Doe, Max Mu, '.repeat(40)}Ann Lee. A Title`,
  '',
])('%j is not', (text) => {
  expect(citedBy(text)).toBeUndefined();
});

test.each([
  ['Authors: Jane Doe, Max Mu', '', 'Jane Doe, Max Mu'],
  ['It is fine. Authors: Jane Doe. Venue: ICML of 2024', 'It is fine. Venue: ICML of 2024', 'Jane Doe'],
  ['Auteurs : Jane Doe | un mot', 'un mot', 'Jane Doe'],
  ['著者：Jane Doe。良い', '良い', 'Jane Doe'],
  ['By co-authors: Jane Doe', 'By co-authors: Jane Doe', undefined],
  ['Authors: unknown', 'Authors: unknown', undefined],
  ['No names here', 'No names here', undefined],
])('the note %j is %j without its authors', (text, note, authors) => {
  expect(withoutAuthors(text)).toEqual(authors === undefined ? { note } : { note, authors });
});

test('family names stand alone between commas, and a title of words does not', () => {
  for (const text of ['Lund, Berg', 'O’Neil & Smith', 'Lund, Berg and Sol']) expect(areFamilies(text)).toBe(true);
  for (const text of ['Lund', 'Deep Learning', 'Graphs, trees', 'A Title, Berg', 'Lund; Berg'])
    expect(areFamilies(text)).toBe(false);
});
