/** What a survey's sentences cite, as every form of an edition names it: papers by their place in the contents. */

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
