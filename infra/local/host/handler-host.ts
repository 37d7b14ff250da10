/**
 * Runs the functions the way Lambda does: loaded once (cold start), called with JSON, given a time limit, and ended
 * without mercy when they exceed it. Functions whose environments agree share a thread; one that disagrees gets its own.
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { THREAD_FLAGS } from '../engines/engines.ts';
import type { LocalFunction } from '../template/resources.ts';

/** What Lambda tells a caller about a function that failed; `errorType` is the thrown error's name. */
export class FunctionError extends Error {
  override name = 'FunctionError' as const;
  readonly function: string;
  readonly errorType: string;
  /** The words of what was thrown alone. */
  readonly thrown: string;
  constructor(fn: string, errorType: string, message: string, trace?: string) {
    super(`${fn}: ${errorType}: ${message}`);
    this.function = fn;
    this.errorType = errorType;
    this.thrown = message;
    if (trace) this.stack = trace;
  }
}

export interface Host {
  /** @returns what the handler answered, after a trip through JSON. @throws FunctionError */
  invoke(fn: LocalFunction, event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface Call {
  readonly id: string;
  /** URL of the module. */
  readonly module: string;
  readonly functionName: string;
  readonly memoryMb: number;
  /** JSON text. */
  readonly event: string;
  readonly timeoutMs: number;
}

/** The module is there: from now on the function's own time runs, as Lambda counts its init phase apart. */
export interface Loaded {
  readonly id: string;
  readonly loaded: true;
}

export type Answer = { readonly id: string } & (
  | { readonly result: string | undefined }
  | { readonly errorType: string; readonly message: string; readonly trace: string | undefined }
);

export interface HostOptions {
  /** Folder that `LocalFunction.source` starts from. */
  readonly root: URL;
  /** Set for every function: endpoints, credentials. A function's own variables win. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Takes what handlers print, one line at a time. */
  readonly log: (line: string) => void;
}

export function createHost(functions: readonly LocalFunction[], options: HostOptions): Host {
  const groups = new Map<string, Group>();
  for (const group of groupByEnvironment(functions)) {
    for (const fn of group.functions) groups.set(fn.name, group);
  }
  const rooms = new Map<Group, Room>();
  const every = new Set<Room>();
  let stopped = false;

  function roomOf(group: Group): Room {
    const current = rooms.get(group);
    if (current && !current.retired) return current;
    const room = openRoom({ ...options.environment, ...group.environment }, options.log);
    rooms.set(group, room);
    every.add(room);
    room.ended.then(() => every.delete(room));
    return room;
  }

  return {
    invoke(fn, event) {
      const group = groups.get(fn.name);
      if (!group || stopped) throw new FunctionError(fn.name, 'NotRunning', 'the host does not run this function');
      return roomOf(group).call(fn, {
        id: randomUUID(),
        module: new URL(fn.source, options.root).href,
        functionName: fn.functionName,
        memoryMb: fn.memoryMb,
        event: JSON.stringify(event ?? null),
        timeoutMs: fn.timeoutMs,
      });
    },
    async stop() {
      stopped = true;
      await Promise.all([...every].map((room) => room.close()));
    },
  };
}

interface Group {
  readonly functions: LocalFunction[];
  readonly environment: Record<string, string>;
}

/** Two functions share a thread when no variable would have two values. */
export function groupByEnvironment(functions: readonly LocalFunction[]): readonly Group[] {
  const groups: Group[] = [];
  for (const fn of functions) {
    const fits = groups.find((group) =>
      Object.entries(fn.environment).every(([name, value]) => (group.environment[name] ?? value) === value),
    );
    if (fits) {
      fits.functions.push(fn);
      Object.assign(fits.environment, fn.environment);
    } else groups.push({ functions: [fn], environment: { ...fn.environment } });
  }
  return groups;
}

interface Room {
  readonly retired: boolean;
  readonly ended: Promise<void>;
  call(fn: LocalFunction, call: Call): Promise<unknown>;
  close(): Promise<void>;
}

interface Waiting {
  readonly fn: string;
  readonly loaded: () => void;
  readonly done: (answer: Answer) => void;
  readonly lost: (why: Error) => void;
}

/** Lambda gives an init phase 10 s (Lambda guide, "Understanding the Lambda execution environment"); a busy laptop more. */
const INIT_TIMEOUT_MS = 30_000;

/** One thread. After a time-out it takes no new call, and ends when its last one is done: Lambda kills the sandbox too. */
function openRoom(environment: Readonly<Record<string, string | undefined>>, log: (line: string) => void): Room {
  const open = new Map<string, Waiting>();
  const thread = new Worker(fileURLToPath(new URL('./handler-thread.ts', import.meta.url)), {
    execArgv: [...THREAD_FLAGS],
    env: environment as Record<string, string>,
    stdout: true,
    stderr: true,
  });
  for (const stream of [thread.stdout, thread.stderr]) eachLine(stream, log);
  let retired = false;
  let reason = 'the handler ended the process';
  thread.on('message', (message: Answer | Loaded) => {
    const waiting = open.get(message.id);
    if ('loaded' in message) waiting?.loaded();
    else waiting?.done(message);
  });
  thread.on('error', (error) => {
    reason = error.message;
  });
  const ended = new Promise<void>((done) =>
    thread.once('exit', () => {
      retired = true;
      for (const { fn, lost } of open.values()) lost(new FunctionError(fn, 'Runtime.ExitError', reason));
      done();
    }),
  );

  return {
    get retired() {
      return retired;
    },
    ended,
    async call(fn, call) {
      let timer: NodeJS.Timeout | undefined;
      try {
        const answer = await new Promise<Answer>((done, lost) => {
          const limit = (ms: number, words: string) => {
            clearTimeout(timer);
            timer = setTimeout(() => {
              retired = true;
              lost(new FunctionError(fn.name, 'Sandbox.Timedout', words));
            }, ms);
          };
          const loaded = () => limit(fn.timeoutMs, `Task timed out after ${fn.timeoutMs / 1000} seconds`);
          open.set(call.id, { fn: fn.name, done, lost, loaded });
          limit(INIT_TIMEOUT_MS, 'the module did not load in time');
          thread.postMessage(call);
        });
        if ('errorType' in answer) throw new FunctionError(fn.name, answer.errorType, answer.message, answer.trace);
        return answer.result === undefined ? null : JSON.parse(answer.result);
      } finally {
        clearTimeout(timer);
        open.delete(call.id);
        if (retired && open.size === 0) void thread.terminate();
      }
    },
    async close() {
      await thread.terminate();
    },
  };
}

function eachLine(stream: NodeJS.ReadableStream, log: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) log(line);
  });
}
