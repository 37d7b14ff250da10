/** What stands around the title of a row: bullets, numbers, labels, tags and days. */
import { describe, expect, test } from '@jest/globals';
import { readBlocks } from '../../../../shared/sources/lists/list-blocks.ts';
import { ownText, type RowForm, readRow } from '../../../../shared/sources/lists/rows/list-row.ts';
import { detailsOf } from '../../../../shared/sources/lists/rows/row-details.ts';
import { isDays } from '../../../../shared/sources/lists/rows/row-tags.ts';

/** The runs of one line in HTML. */
function runsOf(html: string) {
  const [item] = readBlocks(`<html><ul><li>${html}</li></ul></html>`);
  return item && 'runs' in item ? item.runs : [];
}
const row = (html: string, form: RowForm = {}) => readRow(runsOf(html), form);
const link = '<a href="https://arxiv.org/abs/2403.10001">pdf</a>';

describe('a row begins with its number', () => {
  test.each([
    ...[
      '1) ',
      '1. ',
      '1: ',
      '1、',
      '1．',
      '1） ',
      '(1) ',
      '[1] ',
      '1] ',
      '1 ) ',
      '1 - ',
      '1 – ',
      '1 — ',
      '1)',
      '1️⃣ ',
      '①',
    ],
    ...['#1 ', '#1: ', '#1) ', 'no 1: ', 'no. 1: ', 'No.1. ', 'NO 1) ', '(#1) ', '- 1. ', '🚀 1) ', '1) • '],
  ])('%j', (before) => {
    expect(row(`${before}A Title of Words ${link}`)).toMatchObject({ number: 1, title: 'A Title of Words' });
  });

  test.each([
    ['12. ', 12],
    ['123) ', 123],
    ['⑳ ', 20],
    ['⑩', 10],
    ['9\u20E3 ', 9],
  ])('%j', (before, number) => {
    expect(row(`${before}A Title ${link}`)).toMatchObject({ number, title: 'A Title' });
  });

  test.each(['1234. A Title', '1.5 A Title', '1 A Title', '1-A Title', '3D: A Title', '1..2 Titles', 'Not 1: A Title'])(
    'which is none in %j',
    (text) => {
      expect(row(`${text} ${link}`).number).toBeUndefined();
    },
  );

  test('once', () => {
    expect(row(`1. 2: A Title ${link}`)).toMatchObject({ number: 1, title: '2: A Title' });
  });
});

describe('before the title stands no', () => {
  test.each([
    ...[...'•●▪■◆◇○▸►▶→✓✔☐☑★☆·・–—'].map((sign) => `${sign}`),
    ...['- ', '* ', '[ ] ', '[x] ', '[X] ', '#paper ', '#論文 ', '#a/b-c_1 ', '🚀', '👩🏽‍🔬 ', '❤️ ', ' • - '],
  ])('%j', (before) => {
    expect(row(`${before}A Title ${link}`).title).toBe('A Title');
  });

  test.each(['-A Title', '*A Title', '[y] A Title', '# A Title', '#1A Title'])('but this stays: %j', (text) => {
    expect(row(`${text} ${link}`).title).toBe(text);
  });

  test.each([
    'Title: ',
    'Title : ',
    'Paper: ',
    'Paper title：',
    'The First Paper: ',
    'タイトル：',
    '論文：',
    '标题：',
    '题目：',
    '论文标题：',
  ])('label %j, which says that it is one', (label) => {
    expect(row(`${label}A Title ${link}`)).toMatchObject({ title: 'A Title', labelled: true, part: false });
  });

  test.each(['Titles: A', 'My very own first title: A', 'Title A', 'Subtitle: A Word'])('label in %j', (text) => {
    expect(row(`${text} ${link}`).labelled).toBe(false);
  });

  test('label within a cell of titles', () => {
    expect(row('Paper: A Title', { whole: true }).title).toBe('Paper: A Title');
  });

  test.each([
    '<b>[ICML 2024]</b>',
    '<b>ICML 2024</b>',
    "<b>ICLR'24</b>",
    '<b>(NLP)</b>',
    '<b>【CV】</b>',
    '<i>[Two Words]</i>',
    '<b>（画像）</b>',
    '<b>2024-03-26</b>',
    '<b>March 26</b>',
  ])('tag %s', (tag) => {
    expect(row(`${tag} A Title of Words ${link}`).title).toBe('A Title of Words');
  });

  test.each([
    ['<b>[A Tag of Words]</b> more words', 'A Tag of Words'],
    ['<b>[NLP]</b>', 'NLP'],
    ['<b>ICML 1999</b> more words', 'ICML 1999'],
    ['<b>ABCDEFGHIJK 2024</b> more words', 'ABCDEFGHIJK 2024'],
  ])('tag, but this is the title: %s', (html, title) => {
    expect(row(`${html} ${link}`).title).toBe(title);
  });
});

describe('the title is', () => {
  const to = (words: string, at = '2403.10002'): string => `<a href="https://arxiv.org/abs/${at}">${words}</a>`;
  test.each([
    ['what is bold', `<b>A Title</b> of ${to('Other Words')}`, 'A Title'],
    ['what is linked', `${to('A Title')} <i>and more</i>`, 'A Title'],
    ['all of a link that is bold in part', `${to('A <b>Title</b> of Words')} and`, 'A Title of Words'],
    ['bold words in a row', '<b>A</b> <b>Title</b> of it', 'A Title'],
    ['what begins in italics', `<i>A Title</i>, 2024 ${link}`, 'A Title'],
    ['no italics in the middle', `We read <i>A Title</i> ${link}`, 'We read A Title'],
    ['what begins in italics, though a link cites it', `<i>A Title</i> (${to('Doe et al., 2022')}). Good`, 'A Title'],
    ['without what a slash parts from it', `A Title / ${link}`, 'A Title'],
    ['without the tags behind it', `A Title ${link} #vision #制御`, 'A Title'],
    ['with a sign of its own', `A Title in C# ${link}`, 'A Title in C#'],
    [
      'before a link that is called by its place',
      `Folding Without MSAs ${to('Nature Methods')}.`,
      'Folding Without MSAs',
    ],
    ['not before a link that goes on', `Folding Without MSAs ${to('Nature Methods')} by us`, 'Nature Methods'],
    ['not before a longer one', `New Paper ${to('Folding Without MSAs')}`, 'Folding Without MSAs'],
    ['not before one of as many words', `Must Read ${to('Two Words')}`, 'Two Words'],
    ['no words of a sentence', `Now a must ${to('Two Words')}`, 'Two Words'],
    ['no label', `Our Paper Today: ${to('Two Words')}`, 'Two Words'],
    ['behind words in brackets', `[Paper of the week] <i>A Title</i>, ours ${link}`, 'A Title'],
    ['behind what is to be done', `Read: A Title ${link}`, 'A Title'],
    ['behind some words', `See: ${to('A Title')}`, 'A Title'],
    ['behind a few words', `Two words ${to('A Title')}`, 'A Title'],
    ['behind others of its authors', `Doe et al. 2024 on this ${to('A Title')}`, 'A Title'],
    ['behind its day', `March 26, 2024 – ${to('A Title')}`, 'A Title'],
    ['behind a link by name', `[${link}] ${to('A Title')}`, 'A Title'],
    ['not a link by name', `${link} A Title`, 'A Title'],
    ['not an address', `${to('https://arxiv.org/abs/2403.10002')} A Title`, 'A Title'],
    ['not what waits for one', `TBD ${link}`, ''],
    ['not a day', `2024-03-26 ${link}`, ''],
    ['without its colon', `<b>A Thing:</b> ${link}`, 'A Thing'],
    ['without its full stop', `<b>A Title.</b> ${link}`, 'A Title'],
    ['with the stop of its last letter', `<b>Vitamin C.</b> ${link}`, 'Vitamin C.'],
    ['without its marks', `<b>“A Title”</b> ${link}`, 'A Title'],
  ])('%s', (_, html, title) => {
    expect(row(html).title).toBe(title);
  });

  test('a bold name where it is sure that a row begins', () => {
    expect(row(`<b>Open</b> a note ${link}`).title).toBe('Open a note');
    expect(row(`1. <b>Open</b> a note ${link}`).title).toBe('Open');
    expect(row('<b>Open</b> a note', { linksElsewhere: true }).title).toBe('Open');
    expect(row('<b>Code:</b> a note', { linksElsewhere: true }).title).not.toBe('Code');
  });

  test('what prose runs on to, where it is a work of three words', () => {
    const alone = { alone: true };
    expect(row(`We all of us liked ${to('A Title of Words')}`, alone)).toMatchObject({
      title: 'A Title of Words',
      note: '',
    });
    expect(row(`We all of us liked ${to('Two Words')}`, alone)).toMatchObject({
      title: 'We all of us liked Two Words',
    });
    expect(row(`We all of us liked ${to('Words of May 2024')}`, alone).title).toBe(
      'We all of us liked Words of May 2024',
    );
    expect(row('We all of us liked <a href="https://a.org">A Title of Words</a>', alone)).toMatchObject({
      title: '',
      note: 'We all of us liked A Title of Words',
      marked: false,
    });
    expect(row(`We all of us liked ${to('A Title of Words')} ${link}`, alone).title).toMatch(/^We all/);
    expect(row(`We all of us liked ${to('a title of words')}`).title).toMatch(/^We all/);
  });
});

describe('the note of a row', () => {
  test.each([
    ['- a note', 'a note'],
    ['— a note', 'a note'],
    [': a note', 'a note'],
    ['： a note', 'a note'],
    ['| a note', 'a note'],
    [', a note', 'a note'],
    ['* - a note', 'a note'],
    ['** a note', 'a note'],
    ['- - a note', 'a note'],
    [`a note (${link})`, 'a note'],
    [`a note 🔗 ${link} | 💻️ ${link}`, 'a note'],
    [`→ ${link}`, ''],
    ['a note 🔗 and more', 'a note 🔗 and more'],
    [`a note [${link} | ${link}]`, 'a note'],
    [`a note ${link} | ${link}`, 'a note'],
    ['a note https://a.org', 'a note'],
    ['a * note', 'a * note'],
    ['a note (a word)', 'a note (a word)'],
  ])('%j', (html, note) => {
    expect(row(`<b>A Thing</b> ${html}`).note).toBe(note);
  });

  test('keeps the names of links where the row has its own elsewhere', () => {
    expect(row(`<b>A Title</b> see ${link}`, { linksElsewhere: true }).note).toBe('see pdf');
  });

  test('holds what a mark swallowed', () => {
    const words = `A Title This paper presents ${'more and '.repeat(15)}more`;
    expect(row(`<b>${words}</b> - an end ${link}`)).toMatchObject({
      title: 'A Title',
      note: `${words.slice(8)} an end`,
    });
  });
});

test.each([
  ['A Title (Read more on @ or @)', 'A Title'],
  ['A Title (a twin of @)', 'A Title (a twin of )'],
  ['A Title [@, @]', 'A Title'],
  ['A Title → @', 'A Title'],
  ['A Title 🔗 @', 'A Title'],
  ['| A Title', 'A Title'],
  ['– A Title', 'A Title'],
  ['A Title: @', 'A Title'],
])('of %j its own text is %j', (html, text) => {
  expect(ownText(runsOf(html.replaceAll('@', link))).trim()).toBe(text);
});

test.each([
  ...[
    '2024-03-25',
    'March 25',
    '25 March',
    '3月25日',
    '240325',
    'Week 13',
    '第13週',
    '3/25 - 3/31',
    'Week 13, 2024',
  ].map((text) => [text, true] as const),
  ...['A Title of 2024', '2024', 'March of Words 25', 'Seven Weeks', '13 Words', `2024-03-25 ${' '.repeat(60)}`].map(
    (text) => [text, false] as const,
  ),
])('%j is days and nothing else: %s', (text, is) => {
  expect(isDays(text)).toBe(is);
});

describe('below a paper', () => {
  const details = (...lines: string[]) =>
    detailsOf(lines.map((html) => ({ kind: 'item', runs: runsOf(html), items: [], line: 1 })));

  test.each([
    'Author: ',
    'Authors: ',
    '<b>Authors:</b> ',
    '👥 Authors： ',
    '著者：',
    '作者: ',
    '저자: ',
    'AUTHORS – : ',
  ])('its authors stand behind %j', (name) => {
    expect(details(`${name}Jane Doe, Max Mu`)).toEqual({ links: [], note: '', authors: 'Jane Doe, Max Mu' });
  });

  test('the first authors count, others are words', () => {
    expect(details('Authors: Jane Doe', 'Authors: Max Mu', 'Coauthors: Ann')).toEqual({
      links: [],
      note: 'Authors: Max Mu Coauthors: Ann',
      authors: 'Jane Doe',
    });
  });

  test('links are called by the name before them', () => {
    const to = (words: string): string => `<a href="https://a.org">${words}</a>`;
    expect(details(`Project: ${to('here')}`).links).toEqual([{ label: 'Project', url: 'https://a.org' }]);
    expect(details(`Project: ${to('Site')}`).links).toEqual([{ label: 'Site', url: 'https://a.org' }]);
    expect(details(to('here')).links).toEqual([{ label: 'Link', url: 'https://a.org' }]);
  });
});
