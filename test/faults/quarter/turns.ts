/**
 * One request at a time over every client, and the seed says whose turn is next. Workers that race still meet in any order
 * that their requests can have, but the order is the seed's and not the machine's: a seed makes the same run everywhere.
 *
 *     const turns = createTurns(random);
 *     turns.attach(dynamoClient);
 */
import type { Random } from '../../support/random.ts';

export interface Turns {
  /** From now on each request of the client waits for its turn, repeated ones too. */
  attach(client: object): void;
  /** What waits for something else than a request; nobody is given a turn meanwhile. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no request is on its way: what a dead worker had begun is over then. */
  idle(): Promise<void>;
}

type Next = (args: unknown) => Promise<{ output: { Body?: unknown } }>;
interface Stack {
  add(middleware: (next: Next) => Next, options: { step: string; priority?: string; name: string }): void;
}

/** Passes of the event loop after which whoever can ask has asked: a wait of the fake clock takes one. */
const SETTLED = 2;

export function createTurns(random: Random): Turns {
  /** Begun and not over, whether they wait here, are with an engine, or rest before the SDK's next try. */
  let begun = 0;
  let busy = false;
  let choosing = false;
  const waiting: (() => void)[] = [];

  async function hold<T>(work: () => Promise<T>): Promise<T> {
    begun += 1;
    try {
      return await work();
    } finally {
      begun -= 1;
      void choose();
    }
  }

  async function turn<T>(request: () => Promise<T>): Promise<T> {
    await new Promise<void>((mine) => {
      waiting.push(mine);
      void choose();
    });
    try {
      return await request();
    } finally {
      busy = false;
      void choose();
    }
  }

  /** Waits until everybody who is at work stands in the queue, then lets one go. */
  async function choose(): Promise<void> {
    if (choosing) return;
    choosing = true;
    for (let quiet = 0; quiet < SETTLED && canChoose(); ) {
      const before = waiting.length;
      await new Promise((done) => setImmediate(done));
      quiet = waiting.length === before ? quiet + 1 : 0;
    }
    choosing = false;
    if (!canChoose()) return;
    busy = true;
    waiting.splice(random.below(waiting.length), 1)[0]!();
  }
  const canChoose = () => !busy && waiting.length > 0 && waiting.length === begun;

  return {
    hold,
    attach(client) {
      const { middlewareStack } = client as { middlewareStack: Stack };
      middlewareStack.add((next) => (args) => hold(() => next(args)), { step: 'initialize', name: 'beginOfTurn' });
      middlewareStack.add((next) => (args) => turn(() => inFull(next(args))), {
        ...{ step: 'deserialize', priority: 'high', name: 'turn' },
      });
    },
    async idle() {
      while (begun > 0) await new Promise((done) => setTimeout(done, 1));
    },
  };
}

/** A body that streams is part of the turn; where it breaks off, its reader learns of it and not the SDK. */
async function inFull(answer: ReturnType<Next>): ReturnType<Next> {
  const { output, ...rest } = await answer;
  const body = output.Body as { transformToByteArray(): Promise<Uint8Array> } | undefined;
  if (!body) return { ...rest, output };
  const read = body.transformToByteArray();
  await read.catch(() => {});
  return { ...rest, output: { ...output, Body: { transformToByteArray: () => read } } };
}
