/** Programs that this one starts: bounded in time, each a process group of its own, ended by its id whatever happens. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface Ran {
  readonly code: number;
  /** What it printed, both streams as they came. */
  readonly output: string;
  readonly stdout: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Given as if typed; without it there is no input. */
  readonly input?: string;
  readonly limitMs: number;
}

export class TooLongError extends Error {
  override name = 'TooLongError' as const;
}

const running = new Set<ChildProcess>();
/** More than any command here prints; what comes after is not kept. */
const MOST_OUTPUT = 4_000_000;

/** Runs to the end. @throws TooLongError when it had to be ended, and what `spawn` throws */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = spawn(command, args, {
    ...{ cwd: options.cwd, env: options.env, detached: true },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  let [output, stdout] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    if (stdout.length < MOST_OUTPUT) stdout += part;
    if (output.length < MOST_OUTPUT) output += part;
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    if (output.length < MOST_OUTPUT) output += part;
  });
  // A program that ends before it has read everything closes the pipe; its exit code tells more.
  child.stdin?.on('error', () => {}).end(options.input);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end(child, 'SIGKILL');
  }, options.limitMs);
  try {
    const code = await new Promise<number>((done, failed) => {
      child.on('error', failed).on('close', (status) => done(status ?? 1));
    });
    if (late)
      throw new TooLongError(
        `${[command, ...args].join(' ')} took more than ${options.limitMs / 1000} s: ${output.slice(-2000)}`,
      );
    return { code, output, stdout };
  } finally {
    clearTimeout(timer);
    running.delete(child);
  }
}

export interface Started {
  /** Resolves when it has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Asks it to end, and ends it with all that it started when it has not after five seconds. */
  stop(): Promise<void>;
}

const GRACE_MS = 5_000;

/** Starts what is to run on. @param log a file descriptor for what it prints */
export function start(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly log: number },
): Started {
  const { cwd, env, log } = options;
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
  running.add(child);
  const ended = new Promise<void>((done) => child.on('error', () => done()).on('exit', () => done()));
  return {
    ended,
    async stop() {
      end(child, 'SIGTERM');
      const late = new Promise<void>((done) => void setTimeout(done, GRACE_MS).unref());
      await Promise.race([ended, late]);
      // Its group holds what it started, which may outlive it.
      end(child, 'SIGKILL');
      running.delete(child);
    },
  };
}

/** For Ctrl-C: nothing that was started here stays. */
export function endAll(): void {
  for (const child of running) end(child, 'SIGKILL');
  running.clear();
}

function end({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
