/** Sentences with their quotes or evidence, shortly written, and summaries as plain words. */
import { textOf } from '../../shared/summaries/parts.ts';
import type { Draft, DraftSentence, Evidence, Parts, Sentence } from '../../shared/summaries/summary.ts';

export const told = (sentence: string, ...quotes: string[]): DraftSentence => ({ quotes, sentence });

export const borne = (text: string, ...evidence: Evidence[]): Sentence => ({ text, evidence, carried: 'own' });

type Said = { readonly text: string } | { readonly sentence: string };

/** Headline, overview and answers as readers see them. */
export const plain = ({ headline, overview, qa }: Parts<Said>) => ({
  headline: textOf(headline),
  overview: textOf(overview),
  qa: qa.map(({ question, answer }) => ({ question, answer: textOf(answer) })),
});

export const answersOf = (parts: Parts<Said>): string[] => parts.qa.map(({ answer }) => textOf(answer));

/** As a model hands it in: its headline is one object. */
export const handedIn = ({ headline, ...rest }: Draft) => ({ headline: headline[0]!, ...rest });

/** A repair that mends nothing. */
export const NOTHING_BETTER = { sentences: [], answers: [] };
