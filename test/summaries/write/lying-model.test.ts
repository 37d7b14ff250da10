/** A model that lies in every way we know: nothing of it reaches a summary, and what was refused has a name. */
import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../../shared/summaries/parts.ts';
import type { Draft, DraftSentence, Summary } from '../../../shared/summaries/summary.ts';
import { handedIn, plain, told } from '../../support/sentences.ts';
import { sampleDraft } from '../sample-paper.ts';
import { ANSWER_LIES, SAID, withAnswer } from './lies.ts';
import { shown, summaryOf, throughStub } from './through-stub.ts';

const honest = sampleDraft();
const HEADLINE = textOf(honest.headline);
const checksOf = (summary: Summary): string[] => summary.dropped.map(({ check }) => check);

test('an honest draft passes whole, with the words of the paper and the page of each', async () => {
  const { summary, calls } = await throughStub([{ tool: handedIn(honest) }]);
  expect(summary.dropped).toEqual([]);
  expect(summary.qa).toHaveLength(honest.qa.length);
  expect(summary.verbatim).toBe(false);
  expect(summary.qa[0]!.answer[0]!.evidence[0]).toMatchObject({
    quote: 'Without the verifier it falls to 76.2%, and a single rewriting attempt instead of two costs 1.9 points.',
    place: { kind: 'page', page: 3 },
  });
  // The citation [3, 7] that the model left out stands in the paper's own words.
  expect(summary.qa[3]!.answer[0]!.evidence[0]!.quote).toBe(
    'Existing systems add links after the text is written, so that links and statements drift apart [3, 7].',
  );
  expect(calls).toHaveLength(1);
  expect(summary.usage).toMatchObject({ calls: 1, inputTokens: 12_000, outputTokens: 3_000 });
  // 12,000 tokens at $1 and 3,000 at $5 a million, and a tenth more for a model that stays in its Region.
  expect(summary.usage.cost).toBeCloseTo(0.0297, 6);
});

describe('a lie in one answer drops that answer', () => {
  test.each(ANSWER_LIES)('%s', async (_, draft, mark, check) => {
    const summary = await summaryOf(draft);
    expect(shown(summary)).not.toContain(mark);
    expect(checksOf(summary)).toContain(check);
    expect(summary.qa).toHaveLength(honest.qa.length - 1);
    expect(summary.verbatim).toBe(false);
  });
});

test('one false quote beside a true one is taken out and the answer stays', async () => {
  const summary = await summaryOf(
    withAnswer(0, {
      quotes: [...honest.qa[0]!.answer[0]!.quotes, 'The verifier doubles the accuracy of every system we tried.'],
    }),
  );
  expect(summary.qa).toHaveLength(honest.qa.length);
  expect(shown(summary)).not.toContain('doubles');
  expect(checksOf(summary)).toEqual(['quote-not-in-source']);
});

describe('a lie in the headline gives way to the overview', () => {
  test.each([
    ['a wrong number', HEADLINE.replace('81.4', '91.4'), '91.4'],
    ["another paper's title", 'Attention Is All You Need は、要約の各文に根拠を添える手法です。', 'Attention'],
    [
      'the contribution unnamed',
      '要約の各文に根拠となる報告書の箇所を添え、正解率を 81.4% まで高める手法です。',
      '各文に根拠となる',
    ],
    [
      'too long',
      `KiteSum は、${'要約の各文に根拠を添えるために、'.repeat(9)}正解率を高める手法です。`,
      '添えるために、要約',
    ],
  ])('%s', async (_, headline, mark) => {
    const summary = await summaryOf({ ...honest, headline: [told(headline, ...honest.headline[0]!.quotes)] });
    expect(textOf(summary.headline)).not.toContain(mark);
    expect(textOf(summary.headline)).toContain('KiteSum');
    expect(summary.dropped).toHaveLength(1);
    expect(summary.verbatim).toBe(false);
  });
});

describe('a lie in the overview', () => {
  test('costs that sentence and no other', async () => {
    const lie = told('この数は 99.9% に達します。', ...honest.overview[3]!.quotes);
    const summary = await summaryOf({
      ...honest,
      overview: [...honest.overview.slice(0, 2), lie, ...honest.overview.slice(2)],
    });
    expect(textOf(summary.overview)).toBe(textOf(honest.overview));
    expect(checksOf(summary)).toEqual(['number-unsupported']);
  });

  test("makes the whole summary the paper's own sentences when too little is left, and says why", async () => {
    const lying = ({ sentence, quotes }: DraftSentence) => told(sentence.replace('。', '、91.5% でした。'), ...quotes);
    const summary = await summaryOf({ ...honest, overview: honest.overview.map(lying) });
    expect(summary.verbatim).toBe(true);
    expect(summary.model).toBe('extractive');
    expect(shown(summary)).not.toContain('91.');
    expect(checksOf(summary)).toContain('number-unsupported');
    expect(summary.usage.calls).toBe(2);
  });
});

test('W-06 a draft about another paper leaves nothing of it in the summary', async () => {
  const quote = 'We achieve improvements up to 24.2% on the GSM8K dataset';
  const other: Draft = {
    headline: [told('LLM2LLM は、教師モデルを使って低データ領域の学習データを増やす手法です。', quote)],
    overview: [
      told('LLM2LLM は arXiv 2403.15042 で Nicholas Lee らが提案した手法です。', quote),
      told('教師モデルが誤答から学習データを作り、生徒モデルを繰り返し訓練します。'.repeat(9), quote),
    ],
    qa: [
      {
        question: '改善はどの程度ですか?',
        answer: [
          told(
            'GSM8K では 24.2%、CaseHOLD では 32.6% の改善が見られ、コードは https://github.com/SqueezeAILab/LLM2LLM で公開されています。',
            quote,
          ),
        ],
      },
    ],
  };
  const summary = await summaryOf(other);
  expect(summary.verbatim).toBe(true);
  expect(shown(summary)).not.toMatch(/LLM2LLM|Nicholas|2403\.15042|SqueezeAILab/);
});

test('a repair can mend what was refused but change nothing that held', async () => {
  const draft = withAnswer(0, { answer: SAID[0]!.replace('76.2', '71.2') });
  const quotes = honest.qa[0]!.answer[0]!.quotes;
  const repair = {
    sentences: [
      { where: 'headline[0]', quotes, sentence: 'KiteSum は、根拠を添える手法です。' },
      { where: 'qa[0].answer[0]', quotes, sentence: SAID[0]! },
      { where: 'qa[1].answer[0]', quotes, sentence: '別の文に差し替えられましたが、受け取られないはずのものです。' },
    ],
    answers: [{ number: 1, question: '別の質問ですか?', answer: [told('別の答えです。', ...quotes)] }],
  };
  const { summary, calls } = await throughStub([{ tool: handedIn(draft) }, { tool: repair }]);
  expect(summary.dropped).toEqual([]);
  expect(plain(summary)).toEqual(plain(honest));
  expect(summary.repaired).toBe(1);
  const asked = calls[1]!.body.messages[0].content.at(-1).text;
  expect(asked).toContain('qa[0].answer[0]');
  expect(asked).toContain('71.2');
  expect(asked).not.toContain('qa[1]');
  expect(summary.usage.calls).toBe(2);
});

test('a part that was sent back as a whole may grow, and an answer of it may be another', async () => {
  const draft = { ...honest, overview: honest.overview.slice(0, 2), qa: [...honest.qa, honest.qa[0]!] };
  const more = honest.overview.slice(2).map((each) => ({ where: 'overview', ...each }));
  const other = told(
    '集めたのは2015年から2022年までに 3 つの機関が出したもので、どれも公的な機関です。',
    'reports from three public agencies between 2015 and 2022',
  );
  const repair = {
    sentences: more,
    answers: [{ number: 6, question: '報告書はどこから集められましたか?', answer: [other] }],
  };
  const { summary } = await throughStub([{ tool: handedIn(draft) }, { tool: repair }]);
  expect(summary.dropped).toEqual([]);
  expect(textOf(summary.overview)).toBe(textOf(honest.overview));
  expect(summary.qa.map(({ question }) => question).at(-1)).toBe('報告書はどこから集められましたか?');
});
