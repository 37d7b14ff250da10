/** Why no text came out of a PDF. Trying again cannot help: the same bytes end the same way. */

export type RefusalReason = 'not-a-pdf' | 'encrypted' | 'damaged' | 'too-slow' | 'too-large' | 'no-text';

const SENTENCES: Record<RefusalReason, string> = {
  'not-a-pdf': 'the bytes are no PDF',
  encrypted: 'the PDF asks for a password',
  damaged: 'the PDF is damaged beyond reading',
  'too-slow': 'reading the PDF took longer than allowed',
  'too-large': 'the PDF needs more room than allowed',
  'no-text': 'the PDF holds no text that a reader could see',
};

export class PdfRefusedError extends Error {
  override name = 'PdfRefusedError' as const;
  readonly retryable = false;
  readonly reason: RefusalReason;
  /** The engine broke over it: its process must not read another PDF. */
  readonly brokeEngine: boolean;
  constructor(reason: RefusalReason, brokeEngine = false, cause?: string) {
    super(SENTENCES[reason], cause === undefined ? {} : { cause });
    this.reason = reason;
    this.brokeEngine = brokeEngine;
  }
}
