/** Ctrl-C at any moment: what is open is closed, the exit code says so, and the next run goes on from there. */
import type { SetAside } from '../../../shared/platform/table.ts';
import { EXIT } from '../../exit.ts';

const open = new Set<() => Promise<void>>();
let stopping = false;

/** Called once, first thing: before it a signal would end the process without a code. */
export function stopOnSignals(): void {
  const stop = () => {
    // A second Ctrl-C does not wait.
    if (stopping || open.size === 0) process.exit(EXIT.stopped);
    stopping = true;
    process.stderr.write('\nstopping; the next run goes on from here\n');
    Promise.allSettled([...open].map((close) => close())).finally(() => process.exit(EXIT.stopped));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

interface Closable {
  close(): Promise<void>;
  /** Rejects, never resolves, when it fails on its own. */
  readonly died?: Promise<never>;
  takeSetAside?(): readonly SetAside[];
}

/** Runs `work` on something that must be closed, whether it ends, fails or is stopped; names what it could not read. */
export async function closing<R extends Closable, T>(resource: R, work: (resource: R) => Promise<T>): Promise<T> {
  const close = () => resource.close();
  open.add(close);
  try {
    return await Promise.race([work(resource), ...(resource.died ? [resource.died] : [])]);
  } finally {
    open.delete(close);
    for (const { key, reason } of resource.takeSetAside?.() ?? [])
      process.stderr.write(`set aside: ${key}: ${reason}; see infra/RUNBOOK.md, "Records set aside"\n`);
    if (!stopping) await close();
  }
}
