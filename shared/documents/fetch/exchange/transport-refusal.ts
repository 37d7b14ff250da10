/** Names what went wrong below HTTP. Messages carry the host alone: paths and queries may be a reader's own. */
import { WebRefusedError } from '../../../sources/web.ts';

/** @param timedOut whether the deadline ended the request */
export function transportRefusal(error: unknown, host: string, timedOut: boolean): WebRefusedError {
  if (error instanceof WebRefusedError) return error;
  const cause = error as NodeJS.ErrnoException;
  // The transport's errors carry a code; anything else is a fault of our own, and no host's.
  if (!timedOut && cause.code === undefined) throw error;
  if (timedOut) return new WebRefusedError('timeout', `${host} did not answer in time`, { retryable: true, cause });
  if (cause.code === 'ETIMEDOUT')
    return new WebRefusedError('timeout', `${host} cannot be connected to in time`, { retryable: true, cause });
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(cause.code ?? ''))
    return new WebRefusedError('unreachable', `the certificate of ${host} is not valid`, { cause });
  if (/^Z_|^ERR_BROTLI|^ERR__ERROR/.test(cause.code ?? ''))
    return new WebRefusedError('unreachable', `${host} sent a broken packed body`, { retryable: true, cause });
  return new WebRefusedError('unreachable', `${host} cannot be reached (${cause.code})`, {
    retryable: true,
    cause,
  });
}
