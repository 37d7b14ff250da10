/** Every behaviour of a chat server over the wire, through the real client and the whole of `summarise`. */
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createExtractiveModel } from '../../../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../../../shared/summaries/summarise.ts';
import type { Summary } from '../../../../shared/summaries/summary.ts';
import { ModelBusyError, ModelRefusedError } from '../../../../shared/summaries/write/models/model-errors.ts';
import { createOpenAiModel } from '../../../../shared/summaries/write/models/openai/openai.ts';
import { type Behaviour, type ChatServer, startChatServer } from '../../../support/chat-server.ts';
import { sampleDocument, samplePaper } from '../../sample-paper.ts';
import { impatient } from './bedrock-client.ts';
import { ACCOUNT } from './chat/account.ts';
import { FURTHER_ACCOUNT } from './chat/further/account.ts';
import { FURTHER_ANSWERS } from './chat/further/answers.ts';
import { FURTHER_FORMS } from './chat/further/forms.ts';
import { FURTHER_WINDOWS } from './chat/further/windows.ts';
import { ODD_ANSWERS } from './chat/odd-answers.ts';
import { PACE } from './chat/pace.ts';
import { REQUEST_FORMS } from './chat/request-forms.ts';
import type { Case, Ending } from './chat/said.ts';
import { STREAMS } from './chat/streams.ts';
import { WINDOWS } from './chat/windows.ts';

let server: ChatServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Some 20,000 tokens: more than a small window holds. */
const long = {
  ...sampleDocument(),
  blocks: [
    ...sampleDocument().blocks,
    ...Array.from({ length: 220 }, (_, at) => ({
      ...sampleDocument().blocks[1]!,
      section: 'Appendix',
      text: `Paragraph ${at} of the appendix lists what was measured on the machines of that winter, one after the other, with the words that the people who ran them wrote into their log books in the evening of each day.`,
    })),
  ],
};

async function summaryFrom(behaviour: Behaviour) {
  server = await startChatServer(behaviour);
  const { patience, waits } = impatient();
  const model = createOpenAiModel({
    ...{ baseURL: server.baseURL, apiKey: 'k', modelIds: ['m'], patience },
    silence: { first: 5_000, between: 5_000 },
    now: () => new Date(0),
  });
  const outcome: Summary | Error = await summarise({
    ...{ paper: samplePaper(), document: long, language: 'ja', model },
    ...{ fallback: createExtractiveModel(), linkTo: (url: string) => url },
  }).catch((error) => error as Error);
  return { outcome, calls: server.asked.length, waits };
}

async function expectCase({ behaviour, ending }: Case): Promise<void> {
  const { outcome, calls, waits } = await summaryFrom(behaviour);
  expectEnding(outcome, ending, waits);
  expect(calls).toBe(Object.values(ending)[0]);
}

describe('a server', () => {
  test.each(ACCOUNT)('W-17: that $name is named, and no paper is blamed', expectCase);
  test.each(REQUEST_FORMS)('W-18: that $name is asked in another form', expectCase);
  test.each(WINDOWS)('W-19: that $name is sent less, and never called to have read all', expectCase);
  test.each(ODD_ANSWERS)('W-20: that $name is read, or named', expectCase);
  test.each(STREAMS)('W-20: that $name is heard to its end', expectCase);
  test.each(FURTHER_ACCOUNT)('W-17: that $name is named, and no paper is blamed', expectCase);
  test.each(FURTHER_FORMS)('W-18: that $name is asked in another form', expectCase);
  test.each(FURTHER_WINDOWS)('W-19: that $name is sent less, and never called to have read all', expectCase);
  test.each(FURTHER_ANSWERS)('W-20: that $name is read, or named', expectCase);
  test.each(PACE)('W-22: that $name is waited for as it says', expectCase);
});

function expectEnding(outcome: Summary | Error, ending: Ending, waits: readonly number[]): void {
  if ('operator' in ending) {
    expect(outcome).toBeInstanceOf(ModelRefusedError);
    expect(outcome).toMatchObject({ refusal: ending.refusal, concernsPaper: false, usage: undefined });
    expect((outcome as Error).message).toMatch(ending.says);
    return;
  }
  if ('busy' in ending) {
    expect(outcome).toBeInstanceOf(ModelBusyError);
    if (ending.waits) expect(waits).toEqual(ending.waits);
    if (ending.afterMs) expect((outcome as ModelBusyError).afterMs).toBe(ending.afterMs);
    return;
  }
  if (outcome instanceof Error) throw outcome;
  for (const count of Object.values(outcome.usage)) expect(Number.isFinite(count)).toBe(true);
  if ('standsIn' in ending) {
    expect(outcome).toMatchObject({ verbatim: true, coverage: { kind: ending.read === 'part' ? 'partial' : 'full' } });
    expect(outcome.dropped[0]!.text).toContain(ending.because);
    return;
  }
  expect(outcome.verbatim).toBe(false);
  expect(outcome.coverage.kind).toBe(ending.read === 'part' ? 'partial' : 'full');
  expect(outcome.usage.inputTokens).toBeGreaterThan(1_000);
}

const ALL = [...ACCOUNT, ...REQUEST_FORMS, ...WINDOWS, ...ODD_ANSWERS, ...STREAMS, ...PACE];

test('behaviours drawn at random, call by call, end in a summary or in a named error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(ALL.length - 1), { minLength: 1, maxLength: 12 }), async (drawn) => {
      const behaviour: Behaviour = (asked) => ALL[drawn[(asked.number - 1) % drawn.length]!]!.behaviour(asked);
      const { outcome, calls } = await summaryFrom(behaviour);
      await server!.close();
      expect(calls).toBeLessThanOrEqual(40);
      if (outcome instanceof Error) expect(['ModelBusyError', 'ModelRefusedError']).toContain(outcome.name);
      else for (const count of Object.values(outcome.usage)) expect(Number.isFinite(count)).toBe(true);
    }),
    { numRuns: 60, seed: 20_261_128 },
  );
});
