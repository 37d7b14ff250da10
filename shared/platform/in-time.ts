/**
 * Ends the wait by a timer of its own: neither Node's resolver, nor every host's answer, nor a model heeds a signal.
 * @throws what `late` makes, when it takes longer than `ms`
 */
export async function inTime<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), Math.max(1, ms));
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
