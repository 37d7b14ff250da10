/** A summary that can be checked: every answer carries the words of the paper it stands on, and their place. */

import type { Coverage, PaperDocument, Place } from '../documents/document.ts';
import type { Language } from '../language.ts';
import type { Paper, PaperId } from '../papers/paper.ts';

/** Words of the paper, verbatim, and where they stand. Only code sets `place`, after it found the quote. */
export interface Evidence {
  readonly quote: string;
  readonly place: Place;
  /** A link that lands on the place (`…pdf#page=7`, `…#S3`, `…#:~:text=`); empty when there is none. */
  readonly link: string;
}

export interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly evidence: readonly Evidence[];
}

export interface Usage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars by the dated price list; 0 for local models. */
  readonly cost: number;
}

export interface Summary {
  readonly paperId: PaperId;
  readonly language: Language;
  readonly headline: string;
  readonly overview: string;
  readonly qa: readonly Answer[];
  /** True when sentences are quoted from the source and not translated (原文). */
  readonly verbatim: boolean;
  readonly coverage: Coverage;
  /** Marks for the reader: `疑わしい指示を含む` is derived from `suspicious`. */
  readonly suspicious: boolean;
  /** What the checks refused and what became of it. */
  readonly dropped: readonly { readonly check: string; readonly text: string }[];
  /** Model that wrote it, e.g. `extractive`, `bedrock:anthropic.claude-…`. */
  readonly model: string;
  readonly usage: Usage;
  /** Version of the paper that was read, where it has one. */
  readonly version?: number;
}

/** What a model answers before anything is checked. */
export interface Draft {
  readonly headline: string;
  readonly overview: string;
  readonly qa: readonly { readonly question: string; readonly answer: string; readonly quotes: readonly string[] }[];
}

export interface Objection {
  /** `headline`, `overview`, or `qa[3]`. */
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
}

export interface SummaryRequest {
  readonly paper: Paper;
  readonly document: PaperDocument;
  readonly language: Language;
  /** Why the answer before this one could not be used, when the model is asked a second time. */
  readonly again?: 'cut' | 'not-json' | 'not-as-asked' | 'empty';
}

/** Three implementations exist: `extractive`, `bedrock`, `openai`. */
export interface SummaryModel {
  readonly name: string;
  /** Longest document it reads, in tokens; a longer one is read in part, by a stated rule. Absent: reads everything. */
  readonly inputTokens?: number;
  /** One read of the document. Throws ModelBusyError (a retry can help) or ModelRefusedError (it can't). */
  draft(request: SummaryRequest): Promise<ModelReply>;
  /** A second, short turn for what failed the checks; absent where the model can't do better. */
  repair?(request: SummaryRequest, draft: Draft, objections: readonly Objection[]): Promise<ModelReply>;
  /** The same facts in the request's language, from a summary that was checked in another; absent where it can't translate. */
  render?(request: SummaryRequest, checked: Summary): Promise<ModelReply>;
}
