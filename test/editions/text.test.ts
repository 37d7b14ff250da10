import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AuditedPaper, NotADigestError } from '../../infra/evaluation/audit/audited-digest.ts';
import { parseText } from '../../infra/evaluation/audit/parse-text.ts';
import type { EditionPaper } from '../../shared/editions/edition.ts';
import { placeLabel } from '../../shared/editions/labels.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { oneLine, renderText } from '../../shared/editions/text.ts';
import type { Language } from '../../shared/language.ts';
import { textOf } from '../../shared/summaries/parts.ts';
import type { Evidence, Sentence } from '../../shared/summaries/summary.ts';
import { sampleEdition, sampleEditionPaper } from '../support/sample-papers.ts';

test('the text has the layout that readers know', () => {
  expect(renderText(sampleEdition())).toBe(`最新論文ノート:【2026-11-09~ 2026-11-15】

  1. Counting lanterns with two clocks
    発行日:2026年11月10日
    二つの時計で灯籠を数え、91.5%の正解率に達しました。

Counting lanterns with two clocks

著者:Aki Mori, Ben Ode
発行日:2026年11月10日
最終更新日:2026年11月11日
URL:http://arxiv.org/pdf/2611.00001v1

カテゴリ:Machine Learning

概要:

本研究は、二つの時計を用いて灯籠を数える手法を提案しています。
根拠: p. 1

Q&A:

Q: 正解率はどれほどですか?
A: 400の通りで91.5%の正解率に達しました。
根拠: 「reach 91.5% accuracy on 400 streets」 (p. 1)

読了範囲: 全文
確認: 引用を照合, 第二の読み手による確認なし
書き手: test
選んだ情報源: DAIR.AI の週間リスト
`);
});

test('what is unknown is said, and what failed is said with its reason', () => {
  const paper = sampleEditionPaper({
    authors: [],
    published: undefined,
    updated: undefined,
    url: '',
    categories: [],
    headline: [],
    overview: [],
    qa: [],
    coverage: { kind: 'unreachable' },
    failure: 'the model refused',
  });
  const text = renderText(sampleEdition({ papers: [paper] }));
  for (const line of [
    '著者:不明',
    '発行日:不明',
    '最終更新日:不明',
    'URL:不明',
    'カテゴリ:不明',
    '読了範囲: 本文取得不可',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toContain('    要約できませんでした: the model refused\n');
});

test('P-19: a title cannot forge a line', () => {
  const paper = sampleEditionPaper({ title: 'Honest\r\nBcc: x@y.z\u2028Q: forged\nA: forged' });
  const text = renderText(sampleEdition({ papers: [paper] }));
  expect(text.split(/[\n\u2028]/).filter((line) => /^(Bcc|Q: forged|A: forged)/.test(line))).toEqual([]);
  expect(parseText(text).papers[0]!.qa).toHaveLength(1);
});

const sentence = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => `文${oneLine(text)}`.replace(/[「」]/g, ''));
const place = fc.oneof(
  fc.record({ kind: fc.constant('page' as const), page: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('section' as const), heading: sentence.map((text) => text.replace(/[()]/g, '')) }),
  fc.constant({ kind: 'abstract' as const }),
  fc.constant({ kind: 'note' as const }),
);
const borneBy = (evidence: fc.Arbitrary<Evidence[]>) =>
  fc.record({ text: sentence, evidence, carried: fc.constant('own' as const) });
const quoted = borneBy(
  fc.array(fc.record({ quote: sentence, place, link: fc.constant('') }), { minLength: 1, maxLength: 1 }),
);
const alone = fc.array(borneBy(fc.constant([])), { minLength: 1, maxLength: 1 });
const answer = fc.record({ question: sentence, answer: fc.array(quoted, { minLength: 1, maxLength: 2 }) });
const day = fc.constantFrom('2026-11-10', '2023-01-01', undefined);
const name = sentence.map((text) => text.replace(/,/g, ''));
const coverage = fc.constantFrom(
  { kind: 'full' as const },
  { kind: 'abstract' as const },
  { kind: 'unreachable' as const },
  { kind: 'partial' as const, percent: 40 },
);
const paper = fc
  .record({
    authors: fc.array(name, { maxLength: 4 }),
    published: day,
    updated: day,
    categories: fc.array(name, { maxLength: 2 }),
    headline: alone,
    overview: alone,
    qa: fc.array(answer, { maxLength: 4 }),
    verbatim: fc.boolean(),
    coverage,
    suspicious: fc.boolean(),
    revised: fc.boolean(),
  })
  .map((over) => sampleEditionPaper(over));

/** Each once in its place. */
const quotesOf = (said: readonly Sentence[], language: Language): string[] => {
  const all = said.flatMap(({ evidence }) => evidence);
  const printed = all.map(({ quote, place: where }) => [`${quote} ${placeLabel(where, language)}`, quote] as const);
  return [...new Map(printed).values()];
};

test('rendering an edition and parsing its text gives the edition back', () => {
  fc.assert(
    fc.property(
      fc.array(paper, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('ja' as const, 'en' as const),
      (drawn, language) => {
        const papers = drawn.map((each, i) => ({ ...each, title: `Paper number ${i + 1}` }));
        const read = parseText(renderText(sampleEdition({ papers, language })));
        const compared = ({
          title,
          verbatim,
          authors,
          published,
          updated,
          categories,
        }: AuditedPaper | EditionPaper) => ({
          ...{ title, verbatim, authors, published, updated, categories },
        });
        expect(
          read.papers.map((each) => ({
            ...compared(each),
            ...{ headline: each.headline, overview: each.overview, fromNote: each.fromNote },
            qa: each.qa.map(({ question, answer: said, quotes }) => ({ question, said, quotes })),
          })),
        ).toEqual(
          papers.map((each) => ({
            ...compared(each),
            ...{ headline: textOf(each.headline), overview: textOf(each.overview) },
            fromNote: each.coverage.kind === 'unreachable',
            qa: each.qa.map(({ question, answer: said }) => ({
              question,
              said: textOf(said),
              quotes: each.verbatim ? [textOf(said)] : quotesOf(said, language),
            })),
          })),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a file that is no digest is refused by name', () => {
  expect(() => parseText('hello')).toThrow(NotADigestError);
  expect(() => parseText('')).toThrow(NotADigestError);
});

test('a paper without an answer says so in every form that has room for it', () => {
  const edition = (over: Partial<EditionPaper>) => sampleEdition({ papers: [sampleEditionPaper(over)] });
  const forms = (over: Partial<EditionPaper>) => [
    renderText(edition(over)),
    renderMarkdown(edition(over)),
    renderEditionPage(edition(over), { siteUrl: 'https://digest.example', languages: ['ja'], errata: [] }),
  ];
  for (const form of forms({ qa: [] })) expect(form).toContain('確かめられた回答はありません。');
  for (const form of forms({})) expect(form).not.toContain('確かめられた回答');
  const page = forms({ qa: [], overview: [], failure: 'unreachable' })[2];
  expect(page).not.toContain('確かめられた回答');
});

test('English has a space behind the colon, Japanese has none as its readers know it, and both are read back', () => {
  for (const [language, line] of [
    ['en', 'Published: 2026-11-10'],
    ['ja', '発行日:2026年11月10日'],
  ] as const) {
    const text = renderText(sampleEdition({ language }));
    expect(text.split('\n')).toEqual(expect.arrayContaining([line, `    ${line}`]));
    expect(parseText(text).papers[0]).toMatchObject({ published: '2026-11-10', authors: ['Aki Mori', 'Ben Ode'] });
  }
});

test('a text that was cut behind the label of its overview is read as far as it goes', () => {
  const text = renderText(sampleEdition());
  const cut = text.slice(0, text.indexOf('概要:') + '概要:'.length);
  expect(parseText(cut).papers).toMatchObject([{ overview: '', qa: [] }]);
});
