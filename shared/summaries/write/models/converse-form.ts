/** The form of Converse: what is asked, and what an answer says. Pure, and the same for single calls and for batches. */
import type { ContentBlock, ConverseCommandInput, TokenUsage } from '@aws-sdk/client-bedrock-runtime';
import type { Usage } from '../../summary.ts';
import { type AnswerSchema, parseJson } from '../draft-schema.ts';
import type { Prompt } from '../prompt.ts';
import { ModelAnswerError, ModelRefusedError } from './model-errors.ts';
import type { TokenCounts } from './prices.ts';

export interface ConverseOptions {
  /** Left out when undefined: some newer models refuse it. */
  readonly temperature: number | undefined;
  readonly maxTokens: number;
  /** The paper is marked as a prefix worth caching. */
  readonly cached: boolean;
  /** The answer comes through one tool that must be called; otherwise bare JSON is asked for. */
  readonly forced: boolean;
}

/** A request without its model: Converse has that in the path, a batch in its job. */
export type ConverseBody = Omit<ConverseCommandInput, 'modelId'>;

export function converseBody(prompt: Prompt, schema: AnswerSchema, options: ConverseOptions): ConverseBody {
  const { temperature, maxTokens, cached, forced } = options;
  const content: ContentBlock[] = [{ text: prompt.document }];
  if (cached) content.push({ cachePoint: { type: 'default' } });
  const form = forced
    ? ''
    : `\nAnswer with one JSON object and nothing else, in this schema:\n${JSON.stringify(schema.schema)}`;
  content.push({ text: prompt.task + form });
  return {
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
export function countsOf(usage: Partial<TokenUsage> | undefined): TokenCounts | undefined {
  if (usage?.inputTokens === undefined || usage.outputTokens === undefined) return undefined;
  return {
    input: usage.inputTokens,
    output: usage.outputTokens,
    cacheRead: usage.cacheReadInputTokens ?? 0,
    cacheWrite: usage.cacheWriteInputTokens ?? 0,
  };
}

/** The parts of a response that are looked at. */
export interface ConverseAnswer {
  readonly output?: {
    readonly message?: {
      readonly content?:
        | readonly { readonly text?: string; readonly toolUse?: { readonly name?: string; readonly input?: unknown } }[]
        | undefined;
    };
  };
  readonly stopReason?: string | undefined;
}

/** What a clean end carries; every other end is an error and its text is never looked at. */
export function answerOf({ output, stopReason }: ConverseAnswer, schema: AnswerSchema, usage: Usage): unknown {
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
