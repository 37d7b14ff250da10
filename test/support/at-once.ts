/** For inputs that a wrong pattern takes minutes for: a test's own timeout ends nothing that never yields. */
import { runInNewContext } from 'node:vm';

/** A hundred times and more what any of them needs, so that no load of the machine is taken for it. */
const PATIENCE_MS = 15_000;

/** Throws where it would go on for longer. */
export const atOnce = <T>(read: () => T): T => runInNewContext('read()', { read }, { timeout: PATIENCE_MS }) as T;
