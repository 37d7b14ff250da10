/** A place that names papers: a curated list, an API, a feed. Each source is one file that makes one of these. */
import type { Candidate } from '../papers/identity/candidate.ts';
import type { Week } from '../papers/paper.ts';

export interface Collected {
  readonly candidates: readonly Candidate[];
  /** What was odd about the whole answer, for the receipt. */
  readonly remarks: readonly string[];
}

export interface Source {
  /** `dair`, `list:https://…`, `arxiv:cs.CL`, `hf-daily`, `feed:https://…`. */
  readonly key: string;
  /** Chosen by people: its picks stand before everything that is ranked. */
  readonly curated: boolean;
  /** The host whose pace it shares with other sources; they are asked in turn. Absent: none. */
  readonly pace?: string;
  /** Everything the source names for a week; throws SourceError or WebRefusedError where it can't be asked. */
  collect(week: Week): Promise<Collected>;
  /** Newest complete week that the source holds, or undefined where it holds none. */
  newestWeek(): Promise<Week | undefined>;
}

export type SourceFault =
  | 'unreachable'
  | 'not-found'
  | 'not-a-feed'
  | 'cut-short'
  | 'empty-page'
  | 'error-feed'
  | 'no-week'
  | 'doctype'
  | 'bad-request';

/** A source answered, but with nothing that can be used; nothing of that answer may be stored. */
export class SourceError extends Error {
  override name = 'SourceError' as const;
  readonly fault: SourceFault;
  readonly retryable: boolean;
  constructor(fault: SourceFault, message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.fault = fault;
    this.retryable = options.retryable;
  }
}
