/** How long a host asks us to stay away (RFC 9110 10.2.3). */

/** Statuses with which a host asks for a pause. */
const PAUSES = new Set([429, 503]);
/** A 429 without a word is taken for a minute. */
const USUAL_PAUSE_MS = 60_000;
/** Longer than a day is taken for a day. */
const LONGEST_PAUSE_MS = 24 * 3600 * 1000;

/** undefined when no pause is asked for. */
export function pauseUntil(status: number, retryAfter: string | undefined, now: Date): Date | undefined {
  if (!PAUSES.has(status)) return undefined;
  const asked = retryAfter === undefined ? undefined : millisecondsOf(retryAfter, now);
  if (asked === undefined && status === 503) return undefined;
  return new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, asked ?? USUAL_PAUSE_MS));
}

/** Seconds, or an HTTP date; undefined for anything else. */
function millisecondsOf(text: string, now: Date): number | undefined {
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
