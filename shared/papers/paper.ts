/**
 * What a paper is: one work, however many sources picked it and however many versions it has.
 * Pure data; every other noun of the flow is built on it.
 */

/** `arxiv:2403.18802` (no version) > `doi:10.1126/sciadv.adk4489` (lower case) > `url:https://…` (canonical). */
export type PaperId = string;

/** ISO week, `2024-W13`: ISO week-year, Monday to Sunday. */
export type Week = string;

/** Calendar day, `2024-03-27`. */
export type Day = string;

/** Remark on a paper that its authors or its publisher took back. */
export const WITHDRAWN = 'withdrawn';

/** How one source named the work: the row of a list, the entry of a feed. */
export interface Pick {
  /** The source's key, `dair`, `list:https://…`, `arxiv:cs.CL`, `hf-daily`, `feed:https://…`. */
  readonly source: string;
  /** Position within the source's week, from 1; 0 where the source has no order. */
  readonly position: number;
  /** Short title as the source wrote it. */
  readonly title: string;
  /** The curator's own words about the work, plain text; empty where there are none. */
  readonly note: string;
  /** Where the source links to, in its order, with its labels. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Votes or likes where the source counts them. */
  readonly upvotes?: number;
}

/** One place where the text may be had, best first. */
export interface Location {
  readonly kind: 'arxiv-html' | 'pdf' | 'page';
  readonly url: string;
}

export interface Paper {
  readonly id: PaperId;
  readonly week: Week;
  readonly title: string;
  /** All authors, in the source's order; empty when truly unknown. */
  readonly authors: readonly string[];
  /** First publication, or undefined when unknown (不明). */
  readonly published?: Day;
  /** Date of the version that was read, or undefined when unknown (不明). */
  readonly updated?: Day;
  /** arXiv version number that was current at collection. */
  readonly version?: number;
  /** Earlier versions that an edition already summarised; not empty means 改訂あり. */
  readonly earlierVersions?: readonly number[];
  /** What a reader opens: arXiv `http://arxiv.org/pdf/<id>v<n>`, else the landing page; empty when there is none. */
  readonly url: string;
  /** Full category names, primary first; empty when unknown (不明). */
  readonly categories: readonly string[];
  /** Abstract from the metadata; empty when there is none. */
  readonly abstract: string;
  /** Where the text may be had, best first; empty for a row that only holds a tweet. */
  readonly locations: readonly Location[];
  /** Every source that picked it, in order of arrival. */
  readonly picks: readonly Pick[];
  /** Who said what is known of it, by field: `arxiv`, `crossref`, `openalex`, `page`, `text`, or a source's key. */
  readonly suppliedBy?: Readonly<Record<string, string>>;
  /** Why it is in the edition, one line each, in the digest's languages. */
  readonly reason?: { readonly ja: string; readonly en: string };
  /** The text as a feed carried it, as HTML, where it is a whole text and not a teaser; read where the page refuses. */
  readonly feedHtml?: string;
  /** What was odd about the input (`future-date`, `metadata-unreachable`, …), for the receipt. */
  readonly remarks: readonly string[];
}
