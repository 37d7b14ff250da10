import { describe, expect, test } from '@jest/globals';
import {
  plainLine,
  quotation,
  splitPlain,
  unmarkedOpening,
  untagged,
  withoutEnd,
} from '../../../../shared/sources/lists/rows/plain-title.ts';

describe('a line as it is kept', () => {
  test.each([
    ['● One: a  ● Two: b', 'One: a Two: b'],
    ['a\n b\t c ', 'a b c'],
    ...[...'\\`*_{}[]()#+-.!&|<>~$'].map((sign) => [`a \\${sign} b`, `a ${sign} b`] as const),
    ['a \\alpha b', 'a \\alpha b'],
  ])('%j is %j', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });

  test('ends at its limit', () => {
    expect(plainLine('x'.repeat(9_000))).toHaveLength(8_000);
    expect(plainLine('one two three', 7)).toBe('one two');
  });
});

test('only the end of a text is looked at for what it ends with', () => {
  expect(withoutEnd('one, two,', /,$/)).toBe('one, two');
  expect(withoutEnd(`,${'x'.repeat(300)},`, /,/)).toBe(`,${'x'.repeat(300)}`);
  expect(withoutEnd(`${'x'.repeat(300)}${','.repeat(250)}`, /,+$/)).toBe(`${'x'.repeat(300)}${','.repeat(50)}`);
});

describe('before a title stands no', () => {
  test.each([
    'ICML 2024: A Title',
    "ICLR '24 | A Title",
    'NeurIPS’23 – A Title',
    'Nature 2024 - A Title',
    '2024-03-26 A Title',
    '2024.3.26: A Title',
    '2024/03/26, A Title',
    '1999-03-26 A Title',
    '2403.18802 A Title',
    '[2403.18802v2] A Title',
    'arXiv:2403.18802: A Title',
    'arxiv: 2403.18802 A Title',
    '[ICLR 2024 Oral] A Title',
    '(March 26, 2024): A Title',
    '【ICML2024】A Title',
    '（2024年）: A Title',
    '[CVPR 2024]. A Title',
    '[CVPR 2024], A Title',
    '[CVPR 2024] – A Title',
    '[A Title]',
  ])('day, place or identifier: %s', (text) => {
    expect(untagged(text)).toBe('A Title');
  });

  test.each([
    'ICML 2024 Papers',
    'icml 2024: A Title',
    'AI 2024: A Title',
    '2024 A Title',
    '2024-03-26',
    '2403.188 A Title',
    '(2+1) A Title',
    '[18F]FDG A Title',
    '(1800) A Title',
    '[CVPR 2024]A Title',
    `[${'x'.repeat(31)}2024] A Title`,
    `[2024${'x'.repeat(21)}] A Title`,
    'A Title [2024] of Words',
    'A [Title]',
    '[A] [Title]',
  ])('but this is one: %s', (text) => {
    expect(untagged(text)).toBe(text);
  });
});

test.each([
  ['“A Title”', 'A Title'],
  ['"A Title"', 'A Title'],
  ['「A Title」', 'A Title'],
  ['『A Title』', 'A Title'],
  ['《A Title》', 'A Title'],
  ['《A Title》(CVPR 2019)', 'A Title'],
  ['《A Title》 （2019）', 'A Title'],
  ['A “Title”', 'A “Title”'],
  ['“A” Title', '“A” Title'],
  ['《A Title》 more', '《A Title》 more'],
  ['《A Title》(a) b)', '《A Title》(a) b)'],
])('the quotation %j says %j', (text, title) => {
  expect(text.replace(quotation, '$1$2')).toBe(title);
});

describe('a title without marks ends before', () => {
  test.each([
    ...['Introduces', 'Presents', 'Proposes', 'Investigates', 'Explores'].map((word) => `${word} a thing.`),
    ...['paper', 'work', 'study', 'survey', 'report', 'position paper'].flatMap((word) => [
      `This ${word} tells.`,
      `The ${word} tells.`,
    ]),
  ])('the words of its note: %s', (note) => {
    expect(unmarkedOpening.exec(`A Plain Title ${note}`)?.slice(1)).toEqual(['A Plain Title', note]);
    expect(splitPlain(`A Plain Title ${note}`, false)).toEqual({ title: 'A Plain Title', note });
  });

  test.each([
    'Presents a thing',
    ' A Title Presents a',
    'A, Presents a thing',
    'A Title. Presents a',
    'A Title Presents',
    'Old Thispaper is',
  ])('but not in %j', (text) => {
    expect(unmarkedOpening.exec(text)).toBeNull();
  });

  test.each([
    ['A Title - a note', 'A Title', 'a note'],
    ['A Title – a note', 'A Title', 'a note'],
    ['A Title — a note', 'A Title', 'a note'],
    ['A Title -- a note', 'A Title', 'a note'],
    ['A Title  a note', 'A Title', 'a note'],
    ['A Title:  a note', 'A Title', 'a note'],
    ['A Title | a note', 'A Title', 'a note'],
    ['A Title｜a note', 'A Title', 'a note'],
    ['A Title ｜ a note', 'A Title', 'a note'],
    ['A Title\na note', 'A Title', 'a note'],
    ['A Title \n a note\nand more', 'A Title', 'a note and more'],
    ['A Well-Known Title', 'A Well-Known Title', ''],
    ['A|B Title', 'A|B Title', ''],
    ['A Title: a note', 'A Title: a note', ''],
    ['AB - a note', 'AB - a note', ''],
    ['A Title - Words This paper tells.', 'A Title', 'Words This paper tells.'],
    ['A Title This paper tells - well.', 'A Title', 'This paper tells - well.'],
    ['A Title, Doe et al.', 'A Title', 'Doe et al.'],
    ['A Title, Jane van Doe et al', 'A Title, Jane van Doe et al', ''],
    ['A Title, Jane Q. Doe et al', 'A Title', 'Jane Q. Doe et al'],
    ['A Title by Jane Doe and Max Mu', 'A Title', 'by Jane Doe and Max Mu'],
    ['A Title by Doing', 'A Title by Doing', ''],
    ['by Jane Doe, Max Mu', 'by Jane Doe, Max Mu', ''],
    ['What Is a Title? We answer.', 'What Is a Title?', 'What Is a Title? We answer.'],
    ['A Long Title. It says much.', 'A Long Title', 'A Long Title. It says much.'],
    ['A Long Title; it says much.', 'A Long Title', 'A Long Title; it says much.'],
    ['A Long Title: it says much.', 'A Long Title', 'A Long Title: it says much.'],
    ['A Long Title: It Says Much.', 'A Long Title: It Says Much', ''],
    ['A Long Title.', 'A Long Title', ''],
    ['A Long Title!', 'A Long Title!', ''],
    ['A Long Title. Jane Doe', 'A Long Title', 'Jane Doe'],
    ['A Long Title. arXiv 2024', 'A Long Title', 'arXiv 2024'],
    ['A Long Title. and more', 'A Long Title. and more', ''],
    ['A B. Title', 'A B. Title', ''],
    ['A Long Title (Doe et al., 2024)', 'A Long Title', '(Doe et al., 2024)'],
    ['A Long Title [Doe 1999]', 'A Long Title', '[Doe 1999]'],
    ['A Long Title（Doe 2024）', 'A Long Title', '（Doe 2024）'],
    ['A Long Title (@jane)', 'A Long Title', '(@jane)'],
    ['A Long Title (long)', 'A Long Title (long)', ''],
    ['A Long Title (2024) of Words', 'A Long Title (2024) of Words', ''],
    ['“A Title”, Jane Doe.', 'A Title', 'Jane Doe.'],
    ['"A Title," Jane Doe', 'A Title', 'Jane Doe'],
    ['"A Title." Jane Doe', 'A Title', 'Jane Doe'],
    ['“A Title of C.” Jane Doe', 'A Title of C.', 'Jane Doe'],
    ['「題名」：紹介', '「題名」：紹介', ''],
    ['「論文の題」：紹介', '論文の題', '紹介'],
    ['『論文の題、』紹介', '論文の題', '紹介'],
    ['《A Title》 – a\nnote', 'A Title', 'a note'],
  ])('what follows it: %j', (text, title, note) => {
    expect(splitPlain(text, false)).toEqual({ title, note });
  });

  test('nothing where the cell holds it alone', () => {
    expect(splitPlain('A Title - of\nWords', true)).toEqual({ title: 'A Title - of Words', note: '' });
    expect(splitPlain('“A Title” of Words', true)).toEqual({ title: '“A Title” of Words', note: '' });
    expect(splitPlain('A Title (Doe et al.)', true)).toEqual({ title: 'A Title', note: '(Doe et al.)' });
    expect(splitPlain('A Title (2024)', true)).toEqual({ title: 'A Title (2024)', note: '' });
    expect(splitPlain('“Good” Words of Ours — Jane Doe', false)).toEqual({
      title: '“Good” Words of Ours',
      note: 'Jane Doe',
    });
    expect(splitPlain('“Good Words” Jane Doe, Max Mu — 2024', false)).toEqual({
      title: 'Good Words',
      note: 'Jane Doe, Max Mu — 2024',
    });
    expect(splitPlain('“A Title”, of Words', true)).toEqual({ title: 'A Title', note: 'of Words' });
  });

  test('its three hundredth character', () => {
    const text = 'A title of words '.repeat(30).trim();
    expect(splitPlain(text, false)).toEqual({ title: text.slice(0, 300).trim(), note: text });
  });
});
