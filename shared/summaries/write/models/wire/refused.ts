/**
 * What a service means with an error, by its status, its name and its words: servers that speak one interface agree on none
 * of them. Wordings are those of public bug reports and vendors' pages of 2026; each row stands for a kind and not for a
 * service. Pure.
 */

/** An error answer as it came. */
export class Refused extends Error {
  override name = 'Refused' as const;
  readonly status: number | undefined;
  /** Name of the error, its code, its type and the parameter it blames, joined. */
  readonly code: string;
  /** Milliseconds after which the service wants to be asked again. */
  readonly afterMs: number | undefined;
  constructor(answer: { status?: number | undefined; code?: string; words: string; afterMs?: number | undefined }) {
    super(answer.words);
    this.status = answer.status;
    this.code = answer.code ?? '';
    this.afterMs = answer.afterMs ?? toldInWords(answer.words);
  }
}

export type Meaning =
  /** Part of the request's form: another form may do. */
  | { readonly kind: 'form' }
  /** More was sent than is read; `limit` tokens where it says. */
  | { readonly kind: 'window'; readonly limit: number | undefined }
  /** A longer answer was asked for than the model gives. */
  | { readonly kind: 'answer-limit'; readonly limit: number | undefined }
  /** @property lost the call may have been paid for */
  | { readonly kind: 'busy'; readonly lost: boolean }
  /** The paper's own matter: a filter. */
  | { readonly kind: 'paper' }
  | { readonly kind: 'account'; readonly refusal: 'access-denied' | 'model-retired' | 'quota' | 'unreachable' };

const account = (refusal: 'access-denied' | 'model-retired' | 'quota' | 'unreachable'): Meaning => ({
  kind: 'account',
  refusal,
});

/** Longer waits are no business of a call's: what is told as a quota then is one. */
const LONGEST_BUSY_MS = 10 * 60_000;

const FILTER =
  /content.?(?:filter|management|policy|polic)|responsible.?ai|data_inspection|safety (?:system|filter|polic)|moderation|flagged|prohibited|guardrail.{0,20}(?:block|interven)/i;
const QUOTA =
  /insufficient_(?:quota|balance|funds|credits?)|exceeded your current quota|tokens? per day|per day|per.?month|daily|weekly|\bTPD\b|\bRPD\b|billing|payment|credit|balance|spend|usage limit|out of (?:tokens|funds)|ServiceQuotaExceeded|quota.{0,20}(?:exhaust|exceed|reach)|free.?tier|plan limit/i;
const WINDOW =
  /(?:max(?:imum)?|exceed\w*|than|fit\w*|within).{0,60}\bcontext|context.?(?:length|window|size|limit|space|shift)|context.{0,40}(?:exceed|overflow|full)|(?:input|prompt|text|request|messages?|payload|body)\b.{0,40}(?:too (?:long|large)|exceed)|too (?:long|many tokens)|(?:input|prompt) (?:tokens?|length)|number of (?:input )?tokens|token count|max_model_len|n_ctx|reduce (?:the|your) (?:length|prompt|input)|must have less than|inputs.? tokens|entity too large|payload too large/i;
const CONTEXT = /context|input|prompt|max_model_len|messages/i;
const ANSWER_LIMIT =
  /max_?(?:completion_|output_|new_)?tokens|max_?gen_?len|maximum tokens you requested|(?:completion|output|new|generated) tokens/i;
/** A rule for the bound alone, whatever else is named behind it. */
const ANSWER_RULE =
  /max_?(?:completion_|output_|new_)?tokens\W{0,3}\s*(?:must|should|has to|can(?:no|')t|may not)\b(?!.*(?:inputs?|prompt|messages))/is;
/** More in one request than may be sent in a minute: no wait helps. */
const MORE_THAN_A_MINUTE = /request too large|(?:must be|please) reduced?\b/i;
const NOT_TAKEN =
  /unsupported|not support|n.t support|not permitted|not allowed|not available|unrecognized|unrecognised|unknown (?:field|parameter|name|argument)|unexpected|extra|deprecated|not implemented|instead|remove|not (?:be )?enabled|invalid/i;
const KEY =
  /api.?key|invalid.{0,12}(?:token|key|credential)|unauthori[sz]ed|authenticat|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|ExpiredToken|CredentialsProvider|security token|no auth/i;
const MODEL_GONE =
  /model_?not_?found|model_decommissioned|(?:provided )?model identifier|end of (?:its )?life|legacy|no longer (?:available|supported|served)|decommissioned|on.demand throughput|no models? (?:is |are |has been )?(?:currently )?loaded|pulling it first|not a valid model|no endpoints found for|deployment.{0,40}(?:not exist|not found)/i;
const MODEL_UNKNOWN =
  /(?:unknown|invalid|no such|unsupported) model\b|models?\b.{0,120}?(?:not found|not exist|n.t exist|is not (?:a )?(?:valid|available|served|recogni[sz]ed|supported(?: for| in|$|\.$))|unavailable|retired|deprecated)/is;
/** A deprecated parameter says "for this model", and a model that takes no tools says what it does not take. */
const OF_A_PART =
  /temperature|top_?[pk]\b|tool|schema|response.?format|textFormat|outputConfig|json|grammar|stream|system|developer|role|max_?(?:completion_)?tokens|parameter|argument|field|thinking|reasoning|cach|tier/i;
const LOADING = /loading|warming|starting|not ready|overloaded|over capacity|try again (?:later|in)|temporarily/i;
const BUSY_NAME =
  /Throttl|TooManyRequests|ServiceUnavailable|ModelNotReady|InternalServer|ModelTimeout|ModelError|ModelStreamError|rate_limit|overloaded|engine_overloaded/i;
const FORM_PARSER = /grammar|schema|response_format|json mode|sampler|\broles?\b|template|jinja|not implemented/i;
const PAGE = /^\s*(?:<|404 page not found|not found\s*$|cannot post)|<html/i;

export function meaningOf(refused: Refused): Meaning {
  const { status, code, message } = refused;
  const words = `${code} ${message}`;
  const blamesPart = OF_A_PART.test(words) && NOT_TAKEN.test(words);
  if (FILTER.test(words) && !BUSY_NAME.test(code)) return { kind: 'paper' };
  if (isQuota(refused, words)) return account('quota');
  if (ANSWER_RULE.test(words) && !isPaceOrFault(refused)) return answerLimit(message, blamesPart);
  if (status === 429 && MORE_THAN_A_MINUTE.test(words)) return { kind: 'window', limit: limitIn(message) };
  const overflow = status === 500 && /context/i.test(words) && /exceed|too (?:long|large)|fit/i.test(words);
  if (status === 413 || overflow || (WINDOW.test(words) && !isPaceOrFault(refused))) {
    if (ANSWER_LIMIT.test(words) && !CONTEXT.test(words)) return answerLimit(message, blamesPart);
    return { kind: 'window', limit: limitIn(message) };
  }
  if (ANSWER_LIMIT.test(words) && /\d{3}/.test(message) && !isPaceOrFault(refused))
    return answerLimit(message, blamesPart);
  if (MODEL_GONE.test(words)) return account('model-retired');
  if (/InvokeModelWithResponseStream/.test(words)) return { kind: 'form' };
  if (status === 401 || (status !== 403 && status !== 429 && KEY.test(words))) return account('access-denied');
  if (status === 403 || /AccessDenied|PermissionDenied|Forbidden/i.test(code)) return account('access-denied');
  if (status === 402) return account('quota');
  if (/(?:location|region|country|territory)\b.{0,40}not (?:supported|available)/i.test(words))
    return account('access-denied');
  if (blamesPart && !isPaceOrFault(refused)) return { kind: 'form' };
  if (MODEL_UNKNOWN.test(words) || /ResourceNotFound/.test(code)) return account('model-retired');
  if (status === 404 && /no endpoints/i.test(words)) return { kind: 'form' };
  if (PAGE.test(message) && (status === undefined || status < 500)) return account('unreachable');
  if (status === 404 || status === 405 || status === 410)
    return account(/model/i.test(words) ? 'model-retired' : 'unreachable');
  if (status !== undefined && status >= 300 && status < 400) return account('unreachable');
  if ((status === 500 || status === 501) && FORM_PARSER.test(words)) return { kind: 'form' };
  if (isPaceOrFault(refused) || LOADING.test(words)) return { kind: 'busy', lost: isLost(refused) };
  return { kind: 'form' };
}

/** The service is there and answers for itself: too much at once, a fault of its own, a model that is being loaded. */
const isPaceOrFault = ({ status, code }: Refused): boolean =>
  BUSY_NAME.test(code) ||
  status === 408 ||
  status === 409 ||
  (status !== undefined && status >= 423 && status <= 429 && status !== 426) ||
  (status !== undefined && status >= 500 && status !== 501 && !(status === 500 && FORM_PARSER.test(code)));

/** It was at work on the answer when it gave up. */
const isLost = ({ status, code }: Refused): boolean =>
  /ModelTimeout|ModelError|ModelStreamError/.test(code) || status === 408 || status === 504;

/** A pace that is told in seconds is no quota, whatever its words; a daily one mostly names hours or nothing. */
function isQuota({ status, code, afterMs }: Refused, words: string): boolean {
  if (status !== undefined && ![400, 402, 403, 429, 503].includes(status)) return false;
  if (/insufficient_(?:quota|balance|funds|credits?)/i.test(words)) return true;
  if (status === 413 || (status === 400 && !/quota|credit|balance|billing/i.test(words))) return false;
  const told = afterMs !== undefined && afterMs <= LONGEST_BUSY_MS;
  return !told && (QUOTA.test(words) || (afterMs ?? 0) > LONGEST_BUSY_MS) && !/AccessDenied/.test(code);
}

function answerLimit(message: string, blamesPart: boolean): Meaning {
  const limit = limitIn(message);
  return blamesPart && limit === undefined ? { kind: 'form' } : { kind: 'answer-limit', limit };
}

const NUMBER = '(\\d[\\d,_]{2,})';
/** Where the limit stands in a sentence that also names what was sent. */
const LIMITS: readonly RegExp[] = [
  new RegExp(`(?:n_ctx|max_model_len)\\D{0,12}${NUMBER}`, 'i'),
  new RegExp(`[<>]=?\\s*['"\`]?${NUMBER}`),
  new RegExp(`(?:valid range|range)\\D{0,30}\\d?\\D{0,8}${NUMBER}`, 'i'),
  new RegExp(
    `(?:context (?:length|window|size)|number of (?:input )?tokens|limit|maximum|max|cannot exceed|at most|up to|less than(?: or equal to)?|lower than|exceeds?)\\D{0,40}?${NUMBER}`,
    'i',
  ),
  new RegExp(`${NUMBER}[\\s-]*(?:tokens? )?(?:maximum|max\\b|context|limit)`, 'i'),
];

/** Undefined where the words tell none. */
export function limitIn(text: string): number | undefined {
  const words = text.replace(/<\/?[a-z][^>]*>/gi, ' ');
  // A name such as `max_tokens: 8000` is what was asked for; the limit is another number.
  const told = words.replace(
    /['"`]?max_?(?:completion_|new_|output_)?tokens['"`]?\s*(?:is too large|=|:)[\s:(]*\d[\d,_]*/gi,
    'max_tokens',
  );
  for (const pattern of [...LIMITS]) {
    const found = pattern.exec(told)?.[1] ?? pattern.exec(words)?.[1];
    const under = found && new RegExp(`(?:less|lower|smaller) than\\W{1,3}${found}`, 'i').test(told) ? 1 : 0;
    const limit = Number(found?.replace(/[,_]/g, '')) - under;
    if (limit >= 128) return limit;
  }
  return undefined;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `try again in 7m12.5s`, `retry after 40 seconds`, `"retryDelay": "37s"`. */
function toldInWords(words: string): number | undefined {
  const told =
    /(?:(?:try|retry|wait|again|available|reset)\w*\W{0,3}(?:in|after|for)?|retryDelay\W{0,5})\s*((?:\d+(?:\.\d+)?\s*(?:ms|milliseconds?|s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hours?|d|days?)\b\s*)+)/i.exec(
      words.replace(/(\d)(ms|[smhd])(?=\d)/g, '$1$2 '),
    )?.[1];
  if (!told) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of told.matchAll(/(\d+(?:\.\d+)?)\s*(ms|[a-z])/gi))
    total += Number(amount) * (UNIT_MS[unit.toLowerCase()] ?? 0);
  return total > 0 ? total : undefined;
}

/** A `Retry-After` in seconds or as a date, or one of its relatives; milliseconds. */
export function afterMsOf(header: (name: string) => string | undefined, now: number): number | undefined {
  const ms = Number(header('retry-after-ms'));
  if (ms > 0) return ms;
  const after = header('retry-after');
  if (after === undefined) return undefined;
  const wait = /^\s*[\d.]+\s*$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
  return Number.isFinite(wait) && wait > 0 ? wait : undefined;
}
