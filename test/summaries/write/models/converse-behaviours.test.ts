/** Every behaviour of Converse over HTTP/2, through the real client and the whole of `summarise`. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createExtractiveModel } from '../../../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../../../shared/summaries/summarise.ts';
import type { Summary } from '../../../../shared/summaries/summary.ts';
import { createBedrockModel } from '../../../../shared/summaries/write/models/bedrock/bedrock.ts';
import {
  type ConverseAnswer,
  type ConverseCall,
  type ConverseStub,
  type Script,
  startConverseStub,
} from '../../../support/converse-stub.ts';
import { handedIn } from '../../../support/sentences.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../../sample-paper.ts';
import { clientFor, HAIKU, impatient } from './bedrock-client.ts';

let stub: ConverseStub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

async function summaryFrom(script: Script, modelIds: readonly string[] = [HAIKU]) {
  stub = await startConverseStub(script);
  const { patience } = impatient();
  const client = clientFor(stub.endpoint);
  const model = createBedrockModel({ client, modelIds, patience, silence: 10_000, now: () => new Date(0) });
  const outcome: Summary | Error = await summarise({
    ...{ paper: samplePaper(), document: sampleDocument(), language: 'ja', model },
    ...{ fallback: createExtractiveModel(), linkTo: (url: string) => url },
  }).catch((error) => error as Error);
  client.destroy();
  return { outcome, calls: stub.calls };
}

const DRAFT = handedIn(sampleDraft());
const honest = { tool: DRAFT };
const text = JSON.stringify(DRAFT);
const refuses =
  (message: string, when: (body: ConverseCall['body'], call: ConverseCall) => boolean): Script =>
  (call) =>
    when(call.body, call) ? { error: 'ValidationException', message } : honest;
const whole = (content: readonly object[], stopReason = 'end_turn'): ConverseAnswer => ({
  whole: {
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: { inputTokens: 9000, outputTokens: 2000 },
  },
});

describe('a model that', () => {
  test.each<[string, Script, number]>([
    ['streams what it was asked for', [honest], 1],
    ['answers whole though a stream was asked for', [whole([{ text }])], 1],
    ['thinks before it answers', [whole([{ reasoningContent: { reasoningText: { text: 'hm {' } } }, { text }])], 1],
    [
      'talks before it hands in',
      [whole([{ text: 'I will hand it in.' }, { toolUse: { toolUseId: 't', name: 'x', input: DRAFT } }], 'tool_use')],
      1,
    ],
    [
      'hands in a list as text',
      [
        whole(
          [
            {
              toolUse: {
                toolUseId: 't',
                name: 'write_summary',
                input: { ...DRAFT, qa: JSON.stringify(DRAFT.qa) },
              },
            },
          ],
          'tool_use',
        ),
      ],
      1,
    ],
    [
      'wraps the answer in the tool’s name',
      [whole([{ toolUse: { toolUseId: 't', name: 'x', input: { write_summary: DRAFT } } }])],
      1,
    ],
    ['puts prose and a fence around', [{ text: `Here:\n\`\`\`json\n${text}\n\`\`\`\nDone.` }], 1],
    ['stops at a sequence', [{ text, stopReason: 'stop_sequence' }], 1],
    [
      'refuses a temperature',
      refuses(
        'The model returned the following errors: `temperature` is deprecated for this model.',
        (body) => body.inferenceConfig.temperature !== undefined,
      ),
      2,
    ],
    [
      'takes no schema',
      refuses(
        'This model doesn’t support the outputConfig.textFormat field. Remove outputConfig.textFormat and try again.',
        (body) => body.outputConfig,
      ),
      2,
    ],
    [
      'takes no tool that is forced',
      refuses('Thinking may not be enabled when tool_choice forces tool use.', (body) =>
        body.outputConfig === undefined ? body.toolConfig?.toolChoice : true,
      ),
      2,
    ],
    [
      'takes no system message',
      refuses(
        'This model doesn’t support system messages. Try again without a system message or use a model that supports system messages.',
        (body) => body.system,
      ),
      2,
    ],
    ['takes no stream', refuses('The model is unsupported for streaming.', (_, { stream }) => stream), 2],
    [
      'gives 4,096 tokens at most',
      refuses(
        'The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.',
        (body) => body.inferenceConfig.maxTokens > 4096,
      ),
      2,
    ],
    [
      'may not be streamed by this role',
      (call) =>
        call.stream
          ? {
              error: 'AccessDeniedException',
              message: 'not authorized to perform: bedrock:InvokeModelWithResponseStream',
            }
          : honest,
      2,
    ],
    [
      'calls a field of the form extraneous',
      refuses(
        'Malformed input request: extraneous key [temperature] is not permitted, please reformat your input and try again.',
        (body) => body.inferenceConfig.temperature !== undefined,
      ),
      2,
    ],
    [
      'takes no two ways of sampling',
      refuses(
        'The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model.',
        (body) => body.inferenceConfig.temperature !== undefined,
      ),
      2,
    ],
    [
      'takes no tool in a stream',
      refuses("This model doesn't support tool use in streaming mode.", (body, { stream }) =>
        Boolean(body.outputConfig || (body.toolConfig && stream)),
      ),
      3,
    ],
    [
      'names the most tokens it gives behind those it was asked for',
      refuses(
        'The model returned the following errors: max_tokens: 8000 > 4096, which is the maximum allowed number of output tokens for this model',
        (body) => body.inferenceConfig.maxTokens > 4096,
      ),
      2,
    ],
    [
      'takes no assistant that thinks and is told what to hand in',
      refuses(
        'Invalid parameter: thinking is not supported together with output_config.format',
        (body) => body.outputConfig,
      ),
      2,
    ],
    [
      'refuses a form without saying why',
      refuses('Malformed input request', (body) => body.outputConfig || body.inferenceConfig.temperature !== undefined),
      2,
    ],
  ])('W-18: %s writes all the same', async (_, script, calls) => {
    const { outcome, calls: made } = await summaryFrom(script);
    expect(outcome).toMatchObject({ verbatim: false, coverage: { kind: 'full' }, model: `bedrock:${HAIKU}` });
    expect(made).toHaveLength(calls);
  });

  test.each<[string, ConverseAnswer, RegExp, number]>([
    ['has no room for more', whole([{ text: '' }], 'model_context_window_exceeded'), /ModelRefusedError/, 2],
    ['hands in a broken call', whole([{ text }], 'malformed_tool_use'), /ModelAnswerError/, 2],
    ['is stopped by a guardrail', { text: 'withheld', stopReason: 'guardrail_intervened' }, /ModelRefusedError/, 1],
    ['is filtered', { text: '', stopReason: 'content_filtered' }, /ModelRefusedError/, 1],
    ['refuses', { text: '', stopReason: 'refusal' }, /ModelRefusedError/, 1],
    ['is cut', { tool: DRAFT, stopReason: 'max_tokens' }, /ModelAnswerError/, 2],
    ['says nothing', { empty: true }, /ModelAnswerError/, 2],
  ])('W-20: %s gives way to the paper’s own words', async (_, answer, because, calls) => {
    const { outcome, calls: made } = await summaryFrom([answer]);
    expect(outcome).toMatchObject({ verbatim: true, model: 'extractive' });
    expect((outcome as Summary).dropped[0]!.check).toMatch(because);
    expect(made.length).toBe(calls);
  });

  const operator: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'AccessDeniedException',
      'Model use case details have not been submitted for this account.',
      'access-denied',
      /use case/,
    ],
    [
      'AccessDeniedException',
      'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe)',
      'access-denied',
      /aws-marketplace:Subscribe/,
    ],
    [
      'AccessDeniedException',
      'not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:ap-northeast-3::foundation-model/x',
      'access-denied',
      /ap-northeast-3/,
    ],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      'access-denied',
      /credentials/,
    ],
    ['ThrottlingException', 'Too many tokens per day, please wait before trying again.', 'quota', /00:00 UTC/],
    ['ServiceQuotaExceededException', 'Your request exceeds the service quota for your account.', 'quota', /quota/],
    [
      'ResourceNotFoundException',
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days.',
      'model-retired',
      /another id/,
    ],
    ['ValidationException', 'This Model is marked by provider as Legacy', 'model-retired', /another id/],
    [
      'ValidationException',
      'Invocation of model ID x with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile',
      'model-retired',
      /inference profile/,
    ],
    ['ValidationException', 'The provided model identifier is invalid.', 'model-retired', /another id/],
    [
      'AccessDeniedException',
      "You don't have access to the model with the specified model ID.",
      'access-denied',
      /Bedrock console/,
    ],
    [
      'AccessDeniedException',
      'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time.',
      'access-denied',
      /payment/,
    ],
    [
      'AccessDeniedException',
      'This model is not available for your account: private marketplace eligibility is missing. Contact your administrator.',
      'access-denied',
      /private marketplace/i,
    ],
    [
      'AccessDeniedException',
      'User: arn:aws:sts::1:assumed-role/r is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/x with an explicit deny in a service control policy',
      'access-denied',
      /us-west-2/,
    ],
    ['ResourceNotFoundException', 'This model version has reached the end of its life.', 'model-retired', /another id/],
    ['ResourceNotFoundException', 'Model not found.', 'model-retired', /another id/],
    ['ValidationException', 'This model is not available in your region.', 'model-retired', /another id/],
    ['ExpiredTokenException', 'The security token included in the request is expired', 'access-denied', /credentials/],
  ];
  test.each(operator)('W-17: is closed by %s "%s" is the operator’s matter', async (error, message, refusal, says) => {
    const { outcome, calls } = await summaryFrom([{ error, message }]);
    expect(outcome).toMatchObject({ name: 'ModelRefusedError', refusal, concernsPaper: false, usage: undefined });
    expect((outcome as Error).message).toMatch(says);
    expect(calls).toHaveLength(1);
  });

  test.each(operator)('is closed by %s "%s" gives way to the next of another family', async (error, message) => {
    const nova = 'global.amazon.nova-2-lite-v1:0';
    const { outcome } = await summaryFrom(
      (call) => (call.modelId === HAIKU ? { error, message } : honest),
      [HAIKU, nova],
    );
    expect(outcome).toMatchObject({ verbatim: false, model: `bedrock:${nova}` });
  });

  test.each([
    ['ThrottlingException', 'Too many requests, please wait before trying again.'],
    ['ThrottlingException', 'Too many tokens, please wait before trying again.'],
    ['ServiceUnavailableException', 'Bedrock is unable to process your request.'],
    ['ModelNotReadyException', 'The model is not ready for inference. Wait and try again.'],
    [
      'InternalServerException',
      'The system encountered an unexpected error during processing. Try your request again.',
    ],
  ])('W-01: is busy with %s "%s" is asked again a few times, and later', async (error, message) => {
    const { outcome, calls } = await summaryFrom([{ error, message }]);
    expect(outcome).toMatchObject({ name: 'ModelBusyError', usage: undefined });
    expect(calls).toHaveLength(6);
  });

  test.each([
    ['throttlingException', 'Too many tokens, please wait before trying again.'],
    ['serviceUnavailableException', 'Bedrock is unable to process your request.'],
    ['internalServerException', 'The system encountered an unexpected error during processing.'],
    ['modelTimeoutException', 'Model has timed out in processing the request.'],
  ])('W-22: breaks its stream with %s comes again later', async (breaks, message) => {
    const { outcome, calls } = await summaryFrom([{ breaks, message }]);
    expect(outcome).toMatchObject({ name: 'ModelBusyError' });
    expect(calls.length).toBeLessThanOrEqual(6);
  });

  test.each([
    'Input Tokens Exceeded: Number of input tokens exceeds maximum length. Please update the input to try again.',
    'prompt is too long: 5200 tokens > 4096 maximum',
    'This model’s maximum context length is 4096 tokens. Please reduce the length of the prompt',
    'The model returned the following errors: Input is too long for requested model.',
  ])('W-19: says "%s" is sent less', async (message) => {
    const longest = sampleDocument().blocks.reduce((sum, { text }) => sum + text.length, 0);
    const { outcome, calls } = await summaryFrom(
      refuses(message, (body) => JSON.stringify(body.messages).length > longest / 2 + 6_000),
    );
    expect(outcome).toMatchObject({ coverage: { kind: expect.stringMatching(/partial|full/) } });
    expect(calls.length).toBeLessThanOrEqual(5);
  });

  test('breaks off its stream costs its cap and comes again later', async () => {
    const { outcome } = await summaryFrom([{ breaks: 'modelStreamErrorException' }]);
    expect(outcome).toMatchObject({ name: 'ModelBusyError', retryable: true, usage: { calls: 1 } });
  });

  test('has taken a form is asked in it from then on', async () => {
    stub = await startConverseStub(
      refuses('`temperature` is deprecated for this model.', (body) => body.inferenceConfig.temperature !== undefined),
    );
    const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] });
    const request = { paper: samplePaper(), document: sampleDocument(), language: 'ja' } as const;
    for (let paper = 0; paper < 3; paper++) await model.draft(request);
    expect(stub.calls.map(({ body }) => body.inferenceConfig.temperature)).toEqual([
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('the ids of today are asked as they are documented to want it, in one call each', async () => {
  stub = await startConverseStub(({ modelId, body }) => {
    if (
      /opus-4-[78]|-5-5|sonnet-5|opus-5|fable/.test(modelId) &&
      (body.inferenceConfig.temperature !== undefined || body.toolConfig?.toolChoice)
    )
      return { error: 'ValidationException', message: '`temperature` is deprecated for this model.' };
    return honest;
  });
  const ids = [
    'global.anthropic.claude-sonnet-5-5',
    'jp.anthropic.claude-opus-5-5',
    'us.anthropic.claude-haiku-5-5',
    'global.anthropic.claude-fable-5-1',
    'anthropic.claude-opus-4-8',
    HAIKU,
    'global.amazon.nova-2-lite-v1:0',
    'amazon.nova-pro-v1:0',
    'openai.gpt-oss-120b-1:0',
    'qwen.qwen3-32b-v1:0',
    'us.meta.llama3-3-70b-instruct-v1:0',
  ];
  const request = { paper: samplePaper(), document: sampleDocument(), language: 'ja' } as const;
  for (const id of ids) {
    const reply = await createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [id] }).draft(request);
    expect(reply.model).toBe(`bedrock:${id}`);
  }
  expect(stub.calls.map(({ modelId }) => modelId)).toEqual(ids);
});
