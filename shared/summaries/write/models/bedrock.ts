/** Amazon Bedrock: single calls through the Converse API. The client speaks HTTP/2. */
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import type { SummaryModel, Usage } from '../../summary.ts';
import { type Ask, inOrder, type Later, writtenModel } from '../written-model.ts';
import type { Budget } from './budget.ts';
import { capOf, PATIENT, type Patience, ThrottledError, usageOf, whileThrottled, withinBudget } from './call-model.ts';
import { answerOf, converseBody, countsOf } from './converse-form.ts';
import { ModelBusyError, ModelRefusedError } from './model-errors.ts';
import { priceOf } from './prices.ts';

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
  /** Lets drafts be answered by a batch, hours later; without it every turn is a call. */
  readonly later?: Later;
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
  const { client, modelIds, budget, inputTokens, later } = options;
  const { repairRate = 0.1, timeout = 120_000, patience = PATIENT } = options;
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
      const [cached, forced] = [caches(modelId, cap.input), FORCED_TOOL.test(modelId)];
      const input = { modelId, ...converseBody(prompt, schema, { temperature, maxTokens, cached, forced }) };
      return withinBudget(budget, cap, price, async () => {
        const output = await whileThrottled(() => send(input, usageOf(cap, price)), patience);
        const usage = usageOf(countsOf(output.usage) ?? cap, price);
        return { answer: answerOf(output, schema, usage), usage, modelId };
      });
    };

  const repairsWhole = modelIds.some((id) => caches(id, Number.POSITIVE_INFINITY));
  return writtenModel({ kind: 'bedrock', modelIds, inputTokens, ask: inOrder(modelIds, askOne), repairsWhole, later });
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
