/** The audit: a whole Japanese edition that passes, and the reference's figures to the last answer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { auditDigest } from '../../infra/evaluation/audit/audit.ts';
import { garbledIn } from '../../infra/evaluation/audit/garbled-text.ts';
import { readDigest } from '../../infra/evaluation/audit/read-digest.ts';
import { evaluateEdition } from '../../infra/evaluation/evaluate-edition.ts';
import { evaluateQuotes } from '../../infra/evaluation/evaluate-quotes.ts';
import { UsageError } from '../../infra/exit.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { quoteInSource } from '../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../shared/summaries/quote/source-index.ts';
import { editionBy, evaluate, NUMBERS, writeEdition } from '../editions/written-edition.ts';
import { factsOf, sampleDocument, samplePaper } from '../summaries/sample-paper.ts';
import { corpusOrNotice } from '../support/corpus.ts';

let folder: string;
let edition: Edition;
let remove: () => void;
beforeAll(async () => {
  ({ folder, edition, remove } = await writeEdition());
});
afterAll(() => remove());

describe('a whole Japanese edition', () => {
  test.each(['json', 'text'] as const)('passes every gate as %s', async (form) => {
    const { result, passed, printed } = await evaluate(edition, form, folder, folder);
    expect(printed).not.toContain('gate missed');
    expect(result).toMatchObject({
      answers: 60,
      withVerifiedQuote: 60,
      unsupportedNumbers: 0,
      nearDuplicates: 0,
      nonAnswers: 0,
      restatements: 0,
      withoutSource: 0,
      gatesMissed: [],
    });
    expect(passed).toBe(true);
  });

  test('is not called verified where no source was given', async () => {
    const { result, passed, printed } = await evaluate(edition, 'json', folder, undefined);
    expect(result).toMatchObject({ answers: 60, withQuote: 60, withVerifiedQuote: null, unsupportedNumbers: null });
    expect(printed).toContain('not compared (no --source)');
    expect(passed).toBe(true);
  });

  test('of the papers’ own sentences passes too', async () => {
    const verbatim = await editionBy(createExtractiveModel());
    const { result, printed } = await evaluate(verbatim, 'text', folder, folder);
    expect(printed).not.toContain('gate missed');
    expect(result.withVerifiedQuote).toBe(result.answers);
  });

  test('of the papers’ own sentences keeps their marks', () => {
    const own = 'We studied the developers’ wellbeing and the users’ productivity at work.';
    const papers = edition.papers.map((paper) => ({ ...paper, verbatim: true, overview: own }));
    const { gates } = auditDigest(readDigest(JSON.stringify({ ...edition, papers })));
    expect(gates.find(({ name }) => name.startsWith('garbled'))).toMatchObject({ found: 0, met: true });
  });
});

test.each([
  ['FlashSum は long-range arenaで2.4倍速く、tf-idfと併用できます。', []],
  ['chain of thoughtおよび学習によって改善します。', ['English left in']],
])('what is garbled in "%s"', (text, found) => {
  expect(garbledIn(text)).toEqual(found);
});

test('an edition that passes has every quote in its source, however its quotes were altered', () => {
  const indexes = NUMBERS.map((number) => indexSource(samplePaper(factsOf(number)), sampleDocument(factsOf(number))));
  const alteration = fc.record({
    paper: fc.nat(9),
    answer: fc.nat(5),
    from: fc.nat(60),
    to: fc.nat(60),
    put: fc.constantFrom('', 'x', '9', ' ', '-\n', 'ﬁ', 'not '),
  });
  fc.assert(
    fc.property(fc.array(alteration, { minLength: 1, maxLength: 3 }), (alterations) => {
      const papers = structuredClone(edition.papers) as unknown as {
        qa: { answer: { evidence: { quote: string }[] }[] }[];
      }[];
      for (const { paper, answer, from, to, put } of alterations) {
        const evidence = papers[paper]!.qa[answer]!.answer[0]!.evidence[0]!;
        evidence.quote = evidence.quote.slice(0, Math.min(from, to)) + put + evidence.quote.slice(Math.max(from, to));
      }
      const digest = readDigest(JSON.stringify({ ...edition, papers }));
      const passed = auditDigest(digest, indexes).gates.every(({ met }) => met);
      const allThere = digest.papers.every(({ qa }, at) =>
        qa.every(({ quotes }) => quotes.every((quote) => quoteInSource(quote, indexes[at]!))),
      );
      expect(passed && !allThere).toBe(false);
    }),
    { numRuns: 25 },
  );
});

describe('the command', () => {
  test.each([
    ['a file that is not there', 'none.json'],
    ['a folder', '.'],
  ])('refuses %s as wrong use', async (_, name) => {
    await expect(evaluateEdition(join(folder, name))).rejects.toBeInstanceOf(UsageError);
  });

  test.each(['', '{', '{"papers": 3}', 'a letter\nto a friend'])('refuses %j as no digest', async (text) => {
    const file = join(folder, 'odd.tmp');
    writeFileSync(file, text);
    await expect(evaluateEdition(file)).rejects.toBeInstanceOf(UsageError);
  });

  test('accepts all true quotes of a folder and no changed or foreign one', async () => {
    const result = await evaluateQuotes({ source: folder });
    expect(result.acceptedTrue).toBeGreaterThanOrEqual(99);
    expect(result).toMatchObject({ acceptedOneWord: 0, acceptedOneDigit: 0, texts: 10 });
    await expect(evaluateQuotes({ source: join(folder, 'none') })).rejects.toBeInstanceOf(UsageError);
  });
});

const reference = corpusOrNotice('../seed/000_da10d690c4ab7f6d.txt', 'the figures of the reference digest');
const sources = corpusOrNotice('seed-week', 'the figures of the reference digest');
if (reference && sources) {
  test('the reference digest has the figures of its own audit, to the last answer', async () => {
    let printed = '';
    const { result, passed } = await evaluateEdition(reference, {
      source: sources,
      print: (text) => {
        printed += text;
      },
    });
    expect(result).toMatchObject({
      answers: 98,
      nearDuplicates: 6,
      nonAnswers: 4,
      restatements: 9,
      overviewCopies: 20,
      flagged: 36,
      withQuote: 0,
      unsupportedNumbers: 21,
    });
    expect(passed).toBe(false);
    // Each figure stands beside itself: what is measured here and what the table remembers of the reference.
    for (const figure of [
      '6 = 6.1%',
      '4 = 4.1%',
      '9 = 9.2%',
      '20 = 20.4%',
      '47 = 57.3%',
      '20 = 24.4%',
      '21 = 25.6%',
      '36 = 36.7%',
      '31 (82 numbers)',
      '2 mixed, 1 plain',
      '4 polite, 6 plain',
    ]) {
      expect([figure, printed.split(figure).length - 1]).toEqual([figure, 2]);
    }
    const lines = readFileSync(reference, 'utf8').split('\n');
    expect(lines[433]).toContain('57.6%');
    expect(printed).toContain('line 434  number-unsupported');
  });
}
