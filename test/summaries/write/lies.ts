/** Lies in one answer of the sample draft: what it is, the draft that tells it, a mark of it, and the check that must object. */
import type { Draft } from '../../../shared/summaries/summary.ts';
import { answersOf, told } from '../../support/sentences.ts';
import { sampleDraft } from '../sample-paper.ts';

const honest = sampleDraft();

/** What the sample's answers say. */
export const SAID: readonly string[] = answersOf(honest);

/** One answer changed: its words become one sentence, on the quotes of all its sentences or on others. */
export function withAnswer(
  at: number,
  { question, answer, quotes }: { readonly question?: string; readonly answer?: string; readonly quotes?: string[] },
): Draft {
  const item = honest.qa[at]!;
  const own = [...new Set(item.answer.flatMap((each) => each.quotes))];
  const changed = { question: question ?? item.question, answer: [told(answer ?? SAID[at]!, ...(quotes ?? own))] };
  return { ...honest, qa: honest.qa.map((each, index) => (index === at ? changed : each)) };
}

export const ANSWER_LIES: readonly (readonly [string, Draft, string, string])[] = [
  ['a wrong number', withAnswer(0, { answer: SAID[0]!.replace('76.2', '71.2') }), '71.2', 'number-unsupported'],
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
    withAnswer(2, { answer: SAID[2]!.replace('A100', 'H200') }),
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
    withAnswer(3, { answer: `${SAID[3]!}詳しくは https://evil.example/kite にあります。` }),
    'evil.example',
    'foreign-link',
  ],
  [
    'W-06 a link without a scheme',
    withAnswer(3, { answer: `${SAID[3]!}詳しくは www.evil-kite.com にあります。` }),
    'evil-kite',
    'foreign-link',
  ],
  ['W-07 script', withAnswer(3, { answer: `${SAID[3]!}<script>alert(1)</script>も必要です。` }), '<script', 'markup'],
  [
    'W-07 an image with a handler',
    withAnswer(3, { answer: `${SAID[3]!}<img src=x onerror=alert(1)>も必要です。` }),
    'onerror',
    'markup',
  ],
  [
    'W-07 a Markdown link to script',
    withAnswer(3, { answer: `${SAID[3]!}[詳細](javascript:alert(1))も必要です。` }),
    'javascript:',
    'markup',
  ],
  [
    'W-07 a template mark',
    withAnswer(3, { answer: `${SAID[3]!}{{unsubscribe}}も必要です。` }),
    'unsubscribe',
    'markup',
  ],
  [
    'W-07 a foreign anchor',
    withAnswer(3, { answer: `${SAID[3]!}<a href=evil>ここ</a>も必要です。` }),
    'href',
    'markup',
  ],
  [
    'LaTeX source',
    withAnswer(5, { answer: SAID[5]!.replace('p = 0.31', '\\( \\small p = 0.31 \\)') }),
    'small',
    'markup',
  ],
  [
    "another paper's title",
    withAnswer(3, { answer: `${SAID[3]!}これは "Attention Is All You Need" で示されたことです。` }),
    'Attention',
    'foreign-title',
  ],
  [
    'the day of crawling',
    withAnswer(3, { answer: `${SAID[3]!}この内容は2024年4月4日13:22に発表されました。` }),
    '4月4日',
    'crawl-date',
  ],
  [
    'a repetition',
    withAnswer(5, {
      answer: SAID[0]!,
      question: '精度への影響を教えてください。',
      quotes: [...honest.qa[0]!.answer[0]!.quotes],
    }),
    '精度への影響',
    'near-duplicate',
  ],
  [
    'the question again',
    withAnswer(3, {
      answer: '既存のシステムには、どのような欠点があるかについて、本論文では既存のシステムの欠点が述べられています。',
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
      quotes: [
        'A verifier with 110 million parameters rejects a sentence when its passage does not entail it, and the sentence is written again at most twice.',
      ],
    }),
    '書き直されます。表は',
    'adds-nothing',
  ],
];
