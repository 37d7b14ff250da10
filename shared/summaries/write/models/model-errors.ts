/** What can go wrong with a model, by what helps against it. */
import type { SummaryRequest, Usage } from '../../summary.ts';

/** `nobody` was there at all, so that nothing can have been billed; `silent`: taken, and no word for too long. */
export type Loss = 'nobody' | 'silent' | 'broken-off';

/** Throttled, overloaded, timed out: the same call may work later. */
export class ModelBusyError extends Error {
  override name = 'ModelBusyError' as const;
  readonly retryable = true;
  /** What the lost call may have cost: a call that hung is billed all the same. */
  readonly usage: Usage | undefined;
  /** Milliseconds that the service asks to be left alone for, where it says. */
  readonly afterMs: number | undefined;
  /** How the connection was lost, where it was. */
  readonly lost: Loss | undefined;
  constructor(message: string, options?: { usage?: Usage; afterMs?: number; lost?: Loss; cause?: unknown }) {
    super(message, { cause: options?.cause });
    this.lost = options?.lost;
    this.usage = options?.usage;
    this.afterMs = options?.afterMs;
  }
}

export type Refusal =
  /** About the account or the server: the operator's to mend, and no paper would do better. */
  | 'access-denied'
  | 'model-retired'
  | 'quota'
  | 'unreachable'
  | 'request-rejected'
  /** About this paper: a guardrail, a refusal in prose, a text that no window of the model holds. Other papers may do well. */
  | 'guardrail'
  | 'refused'
  | 'window';

const OF_PAPER: ReadonlySet<Refusal> = new Set(['guardrail', 'refused', 'window']);

/** The model will not do this, however often it is asked. */
export class ModelRefusedError extends Error {
  override name = 'ModelRefusedError' as const;
  readonly retryable = false;
  readonly refusal: Refusal;
  readonly usage: Usage | undefined;
  constructor(refusal: Refusal, message: string, options?: { usage?: Usage | undefined; cause?: unknown }) {
    super(message, { cause: options?.cause });
    this.refusal = refusal;
    this.usage = options?.usage;
  }
  /** True when only this paper is concerned, so that another way to summarise it may be taken. */
  get concernsPaper(): boolean {
    return OF_PAPER.has(this.refusal);
  }
}

/** The window is smaller than what was sent, and what is known of it has just become less: less of the paper fits. */
export class WindowError extends ModelRefusedError {
  constructor(message: string, usage?: Usage) {
    super('window', message, { usage });
  }
}

export type AnswerFault = NonNullable<SummaryRequest['again']>;

/** The model answered, but not in a form that may be stored. Asking once more may help; its tokens are paid all the same. */
export class ModelAnswerError extends Error {
  override name = 'ModelAnswerError' as const;
  readonly retryable = true;
  readonly fault: AnswerFault;
  readonly usage: Usage | undefined;
  constructor(fault: AnswerFault, message: string, usage?: Usage) {
    super(message);
    this.fault = fault;
    this.usage = usage;
  }
}

/** There is no text at all to summarise: the paper comes out with its data and this reason. */
export class NothingToSummariseError extends Error {
  override name = 'NothingToSummariseError' as const;
  readonly retryable = false;
}

/** The edition's money or tokens are spent. It is finished with what it has, from the papers' own sentences, and says so. */
export class BudgetReachedError extends Error {
  override name = 'BudgetReachedError' as const;
  readonly retryable = false;
}

/** The answer comes with a batch, hours later: nothing failed, and whoever has the answer enters the paper again. */
export class AnswerAwaitedError extends Error {
  override name = 'AnswerAwaitedError' as const;
  readonly retryable = false;
  /** When the waiting ends at the latest: from then on the paper is asked for on demand. */
  readonly until: Date;
  constructor(paper: string, until: Date) {
    super(`${paper} waits for its batch until ${until.toISOString()}`);
    this.until = until;
  }
}

/** What a turn may fail by that the summary can do without. */
export const isModelError = (error: unknown): error is Error & { readonly usage?: Usage | undefined } =>
  error instanceof ModelAnswerError ||
  error instanceof ModelBusyError ||
  error instanceof ModelRefusedError ||
  error instanceof BudgetReachedError;
