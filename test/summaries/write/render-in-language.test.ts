/** The second language says what the first one says, or less, never something else. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../../shared/summaries/summarise.ts';
import type { Draft, Summary } from '../../../shared/summaries/summary.ts';
import { createBedrockModel } from '../../../shared/summaries/write/models/bedrock.ts';
import { disagreements } from '../../../shared/summaries/write/render-in-language.ts';
import { type ConverseStub, type Script, startConverseStub } from '../../support/converse-stub.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../sample-paper.ts';
import { clientFor, HAIKU } from './models/bedrock-client.ts';

let stub: ConverseStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const answers = [
  'The accuracy falls to 76.2% without it. Allowing one rewriting attempt rather than two costs only 1.9 points, so that checking itself contributes most.',
  'Documents that three agencies published from 2015 to 2022 were gathered, and two people marked the supporting passage of 5,600 sentences; they agreed in 88% of the cases.',
  'One summary takes 6.5 seconds on a single A100 GPU, 1.2 seconds of them for checking. Retrieval alone needs 2.8 seconds and is therefore faster.',
  'Earlier systems attach links once the text is finished, which lets the linked passage and the claim drift apart from each other over time.',
  'Of everything that was rejected, 9% was in fact correct, which means that strict checking also removes some statements that are true.',
  'The ratings differ by 0.04 on a scale of five, and with p = 0.31 that is not significant: pointing at evidence does not harm the wording.',
];
const english: Draft = {
  headline:
    'KiteSum attaches to each sentence of a summary the passage of the report behind it and raises evidence accuracy to 81.4%.',
  overview:
    'Automatic summaries of long reports are rarely trusted, since readers cannot see where a statement comes from. KiteSum, which the paper proposes, selects passages of the report first and then writes one sentence for each of them, so that text and evidence do not drift apart. A verifier rejects sentences that do not follow from their passage, and such a sentence is written again at most twice. On 12,480 engineering reports of public agencies the evidence accuracy reaches 81.4%, compared with 73.9% for a method based on retrieval. Readability is judged to be about the same for both. The reports are all in English and follow a template, and tables are not handled. The authors release their code and the annotated data.',
  qa: answers.map((answer, at) => ({
    question: [
      'What happens when the verifier is removed?',
      'How was the data set put together?',
      'How long does one report take?',
      'What do existing systems do wrong, according to the paper?',
      'How often is the judgement wrong?',
      'Is the difference in readability significant?',
    ][at]!,
    answer,
    quotes: [],
  })),
};

async function render(script: Script, first?: Summary): Promise<{ first: Summary; second: Summary }> {
  await stub?.close();
  stub = await startConverseStub([{ tool: sampleDraft() }]);
  const work = {
    paper: samplePaper(),
    document: sampleDocument(),
    fallback: createExtractiveModel(),
    linkTo: (url: string) => url,
  };
  const japanese =
    first ??
    (await summarise({
      ...work,
      language: 'ja',
      model: createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] }),
    }));
  await stub.close();
  stub = await startConverseStub(script);
  const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] });
  return { first: japanese, second: await summarise({ ...work, language: 'en', model, first: japanese }) };
}

test('an honest rendering has the same answers with the very same evidence, and the paper is not read again', async () => {
  const { first, second } = await render([{ tool: english }]);
  expect(second.dropped).toEqual([]);
  expect(second.verbatim).toBe(false);
  expect(second.qa.map(({ answer }) => answer)).toEqual(answers);
  expect(second.qa.map(({ evidence }) => evidence)).toEqual(first.qa.map(({ evidence }) => evidence));
  const sent = stub!.calls[0]!.body.messages[0].content[0].text;
  expect(sent).toContain(first.headline);
  expect(sent).not.toContain('bi-encoder');
});

const altered = (at: number, from: string, to: string): Draft => ({
  ...english,
  qa: english.qa.map((item, index) => (index === at ? { ...item, answer: item.answer.replace(from, to) } : item)),
});
const repairOf = ({ headline, overview, qa }: Draft) => ({
  tool: { headline, overview, qa: qa.map((item, number) => ({ number, ...item })) },
});

describe('a difference is repaired or dropped', () => {
  test.each([
    // 73.9% stands in the paper, so that only the first language can tell that it does not belong here.
    ['another number of the same paper', altered(0, '76.2%', '73.9%'), 'numbers-disagree'],
    ['a number left out', altered(4, '9% was', 'some of it was'), 'numbers-disagree'],
    ['a name of the paper in the wrong answer', altered(2, 'a single A100 GPU', 'a single machine'), 'names-disagree'],
  ])('%s', async (_, draft, check) => {
    const { first, second } = await render([{ tool: draft }, repairOf(draft)]);
    expect(second.qa).toHaveLength(first.qa.length - 1);
    expect(second.dropped.map((drop) => drop.check)).toContain(check);
    const { second: mended } = await render([{ tool: draft }, repairOf(english)]);
    expect(mended.qa).toHaveLength(first.qa.length);
    expect(mended.dropped).toEqual([]);
  });

  test('answers left out or added can not be told apart: asked once more, then the paper’s own sentences', async () => {
    const { second } = await render([{ tool: { ...english, qa: english.qa.slice(1) } }]);
    expect(stub!.calls).toHaveLength(2);
    expect(second.verbatim).toBe(true);
    expect(second.dropped[0]!.check).toBe('ModelAnswerError');
  });
});

test('a verbatim first language is followed by a verbatim second one, and no model is asked', async () => {
  const first: Summary = {
    ...(await summarise({
      paper: samplePaper(),
      document: sampleDocument(),
      language: 'ja',
      model: createExtractiveModel(),
      linkTo: (url) => url,
    })),
  };
  const { second } = await render([{ tool: english }], first);
  expect(stub!.calls).toHaveLength(0);
  expect(second.verbatim).toBe(true);
  expect(second.headline).toBe(first.headline);
});

test('the same facts in the other notation agree', () => {
  const checked = {
    headline: '約1万6千件を 72% で、GPT-4 は 1.5M 例です。',
    overview: '',
    qa: [],
  } as unknown as Summary;
  const rendered = { headline: 'About 16,000 items at 72%; GPT-4 has 1.5 million examples.', overview: '', qa: [] };
  expect(disagreements(rendered, checked)).toEqual([]);
});
