/** A model that lies in every way we know: nothing of it reaches a summary, and what was refused has a name. */
import { describe, expect, test } from '@jest/globals';
import type { Draft, Summary } from '../../../shared/summaries/summary.ts';
import { sampleDraft } from '../sample-paper.ts';
import { ANSWER_LIES, withAnswer } from './lies.ts';
import { shown, summaryOf, throughStub } from './through-stub.ts';

const honest = sampleDraft();
const checksOf = (summary: Summary): string[] => summary.dropped.map(({ check }) => check);

test('an honest draft passes whole, with the words of the paper and the page of each', async () => {
  const { summary, calls } = await throughStub([{ tool: honest }]);
  expect(summary.dropped).toEqual([]);
  expect(summary.qa).toHaveLength(honest.qa.length);
  expect(summary.verbatim).toBe(false);
  expect(summary.qa[0]!.evidence[0]).toMatchObject({
    quote: 'Without the verifier it falls to 76.2%, and a single rewriting attempt instead of two costs 1.9 points.',
    place: { kind: 'page', page: 3 },
  });
  // The citation [3, 7] that the model left out stands in the paper's own words.
  expect(summary.qa[3]!.evidence[0]!.quote).toBe(
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
    withAnswer(0, { quotes: [...honest.qa[0]!.quotes, 'The verifier doubles the accuracy of every system we tried.'] }),
  );
  expect(summary.qa).toHaveLength(honest.qa.length);
  expect(shown(summary)).not.toContain('doubles');
  expect(checksOf(summary)).toEqual(['quote-not-in-source']);
});

describe('a lie in the headline gives way to the overview', () => {
  test.each([
    ['a wrong number', honest.headline.replace('81.4', '91.4'), '91.4'],
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
    const summary = await summaryOf({ ...honest, headline });
    expect(summary.headline).not.toContain(mark);
    expect(summary.headline).toContain('KiteSum');
    expect(summary.dropped).toHaveLength(1);
    expect(summary.verbatim).toBe(false);
  });
});

describe('a lie in the overview', () => {
  test('costs the sentence when enough is left', async () => {
    const padded = honest.overview.replace('著者らは、', '検証器は一億一千万の母数を持つ小さなものです。著者らは、');
    const summary = await summaryOf({ ...honest, overview: `${padded}この数は 99.9% に達します。` });
    expect(summary.overview).not.toContain('99.9');
    expect(summary.overview).toContain('検証器');
    expect(checksOf(summary)).toEqual(['number-unsupported']);
  });

  test("makes the whole summary the paper's own sentences when too little is left, and says why", async () => {
    const summary = await summaryOf({
      ...honest,
      overview: honest.overview.replaceAll('81.4', '91.4').replaceAll('。', '、91.5% でした。'),
    });
    expect(summary.verbatim).toBe(true);
    expect(summary.model).toBe('extractive');
    expect(shown(summary)).not.toContain('91.');
    expect(checksOf(summary)).toContain('number-unsupported');
    expect(summary.usage.calls).toBe(2);
  });
});

test('W-06 a draft about another paper leaves nothing of it in the summary', async () => {
  const other: Draft = {
    headline: 'LLM2LLM は、教師モデルを使って低データ領域の学習データを増やす手法です。',
    overview: `LLM2LLM は arXiv 2403.15042 で Nicholas Lee らが提案した手法です。${'教師モデルが誤答から学習データを作り、生徒モデルを繰り返し訓練します。'.repeat(9)}`,
    qa: [
      {
        question: '改善はどの程度ですか?',
        answer:
          'GSM8K では 24.2%、CaseHOLD では 32.6% の改善が見られ、コードは https://github.com/SqueezeAILab/LLM2LLM で公開されています。',
        quotes: ['We achieve improvements up to 24.2% on the GSM8K dataset'],
      },
    ],
  };
  const summary = await summaryOf(other);
  expect(summary.verbatim).toBe(true);
  expect(shown(summary)).not.toMatch(/LLM2LLM|Nicholas|2403\.15042|SqueezeAILab/);
});

test('a repair can mend what was refused but change nothing that held', async () => {
  const draft = withAnswer(0, { answer: honest.qa[0]!.answer.replace('76.2', '71.2') });
  const repair = {
    headline: 'KiteSum は、根拠を添える手法です。',
    overview: '',
    qa: [
      { number: 0, ...honest.qa[0]! },
      {
        number: 1,
        ...honest.qa[1]!,
        answer: '別の答えに差し替えられた文章ですが、これは受け取られないはずのものです。',
      },
    ],
  };
  const { summary, calls } = await throughStub([{ tool: draft }, { tool: repair }]);
  expect(summary.dropped).toEqual([]);
  expect(summary.headline).toBe(honest.headline);
  expect(summary.qa.map(({ answer }) => answer)).toEqual(honest.qa.map(({ answer }) => answer));
  const asked = calls[1]!.body.messages[0].content.at(-1).text;
  expect(asked).toContain('answer number 0');
  expect(asked).toContain('71.2');
  expect(asked).not.toContain('answer number 1:');
  expect(summary.usage.calls).toBe(2);
});
