/**
 * What an answer of SES means for each reader of a call. Only a definite refusal leads back to "prepared"; whatever
 * may have been accepted is unknown, because a second try could be a second mail. Pure.
 */
import type { BulkEmailEntryResult } from '@aws-sdk/client-sesv2';

export type Trouble =
  /** Too fast; a second later it goes on. */
  | 'throttled'
  /** The account's 24 hours are used up. */
  | 'daily-quota'
  /** The account, the identity or the configuration set does not send now; a person has to look. */
  | 'account'
  /** SES says that it did not work and that it may later. */
  | 'transient';

export type EntryOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'refused'; readonly trouble: Trouble; readonly reason: string };

const REFUSALS: Readonly<Record<string, Trouble>> = {
  ACCOUNT_THROTTLED: 'throttled',
  ACCOUNT_DAILY_QUOTA_EXCEEDED: 'daily-quota',
  ACCOUNT_SUSPENDED: 'account',
  ACCOUNT_SENDING_PAUSED: 'account',
  CONFIGURATION_SET_SENDING_PAUSED: 'account',
  CONFIGURATION_SET_NOT_FOUND: 'account',
  MAIL_FROM_DOMAIN_NOT_VERIFIED: 'account',
  TEMPLATE_NOT_FOUND: 'account',
  INVALID_SENDING_POOL_NAME: 'account',
  TRANSIENT_FAILURE: 'transient',
};
/** This one message was not taken, whatever the others' fate. */
const REJECTIONS = new Set(['MESSAGE_REJECTED', 'INVALID_PARAMETER', 'FAILED']);

/**
 * One outcome per entry of the call, in its order. An answer without a status for an entry leaves it unknown; surplus
 * answers are ignored (SES v2 API, BulkEmailEntryResult).
 */
export function entryOutcomes(entries: number, results: readonly BulkEmailEntryResult[]): EntryOutcome[] {
  return Array.from({ length: entries }, (_, i) => entryOutcome(results[i]));
}

function entryOutcome(result: BulkEmailEntryResult | undefined): EntryOutcome {
  const status: string = result?.Status ?? 'no answer';
  if (status === 'SUCCESS') return { kind: 'sent', messageId: result?.MessageId ?? '' };
  if (REJECTIONS.has(status)) return { kind: 'rejected', reason: status };
  const trouble = REFUSALS[status];
  return trouble ? { kind: 'refused', trouble, reason: status } : { kind: 'unknown', reason: status };
}

const ERROR_REFUSALS: Readonly<Record<string, Trouble>> = {
  TooManyRequestsException: 'throttled',
  ThrottlingException: 'throttled',
  LimitExceededException: 'daily-quota',
  AccountSuspendedException: 'account',
  SendingPausedException: 'account',
  MailFromDomainNotVerifiedException: 'account',
  NotFoundException: 'account',
  AccessDeniedException: 'account',
  UnrecognizedClientException: 'account',
  ExpiredTokenException: 'transient',
  CredentialsProviderError: 'transient',
};
/** The connection never stood, so nothing was handed over. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** A call that failed as a whole: refused for all, `rejected` when its content was (some entry may be bad), or unknown. */
export function callOutcome(error: unknown): EntryOutcome {
  const {
    name = 'Error',
    $metadata,
    ...rest
  } = error as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  const trouble = ERROR_REFUSALS[name];
  if (trouble) return { kind: 'refused', trouble, reason: name };
  if (status === 429) return { kind: 'refused', trouble: 'throttled', reason: name };
  // Signature, clock, permission, a missing configuration set: nothing that a reader's address could cause.
  if (status === 401 || status === 403 || status === 404) return { kind: 'refused', trouble: 'account', reason: name };
  if (status && status >= 400 && status < 500) return { kind: 'rejected', reason: name };
  if (!status && rest.code && NOT_CONNECTED.has(rest.code))
    return { kind: 'refused', trouble: 'transient', reason: rest.code };
  return { kind: 'unknown', reason: status ? `${name} ${status}` : (rest.code ?? name) };
}
