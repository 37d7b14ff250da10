/** What parent and child say to each other. */
import type { Block, Suspicion } from '../document.ts';
import type { RefusalReason } from './refusal.ts';

export interface PdfReading {
  /** Pages the file has; `percentRead` tells how many of them were read. */
  readonly pages: number;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly blocks: readonly Block[];
  /** Blocks of the appendix, which `setApart` counts too. */
  readonly appendix: readonly Block[];
  /** Characters per kind of matter that was set apart. */
  readonly setApart: Record<string, number>;
  readonly suspicions: readonly Suspicion[];
  /** As `PaperDocument` has them. */
  readonly codeLinks: readonly string[];
  /** 100 unless the file has more pages than are read. */
  readonly percentRead: number;
}

export interface ChildRequest {
  readonly bytes: Uint8Array;
  readonly maxPages: number;
}

/** `broken`: the child must not be used again and ends itself; `cause` is what was thrown then. */
export type ChildAnswer = { readonly broken: boolean; readonly cause?: string } & (
  | { readonly reading: PdfReading }
  | { readonly refused: RefusalReason }
);
