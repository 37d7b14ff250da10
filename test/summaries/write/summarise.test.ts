/** The course of one summary where nothing lies: what is read, what stands in when a model can't, and what is said of it. */
import { describe, expect, test } from '@jest/globals';
import { placeLink } from '../../../shared/documents/place-link.ts';
import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { textOf } from '../../../shared/summaries/parts.ts';
import { type Summarise, summarise } from '../../../shared/summaries/summarise.ts';
import type { Draft, SummaryModel, SummaryRequest, Usage } from '../../../shared/summaries/summary.ts';
import {
  BudgetReachedError,
  ModelAnswerError,
  ModelBusyError,
  ModelRefusedError,
  NothingToSummariseError,
} from '../../../shared/summaries/write/models/model-errors.ts';
import { told } from '../../support/sentences.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../sample-paper.ts';

const usage: Usage = { calls: 1, inputTokens: 100, outputTokens: 10, cost: 0.001 };
const fallback = createExtractiveModel();

/** A model that answers, or fails, as told; call by call. */
function scripted(...answers: (Draft | Error)[]): SummaryModel & { readonly requests: SummaryRequest[] } {
  const requests: SummaryRequest[] = [];
  return {
    name: 'scripted',
    requests,
    async draft(request) {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1]!;
      if (answer instanceof Error) throw answer;
      return { draft: answer, usage, model: 'scripted', verbatim: false };
    },
  };
}

const work = (changes: Partial<Summarise>): Summarise => ({
  paper: samplePaper(),
  document: sampleDocument(),
  language: 'ja',
  model: scripted(sampleDraft()),
  linkTo: placeLink,
  ...changes,
});

test('links land on the page of the quote, and the address that was read is kept', async () => {
  const { qa, version, coverage, readFrom } = await summarise(work({}));
  expect(qa[0]!.answer[0]!.evidence[0]!.link).toBe('https://arxiv.org/pdf/2403.10001v1#page=3');
  expect(readFrom).toBe('https://arxiv.org/pdf/2403.10001v1');
  expect(version).toBe(1);
  expect(coverage).toEqual({ kind: 'full' });
});

test('a model without a repair turn loses what fails and keeps the rest', async () => {
  const [first, ...rest] = sampleDraft().qa;
  const answer = [told(first!.answer[0]!.sentence), first!.answer[1]!];
  const summary = await summarise(
    work({ model: scripted({ ...sampleDraft(), qa: [{ ...first!, answer }, ...rest] }) }),
  );
  expect(summary.qa).toHaveLength(1 + rest.length);
  expect(textOf(summary.qa[0]!.answer)).toBe(first!.answer[1]!.sentence);
  expect(summary.dropped).toEqual([{ check: 'quote-not-in-source', text: first!.answer[0]!.sentence }]);
});

describe('when the model can not', () => {
  test.each([
    ['an unreadable answer, twice', new ModelAnswerError('not-json', 'no JSON', usage), 2],
    ['a refusal of this paper', new ModelRefusedError('refused', 'no', { usage }), 1],
    ['a guardrail', new ModelRefusedError('guardrail', 'no', { usage }), 1],
    ['a spent budget', new BudgetReachedError('spent'), 0],
  ])('%s: the paper’s own sentences stand in, and the calls are counted', async (_, error, calls) => {
    const summary = await summarise(work({ model: scripted(error), fallback }));
    expect(summary).toMatchObject({ verbatim: true, model: 'extractive' });
    expect(summary.dropped[0]!.check).toBe(error.name);
    expect(summary.usage.calls).toBe(calls);
    expect(summary.qa.length).toBeGreaterThan(0);
    await expect(summarise(work({ model: scripted(error) }))).rejects.toBe(error);
  });

  test.each([
    ['a busy service', new ModelBusyError('throttled'), true],
    ['an account without access', new ModelRefusedError('access-denied', 'no'), false],
    ['a retired model', new ModelRefusedError('model-retired', 'gone'), false],
    ['a request the service rejects', new ModelRefusedError('request-rejected', 'too long'), false],
    ['a fault of ours', new TypeError('x is not a function'), undefined],
  ])('%s is not hidden behind a fallback', async (_, error, retryable) => {
    await expect(summarise(work({ model: scripted(error), fallback }))).rejects.toBe(error);
    expect((error as { retryable?: boolean }).retryable).toBe(retryable);
  });

  test('a busy service gives way on the last try, so that the paper is not lost', async () => {
    const busy = new ModelBusyError('throttled', { usage });
    const summary = await summarise(work({ model: scripted(busy), fallback, lastTry: true }));
    expect(summary).toMatchObject({ verbatim: true, usage: { calls: 1 } });
    expect(summary.dropped[0]!.check).toBe('ModelBusyError');
  });

  test('the second try is told why the first could not be used', async () => {
    const model = scripted(new ModelAnswerError('cut', 'too long', usage), sampleDraft());
    const summary = await summarise(work({ model, fallback }));
    expect(model.requests.map(({ again }) => again)).toEqual([undefined, 'cut']);
    expect(summary.usage).toEqual({ calls: 2, inputTokens: 200, outputTokens: 20, cost: 0.002 });
  });
});

describe('when there is little to read', () => {
  const nothing = {
    ...sampleDocument(),
    kind: 'note' as const,
    url: '',
    blocks: [],
    coverage: { kind: 'unreachable' as const },
    attempts: ['403 from the page'],
  };

  test('a curator’s note is shown in its own words, and no model is asked', async () => {
    const model = scripted(sampleDraft());
    const blocks = [
      {
        kind: 'paragraph' as const,
        text: 'Summaries that point at the evidence of each sentence.',
        place: { kind: 'note' as const },
      },
    ];
    const summary = await summarise(
      work({ paper: { ...samplePaper(), abstract: '' }, document: { ...nothing, blocks }, model, fallback }),
    );
    expect(model.requests).toEqual([]);
    expect(summary).toMatchObject({
      verbatim: true,
      overview: [{ text: blocks[0]!.text, carried: 'own' }],
      qa: [],
      coverage: { kind: 'unreachable' },
    });
  });

  test('no text at all is told with the reason, for good', async () => {
    const error = await summarise(
      work({ paper: { ...samplePaper(), abstract: '' }, document: nothing, fallback }),
    ).catch((caught) => caught);
    expect(error).toBeInstanceOf(NothingToSummariseError);
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining('403') });
  });

  test('an abstract from the metadata is evidence, and leads to its words on the page that holds it', async () => {
    const paper = samplePaper();
    const document = {
      ...nothing,
      kind: 'abstract' as const,
      coverage: { kind: 'abstract' as const },
      blocks: [{ kind: 'paragraph' as const, text: paper.abstract, place: { kind: 'abstract' as const } }],
    };
    const { qa, coverage } = await summarise(work({ paper, document, model: fallback }));
    expect(coverage).toEqual({ kind: 'abstract' });
    for (const { answer } of qa)
      expect(answer[0]!.evidence[0]).toMatchObject({
        place: { kind: 'abstract' },
        link: expect.stringMatching(/^https:\/\/arxiv\.org\/abs\/2403\.10001#:~:text=/),
      });
  });
});
