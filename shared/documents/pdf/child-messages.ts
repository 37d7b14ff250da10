/** What parent and child say to each other. */
import type { PdfReading } from './read-pdf.ts';
import type { RefusalReason } from './refusal.ts';

export interface ChildRequest {
  readonly bytes: Uint8Array;
  readonly maxPages: number;
}

/** `broken`: the child must not be used again and ends itself; `cause` is what was thrown then. */
export type ChildAnswer = { readonly broken: boolean; readonly cause?: string } & (
  | { readonly reading: PdfReading }
  | { readonly refused: RefusalReason }
);
