/** A paper's full text with places: what the models read and what the checks hold every sentence against. */

/** Where in the paper a sentence stands. */
export type Place =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'section'; readonly heading: string; readonly anchor?: string }
  | { readonly kind: 'abstract' }
  | { readonly kind: 'note' };

export type BlockKind = 'heading' | 'paragraph' | 'list' | 'caption' | 'footnote' | 'table' | 'equation';

/** One block of the main matter, in reading order; text is clean (hyphens mended, ligatures folded, no LaTeX source). */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  readonly place: Place;
  /** Name of the section it stands in, as printed without its number; undefined before the first heading. */
  readonly section?: string;
}

/** Why a document is not trusted blindly: hidden text, instructions for a reader-machine. */
export interface Suspicion {
  readonly kind: 'hidden-text' | 'instruction' | 'spoofed-delimiter' | 'invisible-characters';
  /** First 80 characters of what was found, for the operator only; never shown to the model. */
  readonly sample: string;
  readonly place?: Place;
}

export type Coverage =
  /** `withoutAppendix`: share of the text, 1 to 99 percent, that was set apart as its appendix. */
  | { readonly kind: 'full'; readonly withoutAppendix?: number }
  /** Share of the main matter that was read, 1 to 99. */
  | { readonly kind: 'partial'; readonly percent: number }
  | { readonly kind: 'abstract' }
  | { readonly kind: 'unreachable' };

export interface PaperDocument {
  /** What was read: `html`, `pdf`, only the `abstract`, or only the curator's `note`. */
  readonly kind: 'html' | 'pdf' | 'abstract' | 'note';
  /** The URL that answered, after redirects; empty for abstract and note. */
  readonly url: string;
  /** Number of pages of a PDF. */
  readonly pages?: number;
  /** Title found in the text itself, if any. */
  readonly title?: string;
  /** Names found below it, if any. */
  readonly authors?: readonly string[];
  /** Main matter in reading order; references, running heads and page furniture are set apart. */
  readonly blocks: readonly Block[];
  /** Its appendix, which is read where a model's window has room for it. */
  readonly appendix?: readonly Block[];
  /** What was set apart, in characters, so that nothing vanishes unseen. */
  readonly setApart: Readonly<Record<string, number>>;
  readonly suspicions: readonly Suspicion[];
  /** Code, models and data that its first page makes links to click; words that merely look like an address are none. */
  readonly codeLinks?: readonly string[];
  readonly coverage: Coverage;
  /** Why a better text was not read (`403 from …`, `not a PDF`), oldest first. */
  readonly attempts: readonly string[];
}
