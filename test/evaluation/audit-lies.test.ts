/** An edition that passes every gate, with one lie planted in it: found by its name. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';
import { textOf } from '../../shared/summaries/parts.ts';
import type { Evidence } from '../../shared/summaries/summary.ts';
import { evaluate, writeEdition } from '../editions/written-edition.ts';
import { borne } from '../support/sentences.ts';

let folder: string;
let edition: Edition;
let remove: () => void;
beforeAll(async () => {
  ({ folder, edition, remove } = await writeEdition());
});
afterAll(() => remove());

describe('one lie in it is found by its name', () => {
  interface Told {
    readonly question: string;
    readonly answer: string;
    readonly evidence: readonly Evidence[];
  }
  const inAnswer =
    (change: (told: Told) => Partial<Told>, at = 3): ((paper: EditionPaper) => EditionPaper) =>
    (paper) => ({
      ...paper,
      qa: paper.qa.map((item, index) => {
        if (index !== at) return item;
        const evidence = item.answer.flatMap((sentence) => sentence.evidence);
        const told = { question: item.question, answer: textOf(item.answer), evidence };
        const changed = { ...told, ...change(told) };
        return { question: changed.question, answer: [borne(changed.answer, ...changed.evidence)] };
      }),
    });
  const quoted = (quote: string) => inAnswer(({ evidence }) => ({ evidence: [{ ...evidence[0]!, quote }] }), 0);
  const headed = (change: (headline: string) => string) => (paper: EditionPaper) => ({
    ...paper,
    headline: [{ ...paper.headline[0]!, text: change(paper.headline[0]!.text) }],
  });
  const lies: readonly (readonly [string, (paper: EditionPaper) => EditionPaper])[] = [
    ['number-unsupported', inAnswer(({ answer }) => ({ answer: answer.replace('6.5', '7.5') }), 2)],
    ['unsupported numbers', inAnswer(({ answer }) => ({ answer: answer.replace('6.5', '7.5') }), 2)],
    ['quote-not-in-source', quoted('Without the verifier it rises to 76.2%')],
    ['answers without a verified quote', quoted('Without the verifier it falls to 77.2%')],
    ['quote-not-in-source', inAnswer(() => ({ evidence: [] }))],
    ['name-unsupported', inAnswer(({ answer }) => ({ answer: `${answer}H200 でも同じです。` }))],
    [
      'near-duplicate',
      (paper) => ({ ...paper, qa: [...paper.qa, { ...paper.qa[0]!, question: '精度はどうなりましたか?' }] }),
    ],
    [
      'restated-question',
      inAnswer(({ question }) => ({
        answer: `${question.replace('か?', '')}。${question.replace('か?', '')}と述べられています。`,
      })),
    ],
    [
      'non-answer',
      inAnswer(() => ({
        answer: 'この点について、論文の中では詳細な情報は提供されていません。別の資料が必要になります。',
      })),
    ],
    [
      'adds-nothing',
      inAnswer(() => ({
        answer: '検証器は、箇所から導けない文を退け、その文は最大で二回まで書き直されます。表は扱われていません。',
      })),
    ],
    [
      'language',
      inAnswer(() => ({
        answer: 'Existing systems attach links after writing, so that claims drift apart from them.',
      })),
    ],
    ['language', inAnswer(({ answer }) => ({ answer: answer.replace(/います。$/, 'いる。') }))],
    ['crawl-date', headed((headline) => `2024年4月4日13:22に発表された ${headline}`)],
    ['markup', inAnswer(({ answer }) => ({ answer: `${answer}<script>alert(1)</script>` }))],
    ['foreign-link', inAnswer(({ answer }) => ({ answer: `${answer}https://evil.example にあります。` }))],
    ['foreign-title', inAnswer(({ answer }) => ({ answer: `${answer}"Attention Is All You Need" と同じです。` }))],
    ['contribution-unnamed', headed(() => '要約の各文に根拠となる報告書の箇所を添え、正解率を高める手法です。')],
    ['length', headed((headline) => `${headline}${'読者は根拠をその場で確かめられます。'.repeat(6)}`)],
    ['voice', inAnswer(({ answer }) => ({ answer: `${answer}ぜひご覧ください。` }))],
    ['untranslated', inAnswer(({ answer }) => ({ answer: `${answer}also, statements drift apart と述べます。` }))],
    ['repeats-itself', inAnswer(({ answer }) => ({ answer: answer + answer }))],
  ];
  test.each(lies)('%s', async (name, plant) => {
    const papers = edition.papers.map((paper, at) => (at === 4 ? plant(paper) : paper));
    const { result, passed, printed } = await evaluate({ ...edition, papers }, 'text', folder, folder);
    expect(result.gatesMissed).toContain(name);
    expect(passed).toBe(false);
    expect(printed).toContain(`gate missed: ${name}`);
  });
});
