/** What a check is: a name, the parts of a draft that it is asked of, and what it finds there. */
import type { Language } from '../../language.ts';
import type { SourceIndex } from '../quote/source-index.ts';
import type { Standing } from '../quote/standing.ts';
import type { Draft } from '../summary.ts';

export interface CheckContext {
  readonly index: SourceIndex;
  readonly language: Language;
  /** The sentences are the paper's own: what is asked of our own wording does not apply, but each must stand in the source. */
  readonly verbatim: boolean;
}

/** One sentence wherever it stands; a question; or a headline, an overview or an answer as a whole. */
export type Part = 'sentence' | 'headline' | 'overview' | 'question' | 'answer';

/** One part of a draft, with whatever a check may hold it against. */
export interface Subject extends CheckContext {
  readonly part: Part;
  readonly text: string;
  /** Of a sentence or an answer: its quotes as they were handed in; of a sentence, on what it stands. */
  readonly quotes: readonly string[];
  readonly standing: Standing;
  /** Of an answer. */
  readonly question: string;
  /** Answers before this one. */
  readonly earlier: Draft['qa'];
  readonly overview: string;
  /** All that the summary has said before this sentence. */
  readonly before: string;
}

export interface Check {
  readonly name: string;
  readonly on: readonly Part[];
  /** `ours`: silent where the sentences are the paper's own; `paper`: asked of those alone. */
  readonly words?: 'ours' | 'paper';
  readonly language?: Language;
  /** What is wrong, one sentence that a model or a person can act on. */
  readonly find: (text: string, subject: Subject) => string | undefined;
}

/** A check by its name, and what it found. */
export type Finding = readonly [check: string, reason: string];

export function findings(checks: readonly Check[], subject: Subject): Finding[] {
  const { part, verbatim, language, text } = subject;
  return checks.flatMap(({ name, on, words, language: only, find }): Finding[] => {
    if (!on.includes(part) || (only ?? language) !== language) return [];
    if (words !== undefined && (words === 'paper') !== verbatim) return [];
    const reason = find(text, subject);
    return reason === undefined ? [] : [[name, reason]];
  });
}
