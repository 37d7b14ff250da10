/** Whatever a writer, a repair and a second reader do, each number of a sentence stands in that sentence's own evidence. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { sentencesOf, withSentences } from '../../../shared/summaries/parts.ts';
import { summarise } from '../../../shared/summaries/summarise.ts';
import type {
  Draft,
  DraftSentence,
  Repair,
  Summary,
  SummaryModel,
  Verdict,
} from '../../../shared/summaries/summary.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../sample-paper.ts';

const usage = { calls: 1, inputTokens: 1, outputTokens: 1, cost: 0 };
const honest = sentencesOf(sampleDraft()).map(({ sentence }) => sentence);
const [fallback, document, paper] = [createExtractiveModel(), sampleDocument(), samplePaper()];
const passages = document.blocks.flatMap(({ text }) => text.split(/(?<=[.)]) /));

/** Sentences and quotes of the paper, put together anyhow; some with a number changed or moved, some made up. */
const sentence: fc.Arbitrary<DraftSentence> = fc.oneof(
  { arbitrary: fc.constantFrom(...honest), weight: 6 },
  fc.record({
    sentence: fc.constantFrom(...honest).map((each) => each.sentence),
    quotes: fc.array(fc.constantFrom(...passages), { maxLength: 3 }),
  }),
  fc.tuple(fc.constantFrom(...honest), fc.nat(99)).map(([each, number]) => ({
    ...each,
    sentence: each.sentence.replace(/\d+/, String(number)),
  })),
  fc.record({
    sentence: fc.string({ maxLength: 40 }),
    quotes: fc.array(fc.string({ maxLength: 40 }), { maxLength: 2 }),
  }),
);
const draft = fc.infiniteStream(fc.tuple(sentence, fc.integer({ min: 0, max: 3 }))).map(
  (drawn): Draft =>
    withSentences(sampleDraft(), (own) => {
      const [other, luck] = drawn.next().value as [DraftSentence, number];
      return luck === 0 ? other : own;
    }),
);
const repair = fc.record({
  sentences: fc.array(fc.tuple(sentence, fc.nat(9), fc.nat(1)), { maxLength: 6 }),
  answers: fc.array(
    fc.record({
      number: fc.nat(9),
      question: fc.constant('何が変わりますか?'),
      answer: fc.array(sentence, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
});
const verdict = fc.constantFrom<Verdict | undefined>(
  { verdict: 'supported', words: '' },
  { verdict: 'contradicted', words: '%' },
  { verdict: 'not-carried', words: 'x' },
  undefined,
);

const NUMBER = /\d+(?:[.,]\d+)*/g;
const bare = (text: string): string => text.normalize('NFKC').replaceAll(',', '');

function expectOwnNumbers(summary: Summary): void {
  for (const { sentence: each } of sentencesOf(summary)) {
    const evidence = bare(each.evidence.map(({ quote }) => quote).join('\n'));
    const numbers = bare(each.text).match(NUMBER) ?? [];
    expect(numbers.filter((number) => !evidence.includes(number))).toEqual([]);
    if (numbers.length > 0) expect(each.carried).toBe('own');
  }
}

test('of any draft, any repair and any verdicts', async () => {
  await fc.assert(
    fc.asyncProperty(draft, repair, fc.infiniteStream(verdict), async (written, mended, verdicts) => {
      const handedIn: Repair = {
        sentences: mended.sentences.map(([each, at, part]) => ({
          where: `${part ? 'overview' : 'qa[0].answer'}[${at}]`,
          ...each,
        })),
        answers: mended.answers,
      };
      const model: SummaryModel = {
        name: 'drawn',
        draft: async () => ({ draft: written, usage, model: 'drawn', verbatim: false }),
        repair: async () => ({ repair: handedIn, usage }),
        review: async (statements) => ({ verdicts: statements.map(() => verdicts.next().value), usage }),
      };
      const work = {
        paper,
        document,
        language: 'ja',
        model,
        reader: model,
        fallback,
        linkTo: (url: string) => url,
      } as const;
      expectOwnNumbers(await summarise(work));
    }),
    { numRuns: 60 },
  );
}, 120_000);
