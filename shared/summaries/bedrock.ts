/** Amazon Bedrock: all that is particular to the Converse API. The client speaks HTTP/2. */
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  type ContentBlock,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
  type TokenUsage,
} from '@aws-sdk/client-bedrock-runtime';
import type { Budget } from './budget.ts';
import { capOf, PATIENT, type Patience, ThrottledError, usageOf, whileThrottled, withinBudget } from './call-model.ts';
import { type AnswerSchema, parseJson } from './draft-schema.ts';
import { ModelAnswerError, ModelBusyError, ModelRefusedError } from './model-errors.ts';
import { priceOf, type TokenCounts } from './prices.ts';
import type { Prompt } from './prompt.ts';
import type { SummaryModel, Usage } from './summary.ts';
import { type Ask, inOrder, writtenModel } from './written-model.ts';

export interface BedrockOptions {
  /** Made with `maxAttempts: 1`, see `bedrockClient`: retries are counted here. */
  readonly client: BedrockRuntimeClient;
  /** Asked in this order: the next one is asked when an id is retired or not open to the account. */
  readonly modelIds: readonly string[];
  readonly budget?: Budget;
  /** Longest document, in tokens; default `INPUT_TOKENS`. */
  readonly inputTokens?: number;
  /** Share of papers expected to need the repair turn, 0 to 1; default 0.1. See `CACHE_PAYS_FROM`. */
  readonly repairRate?: number;
  /** Milliseconds for one call; default 120,000. */
  readonly timeout?: number;
  /** Left out when undefined is given: some newer models refuse it. Default 0. */
  readonly temperature?: number | undefined;
  readonly patience?: Patience;
}

/** Writing the cache costs a quarter more than reading the paper once; below this share of repairs that is never earned back. */
const CACHE_PAYS_FROM = 0.25;
/** Fewest tokens of a prefix that are cached; below, nothing is cached and nothing is said (Bedrock user guide, prompt caching). */
const CACHES: readonly (readonly [RegExp, number])[] = [
  [/claude-(?:haiku-4-5|opus-4-[5-9])/, 4_096],
  [/claude-(?:3-7-sonnet|sonnet-4|opus-4)|nova-(?:micro|lite|pro|premier)/, 1_024],
  [/claude-3-5-haiku/, 2_048],
];
/** Models that can be forced to answer through one tool (ToolChoice, API reference); others are asked for bare JSON. */
const FORCED_TOOL = /anthropic\.claude-|amazon\.nova-|mistral\.mistral-large/;

/** One try per call: what the SDK would repeat by itself is not counted by anyone. */
export function bedrockClient(
  config: Pick<BedrockRuntimeClientConfig, 'region' | 'endpoint' | 'credentials'>,
): BedrockRuntimeClient {
  return new BedrockRuntimeClient({ ...config, maxAttempts: 1 });
}

/** Asks through Converse, forced into one tool where the model can be. */
export function createBedrockModel(options: BedrockOptions): SummaryModel {
  const { client, modelIds, budget, inputTokens, repairRate = 0.1, timeout = 120_000, patience = PATIENT } = options;
  const temperature = 'temperature' in options ? options.temperature : 0;

  const caches = (modelId: string, tokens: number): boolean => {
    const least = CACHES.find(([id]) => id.test(modelId))?.[1];
    return repairRate > CACHE_PAYS_FROM && least !== undefined && tokens > least * 1.3;
  };

  async function send(input: ConverseCommandInput, atMost: Usage): Promise<ConverseCommandOutput> {
    try {
      return await client.send(new ConverseCommand(input), { abortSignal: AbortSignal.timeout(timeout) });
    } catch (error) {
      throw named(error as Error, atMost);
    }
  }

  const askOne =
    (modelId: string): Ask =>
    (prompt, schema, maxTokens) => {
      const price = priceOf(modelId);
      const cap = capOf(prompt, maxTokens);
      const input = inputOf({ modelId, temperature, maxTokens, cached: caches(modelId, cap.input) }, prompt, schema);
      return withinBudget(budget, cap, price, async () => {
        const output = await whileThrottled(() => send(input, usageOf(cap, price)), patience);
        const usage = usageOf(countsOf(output.usage) ?? cap, price);
        return { answer: answerOf(output, schema, usage), usage, modelId };
      });
    };

  const repairsWhole = modelIds.some((id) => caches(id, Number.POSITIVE_INFINITY));
  return writtenModel({ kind: 'bedrock', modelIds, inputTokens, ask: inOrder(modelIds, askOne), repairsWhole });
}

interface CommandOptions {
  readonly modelId: string;
  readonly temperature: number | undefined;
  readonly maxTokens: number;
  readonly cached: boolean;
}

function inputOf(
  { modelId, temperature, maxTokens, cached }: CommandOptions,
  prompt: Prompt,
  schema: AnswerSchema,
): ConverseCommandInput {
  const content: ContentBlock[] = [{ text: prompt.document }];
  if (cached) content.push({ cachePoint: { type: 'default' } });
  const forced = FORCED_TOOL.test(modelId);
  const form = forced
    ? ''
    : `\nAnswer with one JSON object and nothing else, in this schema:\n${JSON.stringify(schema.schema)}`;
  content.push({ text: prompt.task + form });
  return {
    modelId,
    system: [{ text: prompt.system }],
    messages: [{ role: 'user', content }],
    inferenceConfig: { maxTokens, ...(temperature !== undefined && { temperature }) },
    ...(forced && {
      toolConfig: {
        tools: [
          {
            toolSpec: {
              name: schema.name,
              description: schema.description,
              inputSchema: { json: schema.schema as never },
            },
          },
        ],
        toolChoice: { tool: { name: schema.name } },
      },
    }),
  };
}

/** Undefined when the answer carries no usage: then the cap counts. */
function countsOf(usage: TokenUsage | undefined): TokenCounts | undefined {
  if (usage?.inputTokens === undefined || usage.outputTokens === undefined) return undefined;
  return {
    input: usage.inputTokens,
    output: usage.outputTokens,
    cacheRead: usage.cacheReadInputTokens ?? 0,
    cacheWrite: usage.cacheWriteInputTokens ?? 0,
  };
}

/** What a clean end carries; every other end is an error and its text is never looked at. */
function answerOf({ output, stopReason }: ConverseCommandOutput, schema: AnswerSchema, usage: Usage): unknown {
  if (stopReason === 'max_tokens') throw new ModelAnswerError('cut', 'the answer was cut at maxTokens', usage);
  if (stopReason === 'guardrail_intervened' || stopReason === 'content_filtered') {
    throw new ModelRefusedError('guardrail', `the answer was withheld: ${stopReason}`, { usage });
  }
  if (stopReason !== 'tool_use' && stopReason !== 'end_turn') {
    throw new ModelAnswerError('not-as-asked', `the answer ended with ${stopReason}`, usage);
  }
  const content = output?.message?.content ?? [];
  const tool = content.find((block) => block.toolUse?.name === schema.name)?.toolUse;
  if (tool) return tool.input;
  const text = content
    .map((block) => block.text ?? '')
    .join('')
    .trim();
  if (text === '') throw new ModelAnswerError('empty', 'the answer is empty', usage);
  if (!/^(?:```(?:json)?\s*)?\{/.test(text))
    throw new ModelRefusedError('refused', 'the model answered in prose', { usage });
  return parseJson(text, usage);
}

const THROTTLED = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'ServiceUnavailableException',
  'ModelNotReadyException',
  'InternalServerException',
]);
const DENIED = new Set([
  'AccessDeniedException',
  'UnrecognizedClientException',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'CredentialsProviderError',
]);

/** SDK errors end here. Messages are the service's names, never a payload. */
function named(error: Error, atMost: Usage): Error {
  const { name } = error;
  if (THROTTLED.has(name)) return new ThrottledError(name);
  if (DENIED.has(name)) return new ModelRefusedError('access-denied', `Bedrock refuses this account: ${name}`);
  if (
    name === 'ResourceNotFoundException' ||
    (name === 'ValidationException' &&
      /model (?:identifier|version|id)|end of (?:its )?life|on-demand throughput/i.test(error.message))
  ) {
    return new ModelRefusedError('model-retired', `Bedrock does not serve this model: ${name}`);
  }
  if (name === 'ValidationException')
    return new ModelRefusedError('request-rejected', `Bedrock rejects the request: ${name}`);
  // A timeout, a reset, a model error: whether it was billed is unknown, so the cap counts.
  return new ModelBusyError(`no answer from Bedrock: ${name}`, { usage: atMost });
}
