/** Any server with OpenAI's chat interface: the service itself, or a model on one's own machine. */
import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { SummaryModel, Usage } from '../../summary.ts';
import { type AnswerSchema, parseJson } from '../draft-schema.ts';
import type { Prompt } from '../prompt.ts';
import { type Ask, inOrder, writtenModel } from '../written-model.ts';
import type { Budget } from './budget.ts';
import { capOf, PATIENT, type Patience, ThrottledError, usageOf, whileThrottled, withinBudget } from './call-model.ts';
import { ModelAnswerError, ModelBusyError, ModelRefusedError } from './model-errors.ts';
import { FREE, priceOf } from './prices.ts';

export interface OpenAiOptions {
  /** e.g. `http://127.0.0.1:11434/v1`; the service's own address when left out. */
  readonly baseURL?: string;
  readonly apiKey: string;
  /** Asked in this order: the next one is asked when the server does not know an id. */
  readonly modelIds: readonly string[];
  readonly budget?: Budget;
  /** Longest document, in tokens; default `INPUT_TOKENS`. Local models often hold less. */
  readonly inputTokens?: number;
  /** Milliseconds for one call; default 300,000, since models on one's own machine are slow. */
  readonly timeout?: number;
  readonly patience?: Patience;
}

/** Ways to ask for JSON, best first: servers differ in what they know and answer 400 to the rest. */
type Form = 'json_schema' | 'json_object' | 'plain';
const FORMS: readonly Form[] = ['json_schema', 'json_object', 'plain'];

type Completion = OpenAI.Chat.ChatCompletion;

export function createOpenAiModel(options: OpenAiOptions): SummaryModel {
  const { baseURL, apiKey, modelIds, budget, inputTokens, timeout = 300_000, patience = PATIENT } = options;
  const client = new OpenAI({ apiKey, timeout, maxRetries: 0, ...(baseURL && { baseURL }) });
  /** For each model the form that its server takes, once that is known. */
  const known = new Map<string, Form>();

  const askOne =
    (modelId: string): Ask =>
    (prompt, schema, maxTokens) => {
      const price = isLocal(baseURL) ? FREE : priceOf(modelId);
      const cap = capOf(prompt, maxTokens);
      return withinBudget(budget, cap, price, async () => {
        const completion = await whileThrottled(
          () => complete(modelId, prompt, schema, maxTokens, usageOf(cap, price)),
          patience,
        );
        const { usage: told } = completion;
        const usage = usageOf(told ? { input: told.prompt_tokens, output: told.completion_tokens } : cap, price);
        return { answer: answerOf(completion, usage), usage, modelId };
      });
    };

  /** Tries the forms in order and remembers per model the first that the server takes. */
  async function complete(
    modelId: string,
    prompt: Prompt,
    schema: AnswerSchema,
    maxTokens: number,
    atMost: Usage,
  ): Promise<Completion> {
    for (const form of FORMS.slice(FORMS.indexOf(known.get(modelId) ?? 'json_schema'))) {
      try {
        const completion = await client.chat.completions.create(bodyOf(modelId, prompt, schema, maxTokens, form));
        known.set(modelId, form);
        return completion;
      } catch (error) {
        if (form !== 'plain' && error instanceof APIError && (error.status === 400 || error.status === 422)) continue;
        throw named(error as Error, atMost);
      }
    }
    throw new ModelRefusedError('request-rejected', 'the server takes no form of the request');
  }

  return writtenModel({ kind: 'openai', modelIds, inputTokens, ask: inOrder(modelIds, askOne) });
}

function bodyOf(
  modelId: string,
  prompt: Prompt,
  schema: AnswerSchema,
  maxTokens: number,
  form: Form,
): OpenAI.Chat.ChatCompletionCreateParamsNonStreaming {
  const asked =
    form === 'json_schema'
      ? ''
      : `\nAnswer with one JSON object and nothing else, in this schema:\n${JSON.stringify(schema.schema)}`;
  return {
    model: modelId,
    max_completion_tokens: maxTokens,
    messages: [
      { role: 'system', content: prompt.system },
      { role: 'user', content: `${prompt.document}\n\n${prompt.task}${asked}` },
    ],
    ...(form === 'json_schema' && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: schema.name, strict: true, schema: { ...schema.schema } },
      },
    }),
    ...(form === 'json_object' && { response_format: { type: 'json_object' } }),
    // Older servers know only this name of the bound.
    ...(form === 'plain' && { max_completion_tokens: undefined, max_tokens: maxTokens }),
  };
}

function answerOf(completion: Completion, usage: Usage): unknown {
  const choice = completion.choices?.[0];
  if (choice?.finish_reason === 'length') throw new ModelAnswerError('cut', 'the answer was cut at its bound', usage);
  if (choice?.finish_reason === 'content_filter')
    throw new ModelRefusedError('guardrail', 'the answer was withheld', { usage });
  if (choice?.message.refusal) throw new ModelRefusedError('refused', 'the model refused', { usage });
  if (choice && choice.finish_reason !== 'stop') {
    throw new ModelAnswerError('not-as-asked', `the answer ended with ${choice.finish_reason}`, usage);
  }
  // Models that think aloud do so in one block before the answer.
  const text = (choice?.message.content ?? '').replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  if (text === '') throw new ModelAnswerError('empty', 'the answer is empty', usage);
  if (!/^(?:```(?:json)?\s*)?\{/.test(text))
    throw new ModelRefusedError('refused', 'the model answered in prose', { usage });
  return parseJson(text, usage);
}

function named(error: Error, atMost: Usage): Error {
  if (error instanceof APIConnectionError)
    return new ModelBusyError(`no answer from the model server: ${error.name}`, { usage: atMost });
  if (!(error instanceof APIError))
    return new ModelAnswerError('not-json', `the model server sent no readable answer: ${error.name}`, atMost);
  const { status } = error;
  if (status === 429 || (status !== undefined && status >= 500)) return new ThrottledError(`status ${status}`);
  if (status === 401 || status === 403)
    return new ModelRefusedError('access-denied', `the model server refuses the key: status ${status}`);
  if (status === 404)
    return new ModelRefusedError('model-retired', 'the model server does not know the model: status 404');
  return new ModelRefusedError(
    'request-rejected',
    `the model server rejects the request: status ${status ?? 'unknown'}`,
  );
}

function isLocal(baseURL: string | undefined): boolean {
  if (baseURL === undefined) return false;
  const { hostname } = new URL(baseURL);
  return hostname === 'localhost' || hostname === '[::1]' || /^(?:127\.|10\.|192\.168\.)/.test(hostname);
}
