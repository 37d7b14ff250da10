/** What a source or a reader asks of the web. The one implementation is the safe fetch in `documents/`. */

export interface WebAnswer {
  /** HTTP status; 304 never reaches a caller, the cached body does. */
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Media type as sent, lower case, with parameters; empty when missing. */
  readonly contentType: string;
  /** Decoded bytes. */
  readonly body: Uint8Array;
}

export interface WebRequest {
  readonly accept?: string;
  /** Decoded bytes at most; default 25 MB. */
  readonly maxBytes?: number;
  /** Shared by the requests of one reading, so that one deadline bounds them all; by default a request stands alone. */
  readonly spent?: Spent;
}

/** What one reading of one address has taken so far, however many steps it leads; waiting for turns apart. The web adds to it. */
export interface Spent {
  ms: number;
}

export type WebRefusal =
  | 'forbidden-address'
  | 'forbidden-scheme'
  | 'robots'
  | 'too-many-redirects'
  | 'too-large'
  | 'timeout'
  | 'unreachable'
  | 'host-closed'
  | 'rate-limited';

/** No usable answer. `retryable` says whether asking again later can help; `retryAfterSeconds` when the host said so. */
export class WebRefusedError extends Error {
  override name = 'WebRefusedError' as const;
  readonly refusal: WebRefusal;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  constructor(
    refusal: WebRefusal,
    message: string,
    options?: { retryable?: boolean; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(message, { cause: options?.cause });
    this.refusal = refusal;
    this.retryable = options?.retryable ?? false;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

export interface Web {
  /** Answers of every status come back as answers (403, 404, 500 too); what could not be asked throws WebRefusedError. */
  get(url: string, request?: WebRequest): Promise<WebAnswer>;
}
