/** The second language says what the first one says, or less, never something else. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { addressesOf, sentencesOf, textOf } from '../../../shared/summaries/parts.ts';
import { summarise } from '../../../shared/summaries/summarise.ts';
import type { Summary } from '../../../shared/summaries/summary.ts';
import { createBedrockModel } from '../../../shared/summaries/write/models/bedrock/bedrock.ts';
import { type ConverseStub, type Script, startConverseStub } from '../../support/converse-stub.ts';
import { handedIn } from '../../support/sentences.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../sample-paper.ts';
import { clientFor, HAIKU } from './models/bedrock-client.ts';

let stub: ConverseStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const english = {
  headline: [
    'KiteSum attaches to each sentence of a summary the passage of the report behind it and raises evidence accuracy to 81.4%.',
  ],
  overview: [
    'Automatic summaries of long reports are rarely trusted, since readers cannot see where a statement comes from.',
    'KiteSum, which the paper proposes, selects passages of the report first and then writes one sentence for each of them, so that text and evidence do not drift apart.',
    'A verifier rejects sentences that do not follow from their passage, and such a sentence is written again at most twice.',
    'On 12,480 engineering reports of public agencies the evidence accuracy reaches 81.4%, compared with 73.9% for a method based on retrieval.',
    'Readability is judged to be about the same for both.',
    'The reports are all in English and follow a template, and tables are not handled.',
    'The authors release their code and the annotated data.',
  ],
  qa: [
    [
      'What happens when the verifier is removed?',
      'The accuracy falls to 76.2% without it.',
      'Allowing one rewriting attempt rather than two costs only 1.9 points, so that checking itself contributes most.',
    ],
    [
      'How was the data set put together?',
      'Documents that three agencies published from 2015 to 2022 were gathered, and two people marked the supporting passage of 5,600 sentences.',
      'They agreed in 88% of the cases.',
    ],
    [
      'How long does one report take?',
      'One summary takes 6.5 seconds on a single A100 GPU, 1.2 seconds of them for checking.',
      'Retrieval alone needs 2.8 seconds and is therefore faster.',
    ],
    [
      'What do existing systems do wrong, according to the paper?',
      'Earlier systems attach links once the text is finished, which lets the linked passage and the claim drift apart from each other over time.',
    ],
    [
      'How often is the judgement wrong?',
      'Of everything that was rejected, 9% was in fact correct.',
      'Strict checking thus also removes some statements that are true.',
    ],
    [
      'Is the difference in readability significant?',
      'The ratings differ by 0.04 on a scale of five, and with p = 0.31 that is not significant.',
      'Pointing at evidence does not harm the wording.',
    ],
  ],
};

/** By address, as a model hands it in. */
const sentences = [
  ...english.headline.map((sentence, at) => ({ where: `headline[${at}]`, sentence })),
  ...english.overview.map((sentence, at) => ({ where: `overview[${at}]`, sentence })),
  ...english.qa.flatMap(([question, ...answer], at) => [
    { where: `qa[${at}].question`, sentence: question! },
    ...answer.map((sentence, i) => ({ where: `qa[${at}].answer[${i}]`, sentence })),
  ]),
];

async function render(script: Script, first?: Summary): Promise<{ first: Summary; second: Summary }> {
  await stub?.close();
  stub = await startConverseStub([{ tool: handedIn(sampleDraft()) }]);
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

test('an honest rendering loses nothing: every sentence with the very same evidence, and the paper is not read again', async () => {
  const { first, second } = await render([{ tool: { sentences } }]);
  expect(second.dropped).toEqual([]);
  expect(second.verbatim).toBe(false);
  expect(sentencesOf(second).map(({ sentence }) => sentence.text)).toEqual(
    sentences.filter(({ where }) => !where.endsWith('question')).map(({ sentence }) => sentence),
  );
  const evidence = (summary: Summary) => sentencesOf(summary).map(({ where, sentence }) => [where, sentence.evidence]);
  expect(evidence(second)).toEqual(evidence(first));
  expect(second.usage.calls).toBe(1);
  const sent = stub!.calls[0]!.body.messages[0].content[0].text;
  expect(sent).toContain(textOf(first.headline));
  expect(sent).not.toContain('bi-encoder');
});

const altered = (where: string, from: string, to: string) =>
  sentences.map((each) => (each.where === where ? { where, sentence: each.sentence.replace(from, to) } : each));
const repairOf = (all: typeof sentences) => ({
  tool: { sentences: all.map((each) => ({ ...each, quotes: [] })), answers: [] },
});

describe('a sentence that its evidence does not carry is repaired beside the checked original, or goes alone', () => {
  test.each([
    // 73.9% stands in the paper, but not in the quote of that sentence.
    ['another number of the same paper', 'qa[0].answer[0]', '76.2%', '73.9%', 'number-not-quoted'],
    ['a name of the paper in the wrong answer', 'qa[4].answer[0]', '9% was', '9% on the A100 was', 'name-not-quoted'],
    ['a name that nobody knows', 'qa[2].answer[0]', 'A100', 'H200', 'name-unsupported'],
  ])('%s', async (_, where, from, to, check) => {
    const { first, second } = await render([
      { tool: { sentences: altered(where, from, to) } },
      repairOf(altered(where, from, to)),
    ]);
    expect(sentencesOf(second)).toHaveLength(sentencesOf(first).length - 1);
    expect(second.dropped.map((drop) => drop.check)).toContain(check);
    const asked = stub!.calls[1]!.body.messages[0].content.at(-1).text;
    expect(asked).toContain(`It renders, checked: ${addressesOf(first).get(where)}`);
    const { second: mended } = await render([{ tool: { sentences: altered(where, from, to) } }, repairOf(sentences)]);
    expect(sentencesOf(mended)).toHaveLength(sentencesOf(first).length);
    expect(mended.dropped).toEqual([]);
  });

  test('a sentence left out is asked for once more; one still missing is counted, and the others keep their evidence', async () => {
    const fewer = sentences.filter(({ where }) => where !== 'overview[4]' && where !== 'qa[1].answer[0]');
    const { first, second } = await render([{ tool: { sentences: fewer } }, repairOf(fewer)]);
    expect(second.dropped.map(({ check }) => check)).toEqual(['empty', 'empty']);
    expect(second.qa[1]!.answer.map(({ text }) => text)).toEqual(['They agreed in 88% of the cases.']);
    expect(second.qa[1]!.answer[0]!.evidence).toEqual(first.qa[1]!.answer[1]!.evidence);
    const { second: whole } = await render([{ tool: { sentences: fewer } }, repairOf(sentences)]);
    expect(whole.dropped).toEqual([]);
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
  const { second } = await render([{ tool: { sentences } }], first);
  expect(stub!.calls).toHaveLength(0);
  expect(second.verbatim).toBe(true);
  expect(second.headline).toEqual(first.headline);
});
