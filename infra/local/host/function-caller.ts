/** Calls functions by any of their names, and keeps count of what runs. */
import type { EventEmitter } from 'node:events';
import type { LocalFunction } from '../template/resources.ts';
import type { BatchReport } from './event-source-mapping.ts';
import type { Host } from './handler-host.ts';

export interface InvocationReport {
  readonly function: string;
  readonly phase: 'started' | 'ended';
  readonly ms?: number;
  readonly error?: Error;
}

export interface LocalStackEvents {
  invocation: [InvocationReport];
  batch: [BatchReport];
}

export class UnknownFunctionError extends Error {
  override name = 'UnknownFunctionError' as const;
  constructor(name: string, functions: readonly LocalFunction[]) {
    super(`there is no function ${name}; there are ${functions.map((fn) => fn.name).join(', ')}`);
  }
}

export interface Activity {
  /** Calls and batches that are under way. */
  readonly running: number;
  /** Changes with every start and end. */
  readonly count: number;
}

export interface FunctionCaller {
  find(name: string): LocalFunction;
  /** @throws FunctionError, or UnknownFunctionError */
  invoke(name: string, event: unknown): Promise<unknown>;
  activity(): Activity;
  batchStarted(): void;
  batchEnded(report: BatchReport): void;
}

export function createFunctionCaller(
  functions: readonly LocalFunction[],
  host: Host,
  events: EventEmitter<LocalStackEvents>,
): FunctionCaller {
  let running = 0;
  let count = 0;

  function moved(by: 1 | -1) {
    running += by;
    count++;
  }

  /** By file name, function name or ARN. */
  function find(name: string): LocalFunction {
    const last = name.split(':').at(-1);
    const found = functions.find((fn) => fn.name === last || fn.functionName === last);
    if (!found) throw new UnknownFunctionError(name, functions);
    return found;
  }

  return {
    find,
    async invoke(name, event) {
      const fn = find(name);
      const started = performance.now();
      moved(1);
      events.emit('invocation', { function: fn.name, phase: 'started' });
      let error: Error | undefined;
      try {
        return await host.invoke(fn, event);
      } catch (thrown) {
        error = thrown as Error;
        throw thrown;
      } finally {
        moved(-1);
        events.emit('invocation', { function: fn.name, phase: 'ended', ms: performance.now() - started, error });
      }
    },
    activity: () => ({ running, count }),
    batchStarted: () => moved(1),
    batchEnded(report) {
      moved(-1);
      events.emit('batch', report);
    },
  };
}
