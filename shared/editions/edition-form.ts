/** How a frozen edition is stored, and the row that the archive knows it by. */
import * as v from 'valibot';
import { LANGUAGES } from '../language.ts';
import type { Fields, Form } from '../platform/stored.ts';
import { bySentence } from '../summaries/older-form.ts';
import { StoredCheck, StoredCoverage, StoredParts } from '../summaries/summary-form.ts';
import { StoredSurveySentence } from '../summaries/survey/survey.ts';
import type { Addition, Edition, EditionPaper, EditionRecord, Erratum, Receipt } from './edition.ts';

const text = v.string();
const texts = v.array(text);
const count = v.number();

const StoredPaper = v.object({
  id: text,
  title: text,
  authors: texts,
  published: v.optional(text),
  updated: v.optional(text),
  url: text,
  categories: texts,
  sources: texts,
  ...StoredParts,
  check: StoredCheck,
  characters: count,
  readFrom: v.optional(text),
  suppliedBy: v.optional(v.record(text, text)),
  verbatim: v.boolean(),
  coverage: StoredCoverage,
  suspicious: v.boolean(),
  revised: v.boolean(),
  failure: v.optional(text),
  model: text,
  added: v.optional(text),
} satisfies Fields<EditionPaper>);

const StoredReceipt = v.object({
  found: count,
  summarised: count,
  degraded: count,
  dropped: count,
  answers: count,
  answersWithEvidence: count,
  answersDropped: count,
  droppedBy: v.record(text, count),
  sentences: count,
  sentencesCarried: count,
  sentencesAgreed: count,
  sentencesRepaired: count,
  remarks: v.optional(texts),
  tokens: v.object({ input: count, output: count }),
  cost: v.number(),
} satisfies Fields<Receipt>);

const StoredErratum = v.object({
  ...{ week: text, paperId: text, note: text, day: text },
  ...{ title: v.optional(text), kind: v.optional(v.literal('revision')) },
} satisfies Fields<Erratum>);

/** The older check looked at no single sentence. */
const NOT_COUNTED = { droppedBy: {}, sentences: 0, sentencesCarried: 0, sentencesAgreed: 0, sentencesRepaired: 0 };

export const EDITION_FORM: Form<Edition> = {
  schema: v.object({
    week: text,
    language: v.picklist(LANGUAGES),
    from: text,
    to: text,
    source: text,
    model: text,
    frozenAt: text,
    supplementedAt: v.optional(text),
    papers: v.array(StoredPaper),
    receipt: StoredReceipt,
    survey: v.optional(v.object({ sentences: v.array(StoredSurveySentence), model: text })),
    thin: v.optional(v.object({ read: count, found: count })),
    errata: v.array(StoredErratum),
    additions: v.optional(v.array(v.object({ week: text, paperId: text, title: text } satisfies Fields<Addition>))),
  } satisfies Fields<Edition>),
  upgrades: [
    ({ papers, receipt, ...edition }) => ({
      ...edition,
      papers: v.parse(v.array(v.unknown()), papers).map(bySentence),
      receipt: { ...v.parse(v.looseObject({}), receipt), ...NOT_COUNTED },
    }),
  ],
};

export const EDITION_RECORD_FORM: Form<EditionRecord> = {
  schema: v.object({
    week: text,
    language: v.picklist(LANGUAGES),
    frozenAt: text,
    supplementedAt: v.optional(text),
    papers: count,
    source: text,
    model: text,
    from: text,
    to: text,
    ids: v.optional(texts),
    titles: v.optional(texts),
    categories: v.optional(texts),
  } satisfies Fields<EditionRecord>),
};

/** The row of a frozen edition: which content was frozen first. */
export const FROZEN_FORM: Form<{ readonly key: string }> = { schema: v.object({ key: text }) };
