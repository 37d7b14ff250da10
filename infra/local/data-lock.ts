/** One run per data folder: LevelDB and the queues cannot be shared, and in-flight messages are given back at start. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const FILE = 'run.json';

const Holder = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Start of the process in the kernel's count, where it can be known: pids are used again. */
  started: v.nullable(v.string()),
  /** Where the run can be reached, once it is up. */
  urls: v.optional(v.record(v.string(), v.string())),
});
export type Holder = v.InferOutput<typeof Holder>;

export class DataFolderBusyError extends Error {
  override name = 'DataFolderBusyError' as const;
  readonly holder: Holder;
  constructor(folder: string, holder: Holder) {
    const site = holder.urls?.site;
    super(
      `another run (pid ${holder.pid}${site ? `, ${site}` : ''}) is using ${folder}; ` +
        'wait until it ends or stop it with Ctrl-C, or choose another folder with --data-dir',
    );
    this.holder = holder;
  }
}

export interface DataLock {
  /** True when the run before this one did not end by itself. */
  readonly afterCrash: boolean;
  /** Tells other commands where this run can be reached. */
  publish(urls: Readonly<Record<string, string>>): void;
  release(): void;
}

/**
 * Takes the folder for this process. A lock whose process is gone (kill -9, power cut) is taken over.
 * @throws DataFolderBusyError when a living process holds it
 */
export function takeDataFolder(folder: string): DataLock {
  const path = join(folder, FILE);
  const me: Holder = { pid: process.pid, started: startOf(process.pid) };
  const mine = `${path}.${process.pid}`;
  let afterCrash = false;
  writeFileSync(mine, JSON.stringify(me));
  try {
    // A link appears whole or not at all, so nobody ever reads a half-written lock.
    for (let attempt = 0; !appeared(mine, path); attempt++) {
      const holder = readHolder(folder);
      if (holder) throw new DataFolderBusyError(folder, holder);
      if (attempt === TAKEOVERS) throw new Error(`the lock ${path} could not be taken over`);
      putAside(path, `${mine}.old`);
      afterCrash = true;
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return {
    afterCrash,
    publish(urls) {
      writeFileSync(`${path}.new`, JSON.stringify({ ...me, urls }));
      renameSync(`${path}.new`, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Several commands may find the same dead lock at once; each loser looks again. */
const TAKEOVERS = 10;

function appeared(file: string, path: string): boolean {
  try {
    linkSync(file, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead lock, and gives it back when another command put a living one there in between. */
function putAside(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (livingIn(aside)) appeared(aside, path);
  rmSync(aside, { force: true });
}

/** The living run that uses the folder, if there is one; commands such as `status` talk to it instead of starting a second. */
export function readHolder(folder: string): Holder | undefined {
  return livingIn(join(folder, FILE));
}

function livingIn(path: string): Holder | undefined {
  let holder: Holder;
  try {
    holder = v.parse(Holder, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Missing, or cut by a crash.
    return undefined;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return holder.started === startOf(holder.pid) ? holder : undefined;
}

/** Field 22 of /proc/PID/stat (proc(5)): start time in clock ticks since boot. null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
