/**
 * The one reader of answers: whatever a model puts around the object that was asked for, the object is found, held against
 * its schema and taken as it is. What does not keep the form is never guessed. Pure.
 */
import { jsonrepair } from 'jsonrepair';
import type { Usage } from '../../../summary.ts';
import type { AnswerSchema } from '../../draft-schema.ts';
import { ModelAnswerError, ModelBusyError, ModelRefusedError, WindowError } from '../model-errors.ts';
import { fitsSchema, isObject, type Schema } from './schema.ts';
import type { Heard } from './wire.ts';

type Asked = Pick<AnswerSchema, 'schema' | 'nested'>;
type Nested = (value: unknown) => unknown;

const CUT = /^(?:length|max_?(?:output_|completion_)?tokens|model_length|token_limit|max_length)$/i;
const WINDOW_FULL = /context_window|context_length/i;
const WITHHELD = /filter|guardrail|safety|recitation|prohibited|blocklist|spii|sensitive|refusal|blocked/i;
/** The service broke off by itself. */
const BROKEN_OFF = /^(?:network_error|abort(?:ed)?|cancel(?:l?ed)?|insufficient_system_resource|timeout|error)$/i;
const MALFORMED = /malformed/i;

/**
 * @throws ModelRefusedError for a filter or a refusal, WindowError, ModelBusyError for an answer that the service broke off,
 *   ModelAnswerError for everything else that is no answer; all with `usage`
 */
export function readAnswer(heard: Heard, { schema, nested }: Asked, usage: Usage): unknown {
  const { finish = '', said, thought, handed, refusal } = heard;
  if (WINDOW_FULL.test(finish)) throw new WindowError('the model says that its window is full', usage);
  // A cut answer may parse: its last sentence is half a sentence all the same.
  if (CUT.test(finish)) throw new ModelAnswerError('cut', 'the answer was cut at its bound', usage);
  if (WITHHELD.test(finish)) throw new ModelRefusedError('guardrail', `the answer was withheld: ${finish}`, { usage });
  if (MALFORMED.test(finish)) throw new ModelAnswerError('not-as-asked', `the answer ended with ${finish}`, usage);
  const parts = [...handed, said];
  for (const part of [...parts, thought]) {
    const found = objectIn(part, schema) ?? (nested && objectIn(part, schema, nested));
    if (found !== undefined) return found;
  }
  if (BROKEN_OFF.test(finish)) throw new ModelBusyError(`the service broke the answer off: ${finish}`, { usage });
  if (refusal) throw new ModelRefusedError('refused', 'the model refused', { usage });
  if (handed.length === 0 && withoutThinking(said).trim() === '') {
    throw new ModelAnswerError(
      'empty',
      thought || said ? 'the model thought and never answered' : 'the answer is empty',
      usage,
    );
  }
  const json = parts.some((part) => (typeof part === 'string' ? objectsIn(part).length > 0 : isObject(part)));
  throw json
    ? new ModelAnswerError('not-as-asked', 'the answer is not in the asked form', usage)
    : new ModelAnswerError('not-json', `the answer holds no JSON (${said.length} characters)`, usage);
}

const asItIs: Nested = (value) => value;

function objectIn(part: unknown, schema: Schema, nested = asItIs): unknown {
  if (typeof part !== 'string') return keeping(part, schema, nested);
  const text = withoutThinking(part);
  const whole = parsed(text);
  if (typeof whole === 'string') return objectIn(whole, schema, nested);
  // Drafts of an answer come before it: the last one that keeps the form is the answer.
  for (const value of objectsIn(text).toReversed()) {
    const found = keeping(value, schema, nested);
    if (found !== undefined) return found;
  }
  return keeping(mended(text), schema, nested);
}

/** What models put around an answer: its name, the call of a tool, text where an object belongs. */
const WRAPPED = 2;

/** The value in the schema's form, or one level or two within it; undefined when neither keeps the form. */
function keeping(value: unknown, schema: Schema, nested: Nested, depth = WRAPPED): unknown {
  const opened = nested(withParsedParts(value, schema));
  if (fitsSchema(opened, schema)) return opened;
  if (depth === 0 || !isObject(opened)) return undefined;
  for (const inner of Object.values(opened)) {
    const found = isObject(inner) || typeof inner === 'string' ? keeping(inner, schema, nested, depth - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** JSON that stands as text where the schema wants an object or a list. */
function withParsedParts(value: unknown, schema: Schema): unknown {
  const structured = schema.type === 'object' || schema.type === 'array';
  const opened = structured && typeof value === 'string' ? (parsed(value) ?? mended(value) ?? value) : value;
  if (Array.isArray(opened)) return opened.map((item) => withParsedParts(item, (schema.items ?? {}) as Schema));
  if (!isObject(opened)) return opened;
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  return Object.fromEntries(
    Object.entries(opened).map(([name, item]) => [
      name,
      Object.hasOwn(properties, name) ? withParsedParts(item, properties[name]!) : item,
    ]),
  );
}

const THINKING = 'think|thinking|thought|thoughts|reason|reasoning|reflection|analysis|scratchpad|seed:think';
/** Up to the last end of a thought, whether or not its beginning was sent. */
const THOUGHTS = new RegExp(`^[\\s\\S]*[<[◁]/(?:${THINKING})[>\\]▷]`, 'i');
const UNENDED = new RegExp(`[<[◁](?:${THINKING})[>\\]▷][\\s\\S]*$`, 'i');
/** Harmony's channels (gpt-oss): the answer stands in the final one. */
const FINAL_CHANNEL = /^[\s\S]*<\|channel\|>\s*final[^<]*<\|message\|>/i;
const OTHER_CHANNEL = /<\|channel\|>\s*(?:analysis|commentary)[^<]*<\|message\|>[\s\S]*?(?:<\|end\|>|<\|return\|>|$)/gi;
const BEGUN_THOUGHT = /<\|begin_of_thought\|>[\s\S]*?(?:<\|end_of_thought\|>|$)/gi;
const MARKS = /<\|[\w\s]{1,40}\|>|\ufeff/g;

function withoutThinking(text: string): string {
  return text
    .replace(BEGUN_THOUGHT, '')
    .replace(FINAL_CHANNEL, '')
    .replace(OTHER_CHANNEL, '')
    .replace(THOUGHTS, '')
    .replace(UNENDED, '')
    .replace(MARKS, '');
}

/** Every JSON object that stands in a text by itself, in order; objects within one are part of it. */
function objectsIn(text: string): unknown[] {
  const found: unknown[] = [];
  let at = text.length > LONGEST ? -1 : text.indexOf('{');
  for (let scans = 0; at >= 0 && scans < MOST_SCANS; scans++) {
    const end = endOf(text, at);
    const value = end === undefined ? undefined : parsed(text.slice(at, end));
    if (value !== undefined) found.push(value);
    at = text.indexOf('{', value === undefined ? at + 1 : end);
  }
  return found;
}

/** Bounds of a hostile answer: every opening brace of it costs a scan. */
const MOST_SCANS = 200;
const LONGEST = 400_000;

/** Behind the brace that closes the one at `from`; braces within strings do not count. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '{') depth++;
    else if (!quoted && sign === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text from its first brace to its last, mended where nothing is missing at its end; else undefined. */
function mended(text: string): unknown {
  const raw = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  const count = (sign: string) => raw.split(sign).length;
  // Closing what was cut would make a whole answer out of half a one.
  if (raw === '' || raw.length > LONGEST || count('{') !== count('}') || count('[') !== count(']')) return undefined;
  try {
    return JSON.parse(jsonrepair(raw));
  } catch {
    return undefined;
  }
}
