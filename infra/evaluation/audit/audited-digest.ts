/** A digest as the audit reads it, whatever its form. */
import type { Language } from '../../../shared/language.ts';
import type { Draft } from '../../../shared/summaries/summary.ts';

export interface AuditedAnswer {
  readonly question: string;
  readonly answer: string;
  readonly quotes: readonly string[];
  /** `line 434`, or `papers[2].qa[4]`. */
  readonly where: string;
}

export interface AuditedPaper {
  readonly title: string;
  readonly url: string;
  readonly authors: readonly string[];
  /** As `2024-03-27`. */
  readonly published?: string;
  readonly updated?: string;
  readonly categories: readonly string[];
  readonly headline: string;
  readonly overview: string;
  readonly verbatim: boolean;
  /** The curator's words stand in for a text that could not be read. */
  readonly fromNote: boolean;
  readonly qa: readonly AuditedAnswer[];
  /** Its sentences, each with its quotes; undefined in a form that shows quotes of answers alone. */
  readonly sentences?: Draft;
  readonly headlineWhere: string;
  readonly overviewWhere: string;
}

export interface AuditedDigest {
  readonly language: Language;
  readonly papers: readonly AuditedPaper[];
}

export class NotADigestError extends Error {
  override name = 'NotADigestError' as const;
}
