/**
 * The form of OpenAI's chat interface: what is asked, the ladder of forms that servers take, and what an answer carries,
 * whether it comes whole or in pieces. Pure.
 */
import type { AnswerSchema } from '../../draft-schema.ts';
import type { Prompt } from '../../prompt.ts';
import type { TokenCounts } from '../prices.ts';
import { type Part, stepDown } from '../wire/ladder.ts';
import { inWords, isObject } from '../wire/schema.ts';
import type { Heard } from '../wire/wire.ts';

export interface ChatForm {
  /** The schema's words always stand in the prompt too. Tools are not asked for: what takes tools takes one of these. */
  readonly answer: 'json_schema' | 'json_object' | 'plain';
  readonly bound: 'max_completion_tokens' | 'max_tokens' | 'none';
  readonly system: boolean;
  readonly stream: boolean;
  /** A stream tells its usage only when asked to, and some servers refuse to be asked. */
  readonly streamUsage: boolean;
  readonly tier: boolean;
}

export const FIRST_CHAT_FORM: ChatForm = {
  ...{
    answer: 'json_schema',
    bound: 'max_completion_tokens',
    system: true,
    stream: true,
    streamUsage: true,
    tier: true,
  },
};

const ANSWERS: readonly ChatForm['answer'][] = ['json_schema', 'json_object', 'plain'];
export const lessAsked = (form: ChatForm): ChatForm | undefined => {
  const answer = ANSWERS[ANSWERS.indexOf(form.answer) + 1];
  return answer && { ...form, answer };
};

/** In this order words are held against a form; a part that was taken out is not blamed again. */
const PARTS: readonly Part<ChatForm>[] = [
  { used: (form) => form.tier, words: /service_?tier/i, without: (form) => ({ ...form, tier: false }) },
  {
    used: (form) => form.stream && form.streamUsage,
    words: /stream_?options|include_usage/i,
    without: (form) => ({ ...form, streamUsage: false }),
  },
  {
    used: (form) => form.bound === 'max_completion_tokens',
    // "Use 'max_completion_tokens' instead" blames the other name.
    words: /^(?!.*use\W{1,3}max_completion_tokens).*max_completion_tokens/is,
    without: (form) => ({ ...form, bound: 'max_tokens' }),
  },
  {
    used: (form) => form.bound === 'max_tokens',
    words: /max_tokens/i,
    without: (form) => ({ ...form, bound: 'max_completion_tokens' }),
  },
  {
    used: (form) => form.answer !== 'plain',
    words: /response_?format|json|schema|structured|grammar|guided|sampler/i,
    without: (form) => lessAsked(form)!,
  },
  {
    used: (form) => form.system,
    words: /system|developer|\brole|alternate/i,
    without: (form) => ({ ...form, system: false }),
  },
  { used: (form) => form.stream, words: /stream/i, without: (form) => ({ ...form, stream: false }) },
];

/** What the oldest and smallest server takes. */
const bare = (form: ChatForm): ChatForm => ({
  ...{ answer: 'plain', bound: 'max_tokens', system: true, stream: form.stream, streamUsage: false, tier: false },
});

export const stepDownChat = (form: ChatForm, words: string): ChatForm | undefined =>
  stepDown(form, words, PARTS, [bare, (each) => ({ ...bare(each), system: false, stream: false, bound: 'none' })]);

export function chatBody(
  modelId: string,
  prompt: Prompt,
  schema: AnswerSchema,
  maxTokens: number,
  form: ChatForm,
  tier?: string,
): Record<string, unknown> {
  const { answer, bound, system, stream, streamUsage } = form;
  const asked = `${prompt.document}\n\n${prompt.task}\n${inWords(schema.schema)}`;
  return {
    model: modelId,
    messages: system
      ? [
          { role: 'system', content: prompt.system },
          { role: 'user', content: asked },
        ]
      : [{ role: 'user', content: `${prompt.system}\n\n${asked}` }],
    ...(bound !== 'none' && { [bound]: maxTokens }),
    ...(answer === 'json_schema' && {
      response_format: { type: answer, json_schema: { name: schema.name, strict: true, schema: schema.schema } },
    }),
    ...(answer === 'json_object' && { response_format: { type: answer } }),
    ...(stream && { stream }),
    ...(stream && streamUsage && { stream_options: { include_usage: true } }),
    ...(form.tier && tier !== undefined && { service_tier: tier }),
  };
}

/** Gathers an answer out of its pieces: chunks of a stream, or the whole answer as the only one. */
export function createListener() {
  let [said, thought, refusal] = ['', '', ''];
  let finish: string | undefined;
  let usage: unknown;
  const tools = new Map<number, string>();
  const objects: unknown[] = [];

  const hearTool = (call: unknown, at: number): void => {
    const given = isObject(call) ? (isObject(call.function) ? call.function : call) : {};
    const input = given.arguments ?? given.input;
    if (typeof input !== 'string') objects.push(...(input === undefined ? [] : [input]));
    else {
      const index = isObject(call) && typeof call.index === 'number' ? call.index : at;
      tools.set(index, (tools.get(index) ?? '') + input);
    }
  };

  const hearMessage = (message: Readonly<Record<string, unknown>>): void => {
    const parts = textsOf(message.content);
    said += parts.said;
    thought += parts.thought + textsOf(message.reasoning_content ?? message.reasoning ?? message.thinking).all;
    if (typeof message.refusal === 'string') refusal += message.refusal;
    const calls = message.tool_calls ?? (message.function_call ? [message.function_call] : []);
    if (Array.isArray(calls)) calls.forEach(hearTool);
  };

  return {
    get characters(): number {
      return said.length + thought.length + [...tools.values()].join('').length;
    },
    get finished(): boolean {
      return finish !== undefined;
    },
    hear(piece: unknown): void {
      if (!isObject(piece)) return;
      const [choice = piece] = Array.isArray(piece.choices) ? piece.choices : [piece];
      if (isObject(choice)) {
        const message = choice.delta ?? choice.message ?? (choice.content === undefined ? undefined : choice);
        if (isObject(message)) hearMessage(message);
        else said += typeof message === 'string' ? message : textsOf(choice.text ?? choice.response).said;
        const told = choice.finish_reason ?? choice.done_reason ?? choice.stop_reason ?? piece.finish_reason;
        if (typeof told === 'string' && told !== '') finish = told;
      }
      const told = piece.usage ?? (piece.prompt_eval_count === undefined ? undefined : piece) ?? usageOfChoice(choice);
      if (isObject(told)) usage = told;
    },
    heard: (): Heard => ({
      ...{ said, thought, handed: [...objects, ...tools.values()], finish, refusal: refusal || undefined },
      counts: countsOf(usage),
    }),
  };
}

const usageOfChoice = (choice: unknown): unknown => (isObject(choice) ? choice.usage : undefined);

/** Text, a part, or a list of parts; what is thought stands apart. */
function textsOf(content: unknown): { said: string; thought: string; all: string } {
  let [said, thought] = ['', ''];
  for (const part of [content].flat() as unknown[]) {
    if (typeof part === 'string') said += part;
    else if (isObject(part)) {
      const thinking = /think|reason/i.test(String(part.type ?? ''));
      const { all } = textsOf(part.text ?? part.thinking ?? part.content ?? part.value);
      // An object where text belongs is the answer itself.
      const own = part.type === undefined && all === '' ? JSON.stringify(part) : all;
      if (thinking) thought += own;
      else said += own;
    }
  }
  return { said, thought, all: said + thought };
}

/** Missing, null, zero and odd figures tell nothing. */
function countsOf(usage: unknown): Partial<TokenCounts> {
  if (!isObject(usage)) return {};
  const first = (...names: readonly string[]) =>
    names.map((name) => Number(usage[name] ?? Number.NaN)).find((count) => Number.isFinite(count) && count > 0);
  const input = first('prompt_tokens', 'input_tokens', 'prompt_eval_count', 'promptTokens', 'inputTokens');
  const output = first('completion_tokens', 'output_tokens', 'eval_count', 'completionTokens', 'outputTokens');
  return { ...(input && { input: Math.ceil(input) }), ...(output && { output: Math.ceil(output) }) };
}
