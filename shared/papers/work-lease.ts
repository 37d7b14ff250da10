/**
 * One worker at a time on a week or a paper. The lease is short and renewed while the work goes on, so that a worker
 * that died holds up the next one for half a minute and not for a function's whole time limit.
 */
import type { PaperStore } from './paper-store.ts';

const LEASE_SECONDS = 30;
/** Two renewals may be lost before the lease runs out. */
const RENEW_EVERY_MS = 10_000;

export interface LeaseServices {
  readonly papers: Pick<PaperStore, 'lease' | 'release'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Runs `work` while holding the lease; `held` is called instead when another worker has it. */
export async function whileLeased<T>(
  what: Parameters<PaperStore['lease']>[0],
  services: LeaseServices,
  work: () => Promise<T>,
  held: () => T | Promise<T>,
): Promise<T> {
  const { papers, now } = services;
  const owner = services.newId();
  if (!(await papers.lease(what, owner, now(), LEASE_SECONDS))) return held();
  const renewal = setInterval(
    () => void papers.lease(what, owner, now(), LEASE_SECONDS).catch(() => {}),
    RENEW_EVERY_MS,
  );
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await papers.release(what, owner);
  }
}
