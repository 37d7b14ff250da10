/** A work as a source names it, before it is joined with what others say of it. */
import type { Day, Pick } from '../paper.ts';

/** What is known of a work from one place; a missing field is unknown, never empty. */
export interface Facts {
  /** Who says so: `arxiv`, `crossref`, `openalex`, `page` (the work's own), else the key of the source. */
  readonly from?: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly published?: Day;
  readonly updated?: Day;
  readonly version?: number;
  /** Full category names, primary first. */
  readonly categories?: readonly string[];
  readonly abstract?: string;
  /** Lower case, without `https://doi.org/`. */
  readonly doi?: string;
}

/** One work as a source names it. */
export interface Candidate {
  readonly pick: Pick;
  /** What the source itself says of the work, where it carries metadata. */
  readonly facts?: Facts;
  /** The facts are all there is to know (for arXiv and DOIs: the registry's own record): nobody else is asked. */
  readonly complete?: boolean;
  /** The text that a feed carried with its entry, as HTML. */
  readonly feedHtml?: string;
  readonly remarks?: readonly string[];
}
