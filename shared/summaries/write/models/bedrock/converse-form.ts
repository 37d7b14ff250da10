/** The form of Converse: what is asked, the ladder of forms that models take, and what an answer carries. Pure, and the same for single calls and for batches. */
import type { ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import type { AnswerSchema } from '../../draft-schema.ts';
import type { Prompt } from '../../prompt.ts';
import type { TokenCounts } from '../prices.ts';
import { type Part, stepDown } from '../wire/ladder.ts';
import { inWords, isObject } from '../wire/schema.ts';
import type { Heard } from '../wire/wire.ts';

export interface ConverseForm {
  /** Structured output, a tool that must be called, a tool that may be, or bare JSON; the schema stands in the prompt always. */
  readonly answer: 'schema' | 'forced' | 'offered' | 'plain';
  readonly temperature: boolean;
  readonly system: boolean;
  readonly stream: boolean;
  readonly tier: boolean;
}

/** The operator's rules for every call. A guardrail is never given up for an answer. */
export interface ConverseRules {
  readonly tier?: string | undefined;
  readonly guardrail?: { readonly id: string; readonly version: string } | undefined;
}

/**
 * What families are documented to take, so that most ids need no refused call (user guide, "Structured outputs" and "Tool
 * use"; vendors' pages). Others learn by refusals.
 */
const STRUCTURED =
  /claude-(?:(?:haiku|sonnet|opus)-(?:4-[5-9]|[5-9])|fable|mythos)|openai\.gpt-oss|qwen|deepseek|mistral\.(?:ministral|magistral|mistral-large-3)|gemma-3|nemotron|kimi|minimax/;
const FORCED_TOOL = /anthropic\.claude-|amazon\.nova-|mistral\.mistral-large/;
/** Thinking is on unless it is switched off, and in the newest can't be (platform.claude.com, overviews of the 5 family). */
export const THINKS = /claude-(?:(?:haiku|sonnet|opus)-[5-9]|fable|mythos)|gpt-oss/;
/** "`temperature` is deprecated for this model". */
const NO_TEMPERATURE = /claude-(?:opus-4-[7-9]|(?:haiku|sonnet|opus)-[5-9]|fable|mythos)/;

export function firstConverseForm(modelId: string): ConverseForm {
  return {
    answer: STRUCTURED.test(modelId) ? 'schema' : FORCED_TOOL.test(modelId) ? 'forced' : 'plain',
    temperature: !NO_TEMPERATURE.test(modelId),
    ...{ system: true, stream: true, tier: true },
  };
}

const ANSWERS: readonly ConverseForm['answer'][] = ['schema', 'forced', 'offered', 'plain'];
export const lessAsked = (form: ConverseForm): ConverseForm | undefined => {
  const answer = ANSWERS[ANSWERS.indexOf(form.answer) + 1];
  return answer && { ...form, answer };
};

const PARTS: readonly Part<ConverseForm>[] = [
  {
    used: (form) => form.temperature,
    words: /temperature|top_?p|sampling/i,
    without: (form) => ({ ...form, temperature: false }),
  },
  { used: (form) => form.tier, words: /tier/i, without: (form) => ({ ...form, tier: false }) },
  { used: (form) => form.stream, words: /stream/i, without: (form) => ({ ...form, stream: false }) },
  {
    used: (form) => form.answer === 'schema',
    words: /output_?config|text_?format|structured|schema|grammar|response.?format|output.?format/i,
    without: (form) => ({ ...form, answer: 'forced' }),
  },
  {
    used: (form) => form.answer === 'forced',
    words: /tool_?choice|forces? (?:a )?tool/i,
    without: (form) => ({ ...form, answer: 'offered' }),
  },
  {
    used: (form) => form.answer === 'forced' || form.answer === 'offered',
    words: /tool/i,
    without: (form) => ({ ...form, answer: 'plain' }),
  },
  { used: (form) => form.system, words: /system/i, without: (form) => ({ ...form, system: false }) },
];

const bare = (form: ConverseForm): ConverseForm => ({ ...form, answer: 'plain', temperature: false, tier: false });

export const stepDownConverse = (form: ConverseForm, words: string): ConverseForm | undefined =>
  stepDown(form, words, PARTS, [bare, (each) => ({ ...bare(each), system: false, stream: false })]);

/** A request without its model: Converse has that in the path, a batch in its job. */
export type ConverseBody = Omit<ConverseStreamCommandInput, 'modelId'>;

export function converseBody(
  prompt: Prompt,
  schema: AnswerSchema,
  maxTokens: number,
  form: ConverseForm,
  { tier, guardrail }: ConverseRules = {},
): ConverseBody {
  const { answer, temperature, system } = form;
  const text = [...(system ? [] : [prompt.system]), prompt.document].join('\n\n');
  const inputSchema = { json: schema.schema as never };
  return {
    ...(system && { system: [{ text: prompt.system }] }),
    messages: [{ role: 'user', content: [{ text }, { text: `${prompt.task}\n${inWords(schema.schema)}` }] }],
    inferenceConfig: { maxTokens, ...(temperature && { temperature: 0 }) },
    ...(answer === 'schema' && {
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { name: schema.name, schema: JSON.stringify(schema.schema) } },
        },
      },
    }),
    ...((answer === 'forced' || answer === 'offered') && {
      toolConfig: {
        tools: [{ toolSpec: { name: schema.name, description: schema.description, inputSchema } }],
        ...(answer === 'forced' && { toolChoice: { tool: { name: schema.name } } }),
      },
    }),
    ...(form.tier && tier !== undefined && { serviceTier: { type: tier as never } }),
    ...(guardrail && { guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version } }),
  };
}

/** A whole answer of Converse, from a single call or a batch; parts that are missing tell nothing. */
export function heardOf(answer: unknown): Heard {
  const { output, stopReason, usage } = isObject(answer) ? answer : {};
  const message = isObject(output) && isObject(output.message) ? output.message : {};
  const blocks = (Array.isArray(message.content) ? message.content : []).filter(isObject);
  const thoughts = blocks.map(({ reasoningContent: each }) =>
    isObject(each) && isObject(each.reasoningText) ? String(each.reasoningText.text ?? '') : '',
  );
  return {
    said: blocks.map(({ text }) => (typeof text === 'string' ? text : '')).join(''),
    thought: thoughts.join(''),
    handed: blocks.flatMap(({ toolUse }) => (isObject(toolUse) && toolUse.input !== undefined ? [toolUse.input] : [])),
    finish: typeof stopReason === 'string' ? stopReason : undefined,
    counts: countsOf(usage),
  };
}

/** Gathers the events of ConverseStream. */
export function createListener() {
  let [said, thought] = ['', ''];
  let finish: string | undefined;
  let usage: unknown;
  const tools = new Map<number, string>();
  return {
    get characters(): number {
      return said.length + thought.length + [...tools.values()].join('').length;
    },
    hear(event: unknown): void {
      if (!isObject(event)) return;
      const { contentBlockDelta: block, messageStop: stop, metadata } = event;
      if (isObject(block) && isObject(block.delta)) {
        const { text, toolUse, reasoningContent } = block.delta;
        if (typeof text === 'string') said += text;
        if (isObject(reasoningContent) && typeof reasoningContent.text === 'string') thought += reasoningContent.text;
        const at = Number(block.contentBlockIndex ?? 0);
        if (isObject(toolUse)) tools.set(at, (tools.get(at) ?? '') + String(toolUse.input ?? ''));
      }
      if (isObject(stop) && typeof stop.stopReason === 'string') finish = stop.stopReason;
      if (isObject(metadata)) usage = metadata.usage;
    },
    heard: (): Heard => ({ said, thought, handed: [...tools.values()], finish, counts: countsOf(usage) }),
  };
}

/** Missing, null and zero figures tell nothing: then the cap counts. */
export function countsOf(usage: unknown): Partial<TokenCounts> {
  if (!isObject(usage)) return {};
  const count = (name: string) => (Number(usage[name]) > 0 ? { [name]: Math.ceil(Number(usage[name])) } : {});
  const told: Record<string, number | undefined> = Object.assign(
    {},
    ...['inputTokens', 'outputTokens', 'cacheReadInputTokens', 'cacheWriteInputTokens'].map(count),
  );
  const { inputTokens, outputTokens, cacheReadInputTokens: cacheRead, cacheWriteInputTokens: cacheWrite } = told;
  return {
    ...(inputTokens && { input: inputTokens }),
    ...(outputTokens && { output: outputTokens }),
    ...(cacheRead && { cacheRead }),
    ...(cacheWrite && { cacheWrite }),
  };
}
