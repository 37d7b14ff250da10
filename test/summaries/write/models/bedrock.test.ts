/** What the Bedrock adapter makes of the service's troubles; rows of the fault list by their ids. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { SummaryRequest } from '../../../../shared/summaries/summary.ts';
import { DRAFT_SCHEMA } from '../../../../shared/summaries/write/draft-schema.ts';
import { type BedrockOptions, createBedrockModel } from '../../../../shared/summaries/write/models/bedrock/bedrock.ts';
import { ModelBusyError, ModelRefusedError } from '../../../../shared/summaries/write/models/model-errors.ts';
import { inWords } from '../../../../shared/summaries/write/models/wire/schema.ts';
import { type ConverseStub, type Script, startConverseStub } from '../../../support/converse-stub.ts';
import { handedIn, NOTHING_BETTER } from '../../../support/sentences.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../../sample-paper.ts';
import { clientFor, HAIKU, impatient } from './bedrock-client.ts';

let stub: ConverseStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

const request: SummaryRequest = { paper: samplePaper(), document: sampleDocument(), language: 'ja' };
const honest = { tool: handedIn(sampleDraft()) };

async function modelWith(script: Script, options: Partial<BedrockOptions> = {}) {
  stub = await startConverseStub(script);
  const waiting = impatient();
  const model = createBedrockModel({
    client: clientFor(stub.endpoint),
    modelIds: [HAIKU],
    patience: waiting.patience,
    ...options,
  });
  return { model, waiting };
}

describe('a call', () => {
  test('sends the paper first and the task behind it, bounded, and asks for the schema', async () => {
    const { model } = await modelWith([honest]);
    const reply = await model.draft(request);
    expect(reply.draft).toEqual(sampleDraft());
    expect(reply.model).toBe(`bedrock:${HAIKU}`);
    const { body, modelId } = stub!.calls[0]!;
    expect(modelId).toBe(HAIKU);
    const [document, task] = body.messages[0].content;
    expect(document.text).toMatch(/^<paper>\nTitle: KiteSum/);
    expect(task.text).toContain('Japanese');
    expect(body.inferenceConfig).toEqual({ maxTokens: 8000, temperature: 0 });
    const { name, schema } = body.outputConfig.textFormat.structure.jsonSchema;
    expect(name).toBe('write_summary');
    expect(JSON.parse(schema).required).toEqual(['headline', 'overview', 'qa']);
    expect(task.text).toContain(inWords(JSON.parse(schema)));
  });

  test('forces one tool with the schema where a model takes no schema', async () => {
    const { model } = await modelWith([honest], { modelIds: ['amazon.nova-pro-v1:0'] });
    expect((await model.draft(request)).draft).toEqual(sampleDraft());
    const { toolConfig, outputConfig } = stub!.calls[0]!.body;
    expect(outputConfig).toBeUndefined();
    expect(toolConfig.toolChoice.tool.name).toBe('write_summary');
    expect(toolConfig.tools[0].toolSpec.inputSchema.json.required).toEqual(['headline', 'overview', 'qa']);
  });

  test('asks models that can not be forced for bare JSON', async () => {
    const { model } = await modelWith([{ text: JSON.stringify(handedIn(sampleDraft())) }], {
      modelIds: ['meta.llama3-3-70b-instruct-v1:0'],
    });
    expect((await model.draft(request)).draft).toEqual(sampleDraft());
    expect(stub!.calls[0]!.body.toolConfig).toBeUndefined();
    expect(stub!.calls[0]!.body.messages[0].content.at(-1).text).toContain(inWords(DRAFT_SCHEMA.schema));
  });

  test('is sent in the service tier and under the guardrail of the settings', async () => {
    const { model } = await modelWith([honest], { tier: 'flex', guardrail: { id: 'g-1', version: '2' } });
    await model.draft(request);
    expect(stub!.calls[0]!.body).toMatchObject({
      serviceTier: { type: 'flex' },
      guardrailConfig: { guardrailIdentifier: 'g-1', guardrailVersion: '2' },
    });
  });

  test('counts cached tokens at their own price', async () => {
    const usage = { inputTokens: 1000, outputTokens: 1000, cacheReadInputTokens: 10_000, cacheWriteInputTokens: 2000 };
    const { model } = await modelWith([{ ...honest, usage }]);
    const reply = await model.draft(request);
    expect(reply.usage.inputTokens).toBe(13_000);
    // Through a Region, a tenth more than the global price.
    expect(reply.usage.cost).toBeCloseTo((1.1 * (1000 * 1 + 1000 * 5 + 10_000 * 0.1 + 2000 * 1.25)) / 1e6, 9);
  });
});

test('the short second turn sends the passages that matter', async () => {
  const { model } = await modelWith([honest, { tool: NOTHING_BETTER }]);
  const document = {
    ...sampleDocument(),
    blocks: [
      ...sampleDocument().blocks,
      ...Array.from({ length: 200 }, (_, at) => ({
        ...sampleDocument().blocks[1]!,
        text: `Paragraph ${at} on matters of no interest here, such as weather and food.`,
      })),
    ],
  };
  const { draft } = await model.draft({ ...request, document });
  await model.repair!({ ...request, document }, draft, [
    { where: 'qa[0]', check: 'number-unsupported', reason: 'no 76.2' },
  ]);
  const sent = stub!.calls[1]!.body.messages[0].content[0].text;
  expect(sent).toContain('Without the verifier it falls to 76.2%');
  expect(sent.length).toBeLessThan(stub!.calls[0]!.body.messages[0].content[0].text.length / 4);
});

test('W-01 throttled five times, then answered: six calls, jittered waits, every retry told', async () => {
  const throttled = { error: 'ThrottlingException' };
  const { model, waiting } = await modelWith([throttled, throttled, throttled, throttled, throttled, honest]);
  await model.draft(request);
  expect(stub!.calls).toHaveLength(6);
  expect(waiting.retries()).toBe(5);
  expect(waiting.waits).toEqual([500, 1000, 2000, 4000, 8000]);
});

test('W-01 throttled for ever: six calls and an error that a retry can help', async () => {
  const { model } = await modelWith([{ error: 'ThrottlingException' }]);
  const error = await model.draft(request).catch((caught) => caught);
  expect(error).toBeInstanceOf(ModelBusyError);
  expect(error.retryable).toBe(true);
  expect(error.usage).toBeUndefined();
  expect(stub!.calls).toHaveLength(6);
});

test.each([
  ['a model timeout', { error: 'ModelTimeoutException' }],
  ['a reset', { reset: true }],
  ['a call that hangs', { hang: true }],
] as const)('W-02 %s: one call, an item failure for the queue, counted at the cap', async (_, fault) => {
  const { model } = await modelWith([fault], { silence: 300 });
  const error = await model.draft(request).catch((caught) => caught);
  expect(error).toBeInstanceOf(ModelBusyError);
  expect(error.usage.outputTokens).toBe(8000);
  expect(stub!.calls).toHaveLength(1);
});

test.each([
  ['AccessDeniedException', '', 'access-denied'],
  ['ResourceNotFoundException', '', 'model-retired'],
  ['ValidationException', 'The provided model identifier is invalid.', 'model-retired'],
])('W-14 %s %s: fails at once as %s, one call however many papers', async (error, message, refusal) => {
  const { model } = await modelWith([{ error, message }]);
  for (let paper = 0; paper < 3; paper++) {
    const caught = await model.draft(request).catch((thrown) => thrown);
    expect(caught).toBeInstanceOf(ModelRefusedError);
    expect(caught).toMatchObject({ refusal, retryable: false, concernsPaper: false });
    expect(caught.message).not.toContain('KiteSum');
  }
  expect(stub!.calls).toHaveLength(1);
});

test('W-14 the next model of the list answers when the first is retired, and the summary tells which did', async () => {
  const { model } = await modelWith(
    (call) => (call.modelId === 'old.model' ? { error: 'ResourceNotFoundException' } : honest),
    {
      modelIds: ['old.model', HAIKU],
    },
  );
  await model.draft(request);
  const reply = await model.draft(request);
  expect(reply.model).toBe(`bedrock:${HAIKU}`);
  expect(stub!.calls.map(({ modelId }) => modelId)).toEqual(['old.model', HAIKU, HAIKU]);
});

test('W-16 an answer without usage is counted at the cap, not at zero', async () => {
  const { model } = await modelWith([{ ...honest, usage: null }]);
  const { usage } = await model.draft(request);
  expect(usage.outputTokens).toBe(8000);
  expect(usage.inputTokens).toBeGreaterThan(1000);
  expect(usage.cost).toBeGreaterThan(0.04);
});
