/** Names what went wrong below HTTP. Messages carry the host alone: paths and queries may be a reader's own. */
import { WebRefusedError } from '../../../sources/web.ts';
import { proxyName } from './proxy.ts';
import { BrokenBodyError } from './unpack.ts';

/**
 * @param proxy the one that was asked, if any: what went wrong may be its own
 */
export function transportRefusal(error: unknown, host: string, proxy?: URL): WebRefusedError {
  if (error instanceof WebRefusedError) return error;
  if (error instanceof BrokenBodyError)
    return new WebRefusedError('unreachable', error.message, { retryable: true, cause: error });
  const cause = error as NodeJS.ErrnoException;
  const through = proxy ? ` through the ${proxyName(proxy)}` : '';
  // The transport's errors carry a code; anything else is a fault of our own, and no host's.
  if (cause.code === undefined) throw error;
  if (cause.code === 'ETIMEDOUT')
    return new WebRefusedError('timeout', `${host} cannot be connected to in time${through}`, {
      retryable: true,
      cause,
    });
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(cause.code ?? ''))
    return new WebRefusedError(
      'unreachable',
      proxy
        ? `the certificate of ${host}${through} is not valid; name your authority in NODE_EXTRA_CA_CERTS`
        : `the certificate of ${host} is not valid`,
      { cause },
    );
  return new WebRefusedError('unreachable', `${host} cannot be reached${through} (${cause.code})`, {
    retryable: true,
    cause,
  });
}

/** What a wait that ended by its own timer ends in; asking later may help. */
export const timedOut = (message: string) => (): WebRefusedError =>
  new WebRefusedError('timeout', message, { retryable: true });
