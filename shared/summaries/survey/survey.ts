/** What a week's papers say together: a few sentences, each borne out by checked sentences of the summaries it speaks of. */
import * as v from 'valibot';
import { LANGUAGES, type Language } from '../../language.ts';
import type { PaperId, Week } from '../../papers/paper.ts';
import type { Fields, Form } from '../../platform/stored.ts';
import { sentencesOf } from '../parts.ts';
import type { Parts, Sentence, Summary } from '../summary.ts';
import { StoredUsage } from '../summary-form.ts';

export interface SurveySentence {
  readonly text: string;
  /** Checked sentences of summaries, or parts of them, in the survey's own language; of a title where it names a paper. */
  readonly evidence: readonly { readonly paper: PaperId; readonly quote: string }[];
  /** As of a summary's sentences: absent where no second reader has looked. */
  readonly agreed?: boolean;
}

export interface Survey extends Pick<Summary, 'dropped' | 'model' | 'usage'> {
  readonly week: Week;
  readonly language: Language;
  /** None where fewer than `LEAST_SENTENCES` hold. */
  readonly sentences: readonly SurveySentence[];
  /** Digest of the summaries that it was written from. */
  readonly from: string;
  /** How often it was written; a week that grows by the day is not paid for without end. */
  readonly writings: number;
}

/** What a survey may stand on. */
export interface Said extends Parts<Sentence> {
  readonly id: PaperId;
  readonly title: string;
}

/**
 * Whether a sentence stands on what is said of the papers now: each quote in one checked sentence or a title of its paper, and
 * not on titles alone. Summaries that were written again since say something else, and papers may be gone.
 */
export function standsOn(papers: readonly Said[]): (sentence: SurveySentence) => boolean {
  const said = new Map(
    papers.map((paper) => [
      paper.id,
      { title: paper.title, texts: sentencesOf(paper).map(({ sentence }) => sentence.text) },
    ]),
  );
  return ({ evidence }) => {
    const checked = evidence.filter(({ paper, quote }) => said.get(paper)?.texts.some((each) => each.includes(quote)));
    const named = evidence.filter(({ paper, quote }) => said.get(paper)?.title.includes(quote));
    return checked.length > 0 && evidence.every((each) => checked.includes(each) || named.includes(each));
  };
}

/** One sentence says nothing of a week. */
export const LEAST_SENTENCES = 2;
export const MOST_SENTENCES = 6;

const text = v.string();

export const StoredSurveySentence = v.object({
  text,
  evidence: v.array(v.object({ paper: text, quote: text })),
  agreed: v.optional(v.boolean()),
} satisfies Fields<SurveySentence>);

/** A row `{survey}`. */
export const SURVEY_FORM: Form<Survey> = {
  schema: v.pipe(
    v.object({
      survey: v.object({
        week: text,
        language: v.picklist(LANGUAGES),
        sentences: v.array(StoredSurveySentence),
        dropped: v.array(v.object({ check: text, text })),
        model: text,
        usage: StoredUsage,
        from: text,
        writings: v.number(),
      } satisfies Fields<Survey>),
    }),
    v.transform(({ survey }) => survey),
  ),
};
