/** How a summary is stored; of an edition's papers too, as far as they carry a summary's parts. */
import * as v from 'valibot';
import type { Coverage, Place } from '../documents/document.ts';
import { LANGUAGES } from '../language.ts';
import type { Fields, Form } from '../platform/stored.ts';
import { bySentence } from './older-form.ts';
import type { Evidence, Parts, Sentence, Summary, Usage } from './summary.ts';

const text = v.string();

const StoredPlace: v.GenericSchema<unknown, Place> = v.variant('kind', [
  v.object({ kind: v.literal('page'), page: v.number() }),
  v.object({ kind: v.literal('section'), heading: text, anchor: v.optional(text) }),
  v.object({ kind: v.literal('abstract') }),
  v.object({ kind: v.literal('note') }),
]);

export const StoredCoverage: v.GenericSchema<unknown, Coverage> = v.variant('kind', [
  v.object({ kind: v.literal('full'), withoutAppendix: v.optional(v.number()) }),
  v.object({ kind: v.literal('partial'), percent: v.number() }),
  v.object({ kind: v.literal('abstract') }),
  v.object({ kind: v.literal('unreachable') }),
]);

const StoredEvidence = v.object({
  quote: text,
  place: StoredPlace,
  link: text,
  before: v.optional(text),
  after: v.optional(text),
} satisfies Fields<Evidence>);

const StoredSentence = v.object({
  text,
  evidence: v.array(StoredEvidence),
  carried: v.union([v.picklist(['own', 'neighbour']), v.literal(false)]),
  agreed: v.optional(v.boolean()),
} satisfies Fields<Sentence>);

/** What a summary consists of. */
export const StoredParts = {
  headline: v.array(StoredSentence),
  overview: v.array(StoredSentence),
  qa: v.array(v.object({ question: text, answer: v.array(StoredSentence) })),
} satisfies Fields<Parts<Sentence>>;

export const StoredCheck = v.picklist(['sentence', 'answer']);

export const StoredUsage = v.object({
  calls: v.number(),
  inputTokens: v.number(),
  outputTokens: v.number(),
  cost: v.number(),
} satisfies Fields<Usage>);

const StoredSummary = v.object({
  paperId: text,
  language: v.picklist(LANGUAGES),
  ...StoredParts,
  check: StoredCheck,
  verbatim: v.boolean(),
  coverage: StoredCoverage,
  suspicious: v.boolean(),
  dropped: v.array(v.object({ check: text, text })),
  repaired: v.number(),
  characters: v.number(),
  model: text,
  usage: StoredUsage,
  readFrom: v.optional(text),
  version: v.optional(v.number()),
} satisfies Fields<Summary>);

/** A row `{summary}`. */
export const SUMMARY_FORM: Form<Summary> = {
  schema: v.pipe(
    v.object({ summary: StoredSummary }),
    v.transform(({ summary }) => summary),
  ),
  upgrades: [({ summary, ...row }) => ({ ...row, summary: { ...bySentence(summary), repaired: 0 } })],
};
