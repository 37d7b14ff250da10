/** One thing that the doctor looked at. */

export interface Finding {
  /** What was looked at, in a word or two. */
  readonly name: string;
  /** `fail`: the next step would fail; `warn`: it works, and something is worth knowing. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** What was found. */
  readonly says: string;
  /** What helps; there for whatever is not `ok`. */
  readonly remedy?: string;
}

export const ok = (name: string, says: string): Finding => ({ name, state: 'ok', says });
export const warn = (name: string, says: string, remedy: string): Finding => ({ name, state: 'warn', says, remedy });
export const fail = (name: string, says: string, remedy: string): Finding => ({ name, state: 'fail', says, remedy });

/** An SDK's error in words: its name says more than its class, and a refusal names the action that is missing. */
export function refusal(name: string, error: unknown, asked: string): Finding {
  const { name: kind, message } = error as Error;
  return fail(
    name,
    `${kind}: ${message}`,
    /AccessDenied|NotAuthorized|UnrecognizedClient/.test(kind)
      ? `give the person or role that deploys the right ${asked}`
      : 'ask again; if it stays so, the status page of AWS or your network may say why',
  );
}
