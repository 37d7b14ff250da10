import { describe, expect, test } from '@jest/globals';
import { assembleEdition, type Material } from '../../shared/editions/freeze.ts';
import type { Summary } from '../../shared/summaries/summary.ts';
import type { Survey, SurveySentence } from '../../shared/summaries/survey/survey.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

const summaryOf = (id: string, words: string): Summary =>
  sampleSummary({ paperId: id, headline: [borne(words)], overview: [borne('概要です。')], qa: [] });

const at = (paper: string, quote: string) => ({ paper, quote });
const says = (text: string, ...evidence: SurveySentence['evidence']): SurveySentence => ({
  text,
  evidence,
  agreed: true,
});

const SURVEY: Survey = {
  ...{ week: '2026-W46', language: 'ja', model: 'm', from: 'x', writings: 1 },
  sentences: [
    says('一と二は似ています。', at('a', '一の文です。'), at('b', '二の文です。')),
    says('二と三は似ています。', at('b', '二の文'), at('c', '三の文です。')),
    says('一と三は似ています。', at('a', 'Paper a'), at('a', '一の文です。'), at('c', '三の文です。')),
  ],
  dropped: [
    { check: 'number-not-quoted', text: '9本です。' },
    { check: 'ModelAnswerError', text: 'no JSON' },
  ],
  usage: { calls: 2, inputTokens: 500, outputTokens: 50, cost: 0.01 },
};

const WORDS = { a: '一の文です。', b: '二の文です。', c: '三の文です。' };

function edition(survey: Survey | undefined, words: Readonly<Record<string, string>> = WORDS) {
  const material: Material = {
    ...{ week: '2026-W46', from: '2026-11-09', to: '2026-11-15', language: 'ja', source: 'dair' },
    ...{ frozenAt: '2026-11-16T00:00:00.000Z', errata: [], survey },
    papers: Object.entries(words).map(([id, said]) => ({
      paper: samplePaper({ id, title: `Paper ${id}` }),
      summary: summaryOf(id, said),
    })),
  };
  return assembleEdition(material);
}
const texts = (survey: Survey | undefined, words?: Readonly<Record<string, string>>) =>
  edition(survey, words).survey?.sentences.map(({ text }) => text);

describe("an edition's survey", () => {
  test('is what was written of its papers, and its refusals and costs stand in the receipt', () => {
    expect(edition(SURVEY).survey).toEqual({ sentences: SURVEY.sentences, model: 'm' });
    const [without, withOne] = [edition(undefined).receipt, edition(SURVEY).receipt];
    expect(withOne.answersDropped - without.answersDropped).toBe(1);
    expect(withOne.droppedBy).toEqual({ 'number-not-quoted': 1 });
    expect(withOne.tokens.input - without.tokens.input).toBe(500);
    expect(withOne.cost - without.cost).toBeCloseTo(0.01);
  });

  test('loses the sentences whose papers say something else by now', () => {
    expect(texts(SURVEY, { ...WORDS, c: '三は書き直されました。' })).toBeUndefined();
    const four = {
      ...SURVEY,
      sentences: [...SURVEY.sentences, says('二は一に似ています。', at('a', '一の文'), at('b', '二の文'))],
    };
    expect(texts(four, { ...WORDS, c: '三は書き直されました。' })).toEqual([
      '一と二は似ています。',
      '二は一に似ています。',
    ]);
  });

  test('loses the sentences of papers that come out elsewhere, and is none with fewer than two', () => {
    expect(texts(SURVEY, { a: WORDS.a, b: WORDS.b })).toBeUndefined();
    expect(edition(SURVEY, { a: WORDS.a, b: WORDS.b })).not.toHaveProperty('survey');
  });

  test('stands on no title alone', () => {
    const titled = { ...SURVEY, sentences: [...SURVEY.sentences, says('一があります。', at('a', 'Paper a'))] };
    expect(texts(titled)).toHaveLength(3);
  });

  test('is missing where nobody wrote one', () => {
    expect(edition(undefined)).not.toHaveProperty('survey');
  });
});

test('what was written in Japanese comes out by one rule of widths and spaces, and the paper’s own words as they are', () => {
  const said = 'AWSの手紙は 3 通です。';
  const [one, other] = [['a', true] as const, ['b', false] as const].map(([id, verbatim]) => ({
    paper: samplePaper({ id, title: `Paper ${id}` }),
    summary: { ...summaryOf(id, said), verbatim, qa: [{ question: '何 通ですか？', answer: [borne(said)] }] },
  }));
  const sentence = says('両方とも 3 通です。', at('a', 'AWSの手紙は 3 通'), at('b', said));
  const { papers, survey } = assembleEdition({
    ...{ week: '2026-W46', from: '2026-11-09', to: '2026-11-15', language: 'ja', source: 'dair' },
    ...{ frozenAt: '2026-11-16T00:00:00.000Z', errata: [], papers: [one!, other!] },
    survey: { ...SURVEY, sentences: [sentence, sentence] },
  });
  const set = 'AWS の手紙は3通です。';
  expect(
    papers.map(({ headline, qa }) =>
      [headline, qa[0]!.answer, qa[0]!.question].flat().map((each) => (typeof each === 'string' ? each : each.text)),
    ),
  ).toEqual([
    [said, said, '何 通ですか？'],
    [set, set, '何 通ですか?'],
  ]);
  expect(survey?.sentences[0]).toEqual({
    ...{ text: '両方とも3通です。', agreed: true },
    evidence: [at('a', 'AWS の手紙は3通'), at('b', set)],
  });
});
