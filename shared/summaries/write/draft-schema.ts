/** The forms of a model's answers: told to the model as JSON Schema, and held against them when an answer comes. */
import * as v from 'valibot';
import type { Draft, Repair, Usage, Verdict } from '../summary.ts';
import { nestedDraft } from './flat-draft.ts';
import { ModelAnswerError } from './models/model-errors.ts';

/** Bounds of a field, far above what the checks accept: beyond them it is no answer but a flood (W-05). */
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.trim());
const few = <T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));
const MOST_ANSWERS = 20;
const MOST_SENTENCES = 30;
/** Of a whole summary, questions counted in. */
const MOST_IN_ALL = 300;

const SentenceForm = v.strictObject({ quotes: few(text(2_000), 8), sentence: text(2_000) });
const AnswerForm = v.strictObject({ question: text(1_000), answer: few(SentenceForm, MOST_SENTENCES) });
const DraftForm = v.strictObject({
  headline: SentenceForm,
  overview: few(SentenceForm, MOST_SENTENCES),
  qa: few(AnswerForm, MOST_ANSWERS),
});
const RepairForm = v.strictObject({
  sentences: few(v.strictObject({ where: text(40), ...SentenceForm.entries }), MOST_IN_ALL),
  answers: few(v.strictObject({ number: v.pipe(v.number(), v.integer()), ...AnswerForm.entries }), MOST_ANSWERS),
});
const SurveyForm = v.strictObject({ sentences: few(SentenceForm, MOST_SENTENCES) });
const RenderingForm = v.strictObject({
  sentences: few(v.strictObject({ where: text(40), sentence: text(2_000) }), MOST_IN_ALL),
});
const ReviewForm = v.strictObject({
  verdicts: few(
    v.strictObject({
      number: v.pipe(v.number(), v.integer()),
      verdict: v.picklist(['supported', 'contradicted', 'not-carried']),
      words: text(2_000),
    }),
    MOST_IN_ALL,
  ),
});

/** @throws ModelAnswerError `not-as-asked` for extra or missing keys, wrong types and floods; nothing of it is kept. */
export function parseDraft(answer: unknown, usage: Usage): Draft {
  const { headline, overview, qa } = parse(DraftForm, answer, usage);
  return { headline: [headline], overview, qa };
}

export function parseRepair(answer: unknown, usage: Usage): Repair {
  return parse(RepairForm, answer, usage);
}

/** A draft that is an overview and nothing else. */
export function parseSurvey(answer: unknown, usage: Usage): Draft {
  return { headline: [], overview: parse(SurveyForm, answer, usage).sentences, qa: [] };
}

/** Sentences and questions of a rendering by their addresses. */
export function parseRendering(answer: unknown, usage: Usage): ReadonlyMap<string, string> {
  return new Map(parse(RenderingForm, answer, usage).sentences.map(({ where, sentence }) => [where, sentence]));
}

/** One for each statement, numbered from 1 in the question; of two for one statement the worse counts. */
export function parseReview(answer: unknown, statements: number, usage: Usage): (Verdict | undefined)[] {
  const { verdicts } = parse(ReviewForm, answer, usage);
  return Array.from({ length: statements }, (_, at) => {
    const own = verdicts.filter(({ number }) => number === at + 1);
    const worst = own.find(({ verdict }) => verdict !== 'supported') ?? own[0];
    return worst && { verdict: worst.verdict, words: worst.words };
  });
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

const string = (description: string) => ({ type: 'string', description });
const integer = (description: string) => ({ type: 'integer', description });
const list = (items: object, description = '') => ({ type: 'array', items, ...(description && { description }) });
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
/**
 * Quotes come first: what is chosen before the sentence is written bears it out, what is looked for afterwards decorates it.
 * What the task says already is not described again: a schema is paid for with every turn.
 */
const sentence = { quotes: list({ type: 'string' }), sentence: { type: 'string' } };
const answer = { question: { type: 'string' }, answer: list(object(sentence)) };

export interface AnswerSchema {
  /** Name of the tool or of the schema. */
  readonly name: 'write_summary' | 'repair_summary' | 'render_summary' | 'review_statements' | 'write_survey';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Brings an answer into the form that says the same in another. */
  readonly nested?: (value: unknown) => unknown;
}

export const DRAFT_SCHEMA: AnswerSchema = {
  name: 'write_summary',
  description: 'Hands in the summary of the paper.',
  schema: object({ headline: object(sentence), overview: list(object(sentence)), qa: list(object(answer)) }),
  nested: nestedDraft,
};

export const REPAIR_SCHEMA: AnswerSchema = {
  name: 'repair_summary',
  description: 'Hands in what was sent back, and nothing else.',
  schema: object({
    sentences: list(
      object({ where: string('its address, as it was sent back'), ...sentence }),
      'sentences that were sent back; an empty one is left out',
    ),
    answers: list(
      object({ number: integer('number of the answer'), ...answer }),
      'answers that were sent back as a whole',
    ),
  }),
};

export const RENDER_SCHEMA: AnswerSchema = {
  name: 'render_summary',
  description: 'Hands in every sentence and question in the asked language.',
  schema: object({
    sentences: list(
      object({ where: string('its address, as it was given'), sentence: string('the same in the asked language') }),
    ),
  }),
};

export const SURVEY_SCHEMA: AnswerSchema = {
  name: 'write_survey',
  description: 'Hands in the sentences across the summaries of the week.',
  schema: object({ sentences: list(object(sentence)) }),
};

export const REVIEW_SCHEMA: AnswerSchema = {
  name: 'review_statements',
  description: 'Hands in one verdict for each statement.',
  schema: object({
    verdicts: list(
      object({
        number: integer('number of the statement'),
        verdict: { type: 'string', enum: ['supported', 'contradicted', 'not-carried'] },
        words: string('the words of the statement that are meant; empty when it is supported'),
      }),
    ),
  }),
};
