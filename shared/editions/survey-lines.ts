/** What a survey's sentences cite, as every form of an edition names it: papers by their place in the contents. */

import { sentencesOf } from '../summaries/parts.ts';
import type { Sentence } from '../summaries/summary.ts';
import { disagreementsOf } from '../summaries/survey/disagreements.ts';
import type { Edition, EditionPaper } from './edition.ts';
import { marksOf } from './labels.ts';

export interface Cited {
  /** From 1, as in the contents. */
  readonly number: number;
  readonly paper: EditionPaper;
  /** The checked words of its summary that the sentence stands on. */
  readonly quotes: readonly string[];
}

export interface SurveyLine {
  readonly text: string;
  readonly cited: readonly Cited[];
}

/** Empty for an edition without a survey. */
export function surveyLines({ survey, papers }: Edition): SurveyLine[] {
  return (survey?.sentences ?? []).map(({ text, evidence }) => ({
    text,
    cited: papers.flatMap((paper, at): Cited[] => {
      const quotes = evidence.filter((each) => each.paper === paper.id).map(({ quote }) => quote);
      return quotes.length > 0 ? [{ number: at + 1, paper, quotes }] : [];
    }),
  }));
}

/** `[1, 3]` */
export const citedNumbers = ({ cited }: SurveyLine): string => `[${cited.map(({ number }) => number).join(', ')}]`;

/** What was done to check it, as of a paper. */
export const surveyMarks = ({ survey, language }: Edition): string[] =>
  survey ? marksOf(survey.sentences, language) : [];

/** A sentence that tells one of two figures, and its paper. */
export interface Side extends Omit<Cited, 'quotes'> {
  readonly sentence: Sentence;
}

/** Two papers that tell different figures of one measure on one benchmark, as far as code can tell; only beside a survey. */
export interface Apart {
  readonly benchmark: string;
  readonly measure: string;
  readonly sides: readonly Side[];
}

export function surveyApart({ survey, papers }: Edition): Apart[] {
  if (!survey) return [];
  const written = papers.filter(({ verbatim, suspicious }) => !verbatim && !suspicious);
  const found = disagreementsOf(
    written.map((paper) => ({ title: paper.id, summary: { ...paper, paperId: paper.id } })),
  );
  return found.map(({ benchmark, measure, sides }) => ({
    ...{ benchmark, measure },
    sides: sides.map(({ paper: id, sentence: text }): Side => {
      const at = papers.findIndex((paper) => paper.id === id);
      const paper = papers[at]!;
      const { sentence } = sentencesOf(paper).find((each) => each.sentence.text === text)!;
      return { number: at + 1, paper, sentence };
    }),
  }));
}
