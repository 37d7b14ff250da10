/** A reader who sees one sentence and nothing else knows what it speaks of. */
import { describe, expect, test } from '@jest/globals';
import { blemishes, standsAlone } from '../../../../shared/summaries/extractive/answers/stands-alone.ts';

describe('a sentence stands alone', () => {
  test.each([
    ...['paper', 'work', 'article', 'study', 'note', 'report', 'survey', 'thesis', 'chapter', 'post', 'manuscript'].map(
      (work) => `Memory is what this ${work} measures on all pages.`,
    ),
    ...[
      'The reader keeps those who read at the page they like.',
      'We close pages such as those of a file at once.',
      'The reader is such that pages close at once.',
    ],
    ...['that', 'of', 'which', 'in', 'from', 'with', 'for'].map(
      (word) => `We close those ${word} files of many pages.`,
    ),
    ...[
      'For all the pages of a file, memory stays flat.',
      'We draw each figure of a page.',
      'All pages are closed in 5 s or 50 ns.',
      'We close the top-k pages and their α-helix.',
      'All pages are closed three times faster, compared with those of others.',
      'Pages are closed three times faster than before, or even better.',
      'We read all sorts, e.g. the pages of files, i.e. their lists vs. ours.',
      'We read 3 tables of a page.',
      'Readers close pages one by one.',
      'The reader reads as well as any.',
      '本手法は頁を閉じる。',
      'The table of contents is read.',
    ],
  ])('%s', (text) => {
    expect(standsAlone(text)).toBe(true);
  });
});

describe('a sentence points at another where it says', () => {
  test.each([
    ...[
      'This reader',
      'These readers',
      'Those readers',
      'Such readers',
      'the same reader',
      'the other reader',
      'the latter reader',
      'the former reader',
      'the above reader',
      'the following reader',
      'the resulting reader',
      'the remaining readers',
      'the two readers',
      'the three readers',
      'the four readers',
    ].flatMap((who) => [`We close the pages of ${who.replace(/^[A-Z]/, (sign) => sign.toLowerCase())} at once.`]),
    ...[
      'Figure 3',
      'Figures 3',
      'Fig. 3',
      'Figs. 3',
      'Table 2',
      'Tables 2',
      'Section 4',
      'Sec. 4',
      'Appendix B',
      'Appendices A',
      'Algorithm 1',
      'Equation (3',
      'Equations 3',
      'Eq. (3',
      'Eqs. 3',
      'Theorem 2',
      'Lemma 2',
      'Chapter 2',
      'Example 1',
      'Step 2',
      'subsection 4',
      'section 4',
      '§ 3',
      '§3',
    ].map((place) => `All pages are closed as told by ${place}.`),
    ...[
      'closed as well.',
      'in turn closed.',
      'so far closed.',
      'previously closed.',
      'earlier closed.',
      'another page.',
      'here closed.',
      'now closed.',
      'below closed.',
      'in other words closed.',
      'in what follows closed.',
      'the first one.',
      'the second case.',
      'the third step.',
      'the last approach.',
      'the next method.',
      'the first model.',
      'the second experiment.',
      'the last set.',
      'the first question.',
      'the second problem.',
    ].map((words) => `All pages of the file are ${words}`),
    ...['For', 'In', 'On', 'With', 'At', 'By', 'From', 'To'].map(
      (word) => `${word} all pages of a file, it stays flat.`,
    ),
    ...['in', 'from', 'by', 'of', 'and', 'to', 'see', 'eq.'].map((word) => `All pages are closed ${word} (3).`),
    ...[
      'The figure shows',
      'The table lists',
      'Each graph indicates',
      'The plot illustrates',
      'The tables hold',
      'Both rows hold',
    ].map((words) => `${words} open pages.`),
    ...['it', 'they', 'their memory', 'this'].map((what) => `Our tests show that ${what} stays flat over all pages.`),
    ...['We close ? and all pages.', '(We close all pages at once.)', 'We close each and all of these pages at once.'],
    ...['it', 'they', 'he', 'she'].map((who) => `With all pages closed, ${who} stays flat.`),
    ...[
      'It stays',
      'They stay',
      'He stays',
      'She stays',
      'Its memory stays',
      'Their memory stays',
      'Both stay',
      'One stays',
      'Ones stay',
      'Since then memory stays',
      'There memory stays',
      'Here memory stays',
      'Now memory stays',
      'However, it stays',
      'In short, it stays',
    ].map((words) => `${words} flat over all pages.`),
    ...[
      'However',
      'Thus',
      'Hence',
      'Therefore',
      'So',
      'Then',
      'Similarly',
      'Likewise',
      'Instead',
      'But',
      'And',
      'Yet',
      'For example',
      'For instance',
      'As a result',
      'As such',
      'In contrast',
      'Consequently',
      'Nevertheless',
      'Of course',
      'Taken together',
      'Specifically',
      'Besides',
      'Moreover',
      'Furthermore',
      'Finally',
      'Next',
      'In addition',
      'In particular',
      'In our case',
      'In this case',
      'Note that',
      'Again',
      'Indeed',
      'Otherwise',
      'First',
      'Secondly',
      'Third',
      'Fourth',
      'Lastly',
      'Also',
      'Overall',
      'Henceforth',
      'In fact',
      'In practice',
    ].map((word) => `${word}, memory stays flat over all pages.`),
    ...[
      'この',
      'これ',
      'その',
      'それ',
      'こう',
      'そう',
      'しかし',
      'また',
      'さらに',
      'したがって',
      'ただし',
      '一方',
      'なお',
      '次に',
      'まず',
      '以上',
    ].map((word) => `${word}頁を閉じる手法である。`),
    ...['図 3', '表2', '式 1', '第2'].map((place) => `手法は${place}のとおり頁を閉じる。`),
  ])('%s', (text) => {
    expect(standsAlone(text)).toBe(false);
  });
});

describe('a sentence that stands alone is the less welcome', () => {
  const plain = 'We close all of the pages of a file at once.';
  test('for nothing where it is plain', () => {
    expect(blemishes(plain)).toBe(0);
    expect(blemishes('We read an A4 page, e.g. of 3 kb, in it, or so, by 12 ms.')).toBe(0);
  });

  test.each([
    'We close pages as Poe et al. do at once.',
    'We close pages as Poe (2019) does at once.',
    'We close pages as in [3] at once.',
    'Moreover, we close all of the pages of a file at once.',
    'We close pages of each file at once, and this reader does.',
    'We close pages of each file at once, and these do.',
    'We close pages of each file at once, and such readers do.',
    'We close pages of each file at once, and the same do.',
  ])('for %s', (text) => {
    expect(blemishes(text)).toBeGreaterThan(0);
  });

  test.each([
    'We close pages in this paper at once.',
    'We close pages such as ours at once.',
    'We close it such that pages stay.',
    'We close pages (20190) at once.',
  ])('and not for %s', (text) => {
    expect(blemishes(text)).toBe(0);
  });

  test('the more, the more of it stands there', () => {
    expect(blemishes('However, we close pages as Poe et al. do, and these do.')).toBeGreaterThan(
      blemishes('We close pages as Poe et al. do.'),
    );
  });
});
