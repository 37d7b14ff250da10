/** A summary that can be checked: every sentence carries the words of the paper it stands on, and their place. */

import type { Coverage, PaperDocument, Place } from '../documents/document.ts';
import type { Language } from '../language.ts';
import type { Paper, PaperId } from '../papers/paper.ts';

/** Words of the paper, verbatim, and where they stand. Only code sets `place`, after it found the quote. */
export interface Evidence {
  readonly quote: string;
  readonly place: Place;
  /** A link that lands on the place (`…pdf#page=7`, `…#S3`, `…#:~:text=`); empty when there is none. */
  readonly link: string;
  /** A few words of the paper on either side of the quote. */
  readonly before?: string;
  readonly after?: string;
}

/** What every summary consists of, whatever is known of its sentences. */
export interface Parts<S> {
  /** One sentence. */
  readonly headline: readonly S[];
  readonly overview: readonly S[];
  readonly qa: readonly { readonly question: string; readonly answer: readonly S[] }[];
}

/** One sentence that readers see, with all that bears it out. */
export interface Sentence {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /**
   * `own`: code has found all its numbers and names in its own evidence. `neighbour`: a joining sentence without either, whose
   * evidence is its neighbours'. False of the older check, which held an answer as a whole against the paper.
   */
  readonly carried: 'own' | 'neighbour' | false;
  /** A second reader, who saw it with its evidence alone, found it borne out; absent where none has looked. */
  readonly agreed?: boolean;
}

export interface Usage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars by the dated price list; 0 for local models. */
  readonly cost: number;
}

export interface Summary extends Parts<Sentence> {
  readonly paperId: PaperId;
  readonly language: Language;
  /** What was held against evidence: every `sentence`, or by an older Ronbun each `answer` as a whole. */
  readonly check: 'sentence' | 'answer';
  /** True when sentences are quoted from the source and not translated (原文). */
  readonly verbatim: boolean;
  readonly coverage: Coverage;
  /** Marks for the reader: `疑わしい指示を含む` is derived from `suspicious`. */
  readonly suspicious: boolean;
  /** What the checks and the second reader refused for good. */
  readonly dropped: readonly { readonly check: string; readonly text: string }[];
  /** Sentences that stand as they came back from the repair turn. */
  readonly repaired: number;
  /** Length of the text that was read, in characters; 0 where none was. */
  readonly characters: number;
  /** Model that wrote it, e.g. `extractive`, `recorded`, `bedrock:anthropic.claude-…`. */
  readonly model: string;
  readonly usage: Usage;
  /** The address whose answer was read; absent where only metadata were. */
  readonly readFrom?: string;
  /** Version of the paper that was read, where it has one. */
  readonly version?: number;
}

/** Among what was dropped: no check refused it, the model gave no answer that could be used, and this is why. */
export const isModelTrouble = (check: string): boolean => check.endsWith('Error');

/** A sentence as a model hands it in: first the passages, then what they carry. */
export interface DraftSentence {
  readonly quotes: readonly string[];
  readonly sentence: string;
}

/** What a model answers before anything is checked. */
export type Draft = Parts<DraftSentence>;

/** What a repair turn hands in: sentences by their addresses, answers by their numbers. */
export interface Repair {
  readonly sentences: readonly (DraftSentence & { readonly where: string })[];
  readonly answers: readonly (Draft['qa'][number] & { readonly number: number })[];
}

export interface Objection {
  /** A sentence by its address (see `parts.ts`), a question (`qa[3].question`), or a part as a whole (`overview`, `qa[3]`). */
  readonly where: string;
  /** Name of the check that objects, e.g. `number-unsupported`. */
  readonly check: string;
  /** What is wrong, one sentence that a model or a person can act on. */
  readonly reason: string;
}

export interface ModelReply {
  readonly draft: Draft;
  readonly usage: Usage;
  readonly model: string;
  readonly verbatim: boolean;
  /** What was read of the document, where a model's window holds less than all. */
  readonly read?: PaperDocument;
  /** Why that is less than all, and what helps. */
  readonly narrowed?: string;
}

export interface SummaryRequest {
  readonly paper: Paper;
  readonly document: PaperDocument;
  readonly language: Language;
  /** Why the answer before this one could not be used, when the model is asked a second time. */
  readonly again?: 'cut' | 'not-json' | 'not-as-asked' | 'empty';
}

/** Two papers of a week that tell different figures of one measure on one benchmark, as far as code can tell. */
export interface Disagreement {
  readonly benchmark: string;
  readonly measure: string;
  /** The paper's title, the sentence of its summary, and the paper's own words. */
  readonly sides: readonly { readonly paper: string; readonly sentence: string; readonly quote: string }[];
}

/** The checked summaries of a week as one document (see `survey/week-document.ts`). */
export interface WeekRequest extends SummaryRequest {
  readonly disagreements: readonly Disagreement[];
}

/** What a second reader is shown: a sentence and the passages given for it, never the paper. */
export interface Statement {
  /** The question that the sentence helps to answer. */
  readonly question?: string;
  readonly sentence: string;
  /** Each with its neighbour sentences. */
  readonly passages: readonly { readonly before: string; readonly passage: string; readonly after: string }[];
}

export interface Verdict {
  readonly verdict: 'supported' | 'contradicted' | 'not-carried';
  /** The words of the sentence that are meant; empty when it is supported. */
  readonly words: string;
}

/** Four implementations exist: `extractive`, `bedrock`, `openai`, `recorded`. */
export interface SummaryModel {
  readonly name: string;
  /** One read of the document. Throws ModelBusyError (a retry can help) or ModelRefusedError (it can't). */
  draft(request: SummaryRequest): Promise<ModelReply>;
  /** What its window holds of the paper; absent where nothing bounds that. */
  holds?(request: SummaryRequest): Promise<PaperDocument>;
  /** A second, short turn for what failed the checks; absent where the model can't do better. */
  repair?(
    request: SummaryRequest,
    draft: Draft,
    objections: readonly Objection[],
    renders?: Summary,
  ): Promise<{ readonly repair: Repair; readonly usage: Usage }>;
  /** The same facts in the request's language, from a summary that was checked in another; absent where it can't translate. */
  render?(request: SummaryRequest, checked: Summary): Promise<ModelReply>;
  /** Sentences across a week's checked summaries, as the overview of a draft; absent where the model only quotes. */
  survey?(request: WeekRequest): Promise<ModelReply>;
  /** Judges each statement by its passages alone, in order; undefined for one that it leaves out. */
  review?(statements: readonly Statement[]): Promise<{ verdicts: readonly (Verdict | undefined)[]; usage: Usage }>;
}
