/** A model that lies in every way we know: nothing of it reaches a summary, and what was refused has a name. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createBedrockModel } from '../../shared/summaries/bedrock.ts';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../shared/summaries/summarise.ts';
import type { Draft, Summary } from '../../shared/summaries/summary.ts';
import { type ConverseAnswer, type ConverseStub, startConverseStub } from '../support/converse-stub.ts';
import { clientFor, HAIKU, impatient } from './bedrock-client.ts';
import { sampleDocument, sampleDraft, samplePaper } from './sample-paper.ts';

let stub: ConverseStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

/** The stub answers the draft, and sends the same parts back when they are to be repaired. */
async function summaryOf(draft: Draft): Promise<Summary> {
  const repair = {
    headline: draft.headline,
    overview: draft.overview,
    qa: draft.qa.map((item, number) => ({ number, ...item })),
  };
  return throughStub([{ tool: draft }, { tool: repair }]);
}

async function throughStub(script: readonly ConverseAnswer[]): Promise<Summary> {
  stub = await startConverseStub(script);
  const model = createBedrockModel({
    client: clientFor(stub.endpoint),
    modelIds: [HAIKU],
    patience: impatient().patience,
  });
  return summarise({
    paper: samplePaper(),
    document: sampleDocument(),
    language: 'ja',
    model,
    fallback: createExtractiveModel(),
    linkTo: (url) => url,
  });
}

const honest = sampleDraft();
const withAnswer = (at: number, change: Partial<Draft['qa'][number]>): Draft => ({
  ...honest,
  qa: honest.qa.map((item, index) => (index === at ? { ...item, ...change } : item)),
});
const shown = ({ headline, overview, qa }: Summary): string => JSON.stringify({ headline, overview, qa });
const checksOf = (summary: Summary): string[] => summary.dropped.map(({ check }) => check);

test('an honest draft passes whole, with the words of the paper and the page of each', async () => {
  const summary = await summaryOf(honest);
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
  expect(stub!.calls).toHaveLength(1);
  expect(summary.usage).toMatchObject({ calls: 1, inputTokens: 12_000, outputTokens: 3_000 });
  expect(summary.usage.cost).toBeCloseTo(0.027, 6);
});

describe('a lie in one answer drops that answer', () => {
  const lies: readonly (readonly [string, Draft, string, string])[] = [
    [
      'a wrong number',
      withAnswer(0, { answer: honest.qa[0]!.answer.replace('76.2', '71.2') }),
      '71.2',
      'number-unsupported',
    ],
    [
      'a quote with one word changed',
      withAnswer(0, {
        quotes: [
          'Without the verifier it climbs to 76.2%, and a single rewriting attempt instead of two costs 1.9 points.',
        ],
      }),
      'climbs',
      'quote-not-in-source',
    ],
    [
      'a quote with one digit changed',
      withAnswer(0, {
        quotes: [
          'Without the verifier it falls to 76.7%, and a single rewriting attempt instead of two costs 1.9 points.',
        ],
      }),
      '76.7',
      'quote-not-in-source',
    ],
    [
      "another paper's quote",
      withAnswer(0, {
        quotes: ['We fine-tune a baseline student model on the initial seed data and extract the wrong predictions.'],
      }),
      'student model',
      'quote-not-in-source',
    ],
    ['no quote at all', withAnswer(0, { quotes: [] }), '検証器を外すと', 'quote-not-in-source'],
    [
      'a quote joined from two places',
      withAnswer(0, {
        quotes: ['Without the verifier it falls to 76.2% ... The retrieval baseline takes 2.8 seconds.'],
      }),
      'falls to 76.2% ...',
      'quote-not-in-source',
    ],
    [
      'a name the paper does not know',
      withAnswer(2, { answer: honest.qa[2]!.answer.replace('A100', 'H200') }),
      'H200',
      'name-unsupported',
    ],
    [
      'English instead of Japanese',
      withAnswer(4, {
        answer: 'Nine percent of the rejected sentences were in fact correct, so that some true statements are lost.',
      }),
      'Nine percent',
      'language',
    ],
    [
      'plain style',
      withAnswer(4, {
        answer:
          '退けられたもののうち 9% は実際には正しい内容だった。つまり、厳しすぎる判定によって正しい記述も一部失われている。',
      }),
      '内容だった',
      'language',
    ],
    [
      'W-06 a link the source does not hold',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}詳しくは https://evil.example/kite にあります。` }),
      'evil.example',
      'foreign-link',
    ],
    [
      'W-06 a link without a scheme',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}詳しくは www.evil-kite.com にあります。` }),
      'evil-kite',
      'foreign-link',
    ],
    [
      'W-07 script',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}<script>alert(1)</script>も必要です。` }),
      '<script',
      'markup',
    ],
    [
      'W-07 an image with a handler',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}<img src=x onerror=alert(1)>も必要です。` }),
      'onerror',
      'markup',
    ],
    [
      'W-07 a Markdown link to script',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}[詳細](javascript:alert(1))も必要です。` }),
      'javascript:',
      'markup',
    ],
    [
      'W-07 a template mark',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}{{unsubscribe}}も必要です。` }),
      'unsubscribe',
      'markup',
    ],
    [
      'W-07 a foreign anchor',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}<a href=evil>ここ</a>も必要です。` }),
      'href',
      'markup',
    ],
    [
      'LaTeX source',
      withAnswer(5, { answer: honest.qa[5]!.answer.replace('p = 0.31', '\\( \\small p = 0.31 \\)') }),
      'small',
      'markup',
    ],
    [
      "another paper's title",
      withAnswer(3, { answer: `${honest.qa[3]!.answer}これは "Attention Is All You Need" で示されたことです。` }),
      'Attention',
      'foreign-title',
    ],
    [
      'the day of crawling',
      withAnswer(3, { answer: `${honest.qa[3]!.answer}この内容は2024年4月4日13:22に発表されました。` }),
      '4月4日',
      'crawl-date',
    ],
    [
      'a repetition',
      withAnswer(5, { answer: honest.qa[0]!.answer, question: '精度への影響を教えてください。' }),
      '精度への影響',
      'near-duplicate',
    ],
    [
      'the question again',
      withAnswer(3, {
        answer:
          '既存のシステムには、どのような欠点があるかについて、本論文では既存のシステムの欠点が述べられています。',
      }),
      '本論文では既存',
      'restated-question',
    ],
    [
      'no answer',
      withAnswer(4, {
        answer: '判定の誤りの割合については、論文の中では詳細な情報は提供されていません。今後の報告が待たれます。',
      }),
      '提供されていません',
      'non-answer',
    ],
    [
      'a sentence of the overview',
      withAnswer(4, {
        answer: '検証器は、箇所から導けない文を退け、その文は最大で二回まで書き直されます。表は扱われていません。',
      }),
      '表は扱われていません。"',
      'adds-nothing',
    ],
  ];
  test.each(lies)('%s', async (_, draft, mark, check) => {
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

describe('answers that are no draft are asked for once more and never stored', () => {
  const faults: readonly (readonly [string, ConverseAnswer])[] = [
    ['W-03 a cut answer', { tool: { headline: 'KiteSum は' }, stopReason: 'max_tokens' }],
    ['W-05 JSON with prose around it', { text: `{"headline": "a"} Here you are: ${JSON.stringify(honest)}` }],
    ['W-05 cut JSON', { text: JSON.stringify(honest).slice(0, 900) }],
    ['W-05 extra keys', { tool: { ...honest, author: 'me' } }],
    ['W-05 wrong types', { tool: { ...honest, qa: 'none' } }],
    ['W-05 a field of 50 kB', { tool: { ...honest, overview: 'あ'.repeat(50_000) } }],
    ['W-05 nested arrays', { tool: { ...honest, qa: [honest.qa] } }],
    ['W-04 empty content', { empty: true }],
  ];
  test.each(faults)('%s', async (_, fault) => {
    const summary = await throughStub([fault]);
    expect(stub!.calls).toHaveLength(2);
    expect(stub!.calls[1]!.body.messages[0].content.at(-1).text).toContain('Your last answer');
    expect(summary.verbatim).toBe(true);
    expect(summary.dropped[0]!.check).toBe('ModelAnswerError');
    expect(summary.usage.calls).toBe(2);
  });

  test.each(faults)('%s, and the second answer is taken', async (_, fault) => {
    const summary = await throughStub([fault, { tool: honest }]);
    expect(summary.verbatim).toBe(false);
    expect(summary.qa).toHaveLength(honest.qa.length);
  });

  test.each([
    ['W-04 a guardrail', { text: 'withheld', stopReason: 'guardrail_intervened' }],
    ['W-04 refusal in prose', { text: "I'm sorry, I can't summarise this document." }],
  ] as const)('%s is not asked again, and the paper still comes out', async (_, fault) => {
    const summary = await throughStub([fault]);
    expect(stub!.calls).toHaveLength(1);
    expect(summary.verbatim).toBe(true);
    expect(summary.dropped[0]!.check).toBe('ModelRefusedError');
    expect(shown(summary)).not.toContain('sorry');
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
  const summary = await throughStub([{ tool: draft }, { tool: repair }]);
  expect(summary.dropped).toEqual([]);
  expect(summary.headline).toBe(honest.headline);
  expect(summary.qa.map(({ answer }) => answer)).toEqual(honest.qa.map(({ answer }) => answer));
  const asked = stub!.calls[1]!.body.messages[0].content.at(-1).text;
  expect(asked).toContain('answer number 0');
  expect(asked).toContain('71.2');
  expect(asked).not.toContain('answer number 1:');
  expect(summary.usage.calls).toBe(2);
});
