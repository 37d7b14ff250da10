/** The adapter for OpenAI's chat interface, against a server of our own. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { SummaryRequest } from '../../../../shared/summaries/summary.ts';
import {
  ModelAnswerError,
  ModelBusyError,
  ModelRefusedError,
} from '../../../../shared/summaries/write/models/model-errors.ts';
import { createOpenAiModel, type OpenAiOptions } from '../../../../shared/summaries/write/models/openai.ts';
import { type ChatScript, type OpenAiStub, startOpenAiStub } from '../../../support/openai-stub.ts';
import { handedIn } from '../../../support/sentences.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../../sample-paper.ts';
import { impatient } from './bedrock-client.ts';

let stub: OpenAiStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const request: SummaryRequest = { paper: samplePaper(), document: sampleDocument(), language: 'ja' };
const honest = { content: JSON.stringify(handedIn(sampleDraft())) };

async function modelWith(script: ChatScript, options: Partial<OpenAiOptions> = {}) {
  stub = await startOpenAiStub(script);
  return createOpenAiModel({
    baseURL: stub.baseURL,
    apiKey: 'k-1',
    modelIds: ['local-7b'],
    patience: impatient().patience,
    ...options,
  });
}

test('asks for the schema, and what runs on one’s own machine costs nothing', async () => {
  const model = await modelWith([honest]);
  const reply = await model.draft(request);
  expect(reply.draft).toEqual(sampleDraft());
  expect(reply).toMatchObject({
    model: 'openai:local-7b',
    usage: { calls: 1, inputTokens: 9000, outputTokens: 2500, cost: 0 },
  });
  const { body, authorization } = stub!.calls[0]!;
  expect(authorization).toBe('Bearer k-1');
  expect(body.response_format.json_schema).toMatchObject({ name: 'write_summary', strict: true });
  expect(body.max_completion_tokens).toBe(8000);
  expect(body.messages[1].content).toMatch(/^<paper>/);
});

test('falls back to a plain object and then to plain text where a server refuses the form, and remembers', async () => {
  const model = await modelWith((call) => {
    if (call.body.response_format) return { status: 400, message: 'response_format is not supported' };
    return honest;
  });
  await model.draft(request);
  await model.draft(request);
  expect(stub!.calls.map(({ body }) => body.response_format?.type)).toEqual([
    'json_schema',
    'json_object',
    undefined,
    undefined,
  ]);
  expect(stub!.calls[2]!.body.max_tokens).toBe(8000);
  expect(stub!.calls[2]!.body.messages[1].content).toContain('"additionalProperties":false');
});

test('takes an answer in a code fence and behind a thinking block, as plain servers give it', async () => {
  const model = await modelWith([{ content: `<think>Let me see.</think>\n\`\`\`json\n${honest.content}\n\`\`\`` }]);
  expect((await model.draft(request)).draft).toEqual(sampleDraft());
});

describe('what is no answer is an error and never a draft', () => {
  test.each([
    [
      'W-03 cut at the bound',
      { content: honest.content.slice(0, 500), finishReason: 'length' },
      ModelAnswerError,
      'cut',
    ],
    ['W-05 cut JSON', { content: honest.content.slice(0, 500) }, ModelAnswerError, 'not-json'],
    ['W-05 prose behind JSON', { content: `${honest.content}\nI hope this helps.` }, ModelAnswerError, 'not-json'],
    ['W-05 extra keys', { content: '{"headline":"a","overview":"b","qa":[],"x":1}' }, ModelAnswerError, 'not-as-asked'],
    ['W-04 nothing', { content: '' }, ModelAnswerError, 'empty'],
    ['a body that is no JSON', { raw: '<html>busy</html>' }, ModelAnswerError, 'not-json'],
    ['W-04 a filter', { content: 'x', finishReason: 'content_filter' }, ModelRefusedError, 'guardrail'],
    ['W-04 a refusal', { refusal: 'no' }, ModelRefusedError, 'refused'],
    ['W-04 refusal in prose', { content: 'I can not help with that.' }, ModelRefusedError, 'refused'],
    ['W-14 a wrong key', { status: 401 }, ModelRefusedError, 'access-denied'],
    ['W-14 an unknown model', { status: 404 }, ModelRefusedError, 'model-retired'],
  ] as const)('%s', async (_, answer, kind, fault) => {
    const model = await modelWith([answer]);
    const error = await model.draft(request).catch((caught) => caught);
    expect(error).toBeInstanceOf(kind);
    expect(error.fault ?? error.refusal).toBe(fault);
  });

  test.each([[429], [500], [503]])(
    'W-01 status %d is asked six times with jitter, then left to the queue',
    async (status) => {
      const model = await modelWith([{ status }]);
      await expect(model.draft(request)).rejects.toBeInstanceOf(ModelBusyError);
      expect(stub!.calls).toHaveLength(6);
    },
  );

  test('W-02 a broken connection is left to the queue at once', async () => {
    const model = await modelWith([{ reset: true }]);
    await expect(model.draft(request)).rejects.toBeInstanceOf(ModelBusyError);
    expect(stub!.calls).toHaveLength(1);
  });
});

test('W-14 the next id is asked when the server does not know the first', async () => {
  const model = await modelWith((call) => (call.body.model === 'gone' ? { status: 404 } : honest), {
    modelIds: ['gone', 'local-7b'],
  });
  expect((await model.draft(request)).model).toBe('openai:local-7b');
});

test('W-16 an answer without usage is counted at the cap', async () => {
  const model = await modelWith([{ ...honest, usage: null }]);
  expect((await model.draft(request)).usage.outputTokens).toBe(8000);
});
