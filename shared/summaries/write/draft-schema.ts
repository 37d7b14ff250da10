/** The form of a model's answer: told to the model as JSON Schema, and held against it when the answer comes. */
import * as v from 'valibot';
import type { Draft, Usage } from '../summary.ts';
import { ModelAnswerError } from './models/model-errors.ts';

/** Bounds of a field, far above what the checks accept: beyond them it is no answer but a flood (W-05). */
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.trim());
const MOST_ANSWERS = 20;

const AnswerForm = v.strictObject({
  question: text(1_000),
  answer: text(4_000),
  quotes: v.pipe(v.array(text(2_000)), v.maxLength(8)),
});
const DraftForm = v.strictObject({
  headline: text(2_000),
  overview: text(8_000),
  qa: v.pipe(v.array(AnswerForm), v.maxLength(MOST_ANSWERS)),
});
/** Parts that were not asked for come empty. */
const RepairForm = v.strictObject({
  headline: text(2_000),
  overview: text(8_000),
  qa: v.pipe(
    v.array(v.strictObject({ number: v.pipe(v.number(), v.integer()), ...AnswerForm.entries })),
    v.maxLength(MOST_ANSWERS),
  ),
});
export type Repair = v.InferOutput<typeof RepairForm>;

/** @throws ModelAnswerError `not-as-asked` for extra or missing keys, wrong types and floods; nothing of it is kept. */
export function parseDraft(answer: unknown, usage: Usage): Draft {
  return parse(DraftForm, answer, usage);
}

export function parseRepair(answer: unknown, usage: Usage): Repair {
  return parse(RepairForm, answer, usage);
}

function parse<T>(form: v.GenericSchema<unknown, T>, answer: unknown, usage: Usage): T {
  const parsed = v.safeParse(form, answer);
  if (parsed.success) return parsed.output;
  throw new ModelAnswerError(
    'not-as-asked',
    `the answer is not in the asked form: ${v.summarize(parsed.issues).slice(0, 200)}`,
    usage,
  );
}

/** Text that must be JSON and nothing else, but for one code fence around it. @throws ModelAnswerError `not-json` */
export function parseJson(answer: string, usage: Usage): unknown {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(answer)?.[1] ?? answer;
  try {
    return JSON.parse(bare);
  } catch {
    throw new ModelAnswerError('not-json', `the answer is not JSON alone (${answer.length} characters)`, usage);
  }
}

const string = (description: string) => ({ type: 'string', description });
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const answerProperties = {
  question: string('what a reader would ask'),
  answer: string('the answer, in the asked language'),
  quotes: {
    type: 'array',
    items: { type: 'string' },
    description: 'one to three passages copied from the paper, word for word',
  },
};

export interface AnswerSchema {
  /** Name of the tool or of the schema. */
  readonly name: 'write_summary' | 'repair_summary';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export const DRAFT_SCHEMA: AnswerSchema = {
  name: 'write_summary',
  description: 'Hands in the summary of the paper.',
  schema: object({
    headline: string('one sentence'),
    overview: string('one paragraph'),
    qa: { type: 'array', items: object(answerProperties) },
  }),
};

export const REPAIR_SCHEMA: AnswerSchema = {
  name: 'repair_summary',
  description: 'Hands in the parts that were sent back; parts that were not are left empty.',
  schema: object({
    headline: string('the new headline, or empty'),
    overview: string('the new overview, or empty'),
    qa: {
      type: 'array',
      items: object({ number: { type: 'integer', description: 'number of the answer' }, ...answerProperties }),
    },
  }),
};
