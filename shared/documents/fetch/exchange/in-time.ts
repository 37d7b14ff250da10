import { WebRefusedError } from '../../../sources/web.ts';

/** Ends the wait by a timer of its own: neither Node's resolver nor every host's answer heeds a signal. */
export async function inTime<T>(work: Promise<T>, ms: number, late: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new WebRefusedError('timeout', late, { retryable: true })), Math.max(1, ms));
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
