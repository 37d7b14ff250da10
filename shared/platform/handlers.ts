/**
 * The middy chains that bind AWS to code. A handler file gives a name, a schema, its services and one step; parsing,
 * logging, counting, and the decision between "again later" and "dead letters" live here once.
 */
import middy, { type MiddlewareObj } from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { createLogger, describe } from './logger.ts';
import { type Counter, createCounter } from './metrics.ts';
import type { Queue } from './queue.ts';

type Schema<T> = v.BaseSchema<unknown, T, v.BaseIssue<unknown>>;

export interface Delivered {
  /** How often SQS handed this message out, from 1. */
  readonly receiveCount: number;
  readonly remainingMs: number;
  readonly counter: Counter;
}

/** A message that no retry can help; the queue chain moves it to the dead letters with this reason. */
export class PoisonMessageError extends Error {
  override name = 'PoisonMessageError' as const;
  readonly retryable = false;
}

interface QueueHandlerOptions<T, S> {
  readonly name: string;
  readonly schema: Schema<T>;
  /** Runs on a cold start only. */
  readonly services: () => S | Promise<S>;
  /** The queue it reads from, to postpone a message; and where a poison message goes. */
  readonly queue: (services: S) => Pick<Queue, 'postpone'>;
  readonly deadLetters: (services: S) => Pick<Queue, 'bury'>;
  /** Runs for every message of a batch. */
  readonly each: (message: T, services: S, delivered: Delivered) => Promise<void>;
}

/** First wait 10 s, then doubling, at most 10 minutes: throttled models and sites recover in minutes. */
const postponement = (receiveCount: number, afterMs = 0) =>
  Math.min(LONGEST_POSTPONED, Math.max(Math.ceil(afterMs / 1000), Math.min(600, 10 * 2 ** (receiveCount - 1))));
/** SQS takes twelve hours (API page of ChangeMessageVisibility); a service that asks for more is asked again then. */
const LONGEST_POSTPONED = 11 * 3600;

/**
 * SQS → step, with partial batch answers. An unreadable message, and an error with `retryable === false`, goes to the
 * dead letters at once with its reason (a retry would end there too, later and without one). Any other error leaves the
 * message on the queue with a growing wait; SQS moves it to the dead letters after `maxReceiveCount`.
 */
export function queueHandler<T, S>(options: QueueHandlerOptions<T, S>) {
  const services = once(options.services);
  const log = createLogger(options.name);

  /** False when the dead letters do not take it now: then it stays where it is, and SQS moves it there in the end. */
  async function bury(record: SQSRecord, reason: string, counter: Counter, ready: S): Promise<boolean> {
    log.error('message buried', { messageId: record.messageId, reason });
    try {
      await options.deadLetters(ready).bury(record.body, reason);
      counter.add('messagesBuried');
      return true;
    } catch (error) {
      log.error('dead letters refuse the message', { messageId: record.messageId, error: describe(error) });
      return false;
    }
  }

  async function take(record: SQSRecord, ready: S, context: Context, counter: Counter): Promise<boolean> {
    const message = v.safeParse(options.schema, readJson(record.body));
    if (!message.success) {
      return bury(record, `unreadable: ${v.summarize(message.issues).slice(0, 200)}`, counter, ready);
    }
    const receiveCount = Number(record.attributes.ApproximateReceiveCount ?? 1);
    try {
      await options.each(message.output, ready, {
        receiveCount,
        remainingMs: context.getRemainingTimeInMillis(),
        counter,
      });
      return true;
    } catch (error) {
      if ((error as { retryable?: boolean }).retryable === false) {
        return bury(record, `${describe(error).name}: ${describe(error).message}`, counter, ready);
      }
      log.warn('message goes back to the queue', { messageId: record.messageId, receiveCount, error: describe(error) });
      await options
        .queue(ready)
        .postpone(record.receiptHandle, postponement(receiveCount, (error as { afterMs?: number }).afterMs))
        .catch((cause) => log.warn('could not postpone', { error: describe(cause) }));
      return false;
    }
  }

  return middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    const counter = createCounter();
    const ready = await services();
    const done = await Promise.all(event.Records.map((record) => take(record, ready, context, counter)));
    counter.flush();
    return {
      batchItemFailures: event.Records.filter((_, i) => !done[i]).map((record) => ({
        itemIdentifier: record.messageId,
      })),
    };
  });
}

interface RunHandlerOptions<T, S> {
  readonly name: string;
  readonly schema: Schema<T>;
  readonly services: () => S | Promise<S>;
  readonly run: (input: T, services: S, counter: Counter) => Promise<object>;
}

/**
 * A schedule's firing or an operator's invocation → step. EventBridge Scheduler may fire one slot twice (at-least-once),
 * so a step must be safe to enter again. Throws what the step throws: Lambda tries it twice more within minutes, then the
 * sweep every hour of that day; an operator reads it.
 */
export function runHandler<T, S>(options: RunHandlerOptions<T, S>) {
  const services = once(options.services);
  const log = createLogger(options.name);
  const wholeRun: MiddlewareObj<unknown, object> = {
    onError: (request) => log.error('run failed', { error: describe(request.error) }),
  };
  return middy<unknown, object>()
    .use(wholeRun)
    .handler(async (event) => {
      const counter = createCounter();
      try {
        const result = await options.run(v.parse(options.schema, event ?? {}), await services(), counter);
        log.info('run done', { result });
        return result;
      } finally {
        // A run that fails counts too: alarms are made of it.
        counter.flush();
      }
    });
}

/** Built on the first event, so that a file loads without its environment; a failed build is tried again next time. */
export function once<S>(build: () => S | Promise<S>): () => Promise<S> {
  let built: Promise<S> | undefined;
  return () => {
    built ??= Promise.resolve()
      .then(build)
      .catch((error) => {
        built = undefined;
        throw error;
      });
    return built;
  };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
