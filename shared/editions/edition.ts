/** One frozen week in one language: what every form (text, page, mail, feed, JSON) is rendered from. */

import type { Coverage } from '../documents/document.ts';
import type { Language } from '../language.ts';
import type { Day, PaperId, Week } from '../papers/paper.ts';
import type { Parts, Sentence, Summary } from '../summaries/summary.ts';
import type { Survey } from '../summaries/survey/survey.ts';

export interface EditionPaper extends Parts<Sentence> {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly published?: Day;
  readonly updated?: Day;
  readonly url: string;
  readonly categories: readonly string[];
  /** Sources that picked it, e.g. `dair`. */
  readonly sources: readonly string[];
  readonly check: Summary['check'];
  /** Length of the text that was read; of it readers are shown a share at most. 0 where nobody knows. */
  readonly characters: number;
  /** The address that its text was read at, where that is not the paper's own. */
  readonly readFrom?: string;
  /** Who said which field of it (keys of sources, or `crossref`, `openalex`, `page`, `text`), where more than one did. */
  readonly suppliedBy?: Readonly<Record<string, string>>;
  /** Sentences are the paper's own, not translated (原文). */
  readonly verbatim: boolean;
  readonly coverage: Coverage;
  /** The paper carries instructions for a reader-machine (疑わしい指示を含む). */
  readonly suspicious: boolean;
  /** A newer version of a paper that an earlier edition summarised (改訂あり). */
  readonly revised: boolean;
  /** Why it could not be summarised at all; such a paper still comes out, with its data. */
  readonly failure?: string;
  readonly model: string;
  /** ISO instant at which it was added to an edition that was frozen before. */
  readonly added?: string;
}

/** A paper that was added to an earlier edition after its mail. */
export interface Addition {
  readonly week: Week;
  readonly paperId: PaperId;
  readonly title: string;
}

/** found = summarised + degraded + dropped. */
export interface Receipt {
  readonly found: number;
  /** Read in full and summarised. */
  readonly summarised: number;
  /** Came out, but from less than the full text. */
  readonly degraded: number;
  /** In dead letters or failed: listed with its data and the reason. */
  readonly dropped: number;
  readonly answers: number;
  readonly answersWithEvidence: number;
  /** Sentences, quotes and answers that were refused for good. */
  readonly answersDropped: number;
  /** The same by the name of what refused them. */
  readonly droppedBy: Readonly<Record<string, number>>;
  readonly sentences: number;
  /** Whose numbers and names code has found in their own evidence. */
  readonly sentencesCarried: number;
  /** Which a second reader found borne out by their evidence. */
  readonly sentencesAgreed: number;
  /** Which stand as they came back from the repair turn. */
  readonly sentencesRepaired: number;
  /** What of the sources could not be read, one line each; missing where all was. */
  readonly remarks?: readonly string[];
  readonly tokens: { readonly input: number; readonly output: number };
  /** US dollars. */
  readonly cost: number;
}

/** What was read of an edition that is short of it. */
export interface Thin {
  readonly read: number;
  readonly found: number;
}

export interface Erratum {
  readonly week: Week;
  readonly paperId: PaperId;
  /** Of the paper, for the edition that tells of an earlier one's; missing where its record is gone. */
  readonly title?: string;
  readonly note: string;
  readonly day: Day;
  /** Not an error of ours: the paper has a newer version, and this is what it changed. */
  readonly kind?: 'revision';
}

export interface Edition {
  readonly week: Week;
  readonly language: Language;
  /** Monday and Sunday of the week. */
  readonly from: Day;
  readonly to: Day;
  readonly source: string;
  readonly model: string;
  /** ISO instant at which it was frozen. */
  readonly frozenAt: string;
  /** ISO instant at which late papers were added to it last. */
  readonly supplementedAt?: string;
  /** Published date descending, then title A–Z; unknown dates last. */
  readonly papers: readonly EditionPaper[];
  readonly receipt: Receipt;
  /** What its papers say together; missing where nobody wrote it, or too little of it holds. */
  readonly survey?: Pick<Survey, 'sentences' | 'model'>;
  /** Less of it was read than the settings ask for; readers are told so first. */
  readonly thin?: Thin;
  /** Corrections of earlier editions, told in this one. */
  readonly errata: readonly Erratum[];
  /** Papers that earlier editions gained since the one before this. */
  readonly additions?: readonly Addition[];
}

/** What the archive needs to know of an edition without opening it. */
export interface EditionRecord {
  readonly week: Week;
  readonly language: Language;
  readonly frozenAt: string;
  readonly supplementedAt?: string;
  readonly papers: number;
  readonly source: string;
  readonly model: string;
  readonly from: string;
  readonly to: string;
  /** Ids of its papers, as far as they are kept. */
  readonly ids?: readonly string[];
  /** Titles, in the edition's order. */
  readonly titles?: readonly string[];
  /** First category of every paper that has one. */
  readonly categories?: readonly string[];
}
