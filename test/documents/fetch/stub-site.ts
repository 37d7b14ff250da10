/**
 * Real HTTP servers on 127.0.0.1 that stand for public hosts: names resolve to public addresses, and `reach` leads those
 * addresses here. Every rule of the fetch stays in force; only the last step, the socket, is led elsewhere.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTableGate } from '../../../shared/documents/fetch/politeness/table-gate.ts';
import { createSafeFetch, type SafeFetchOptions } from '../../../shared/documents/fetch/safe-fetch.ts';
import { createBucketCache } from '../../../shared/documents/fetch/web-cache.ts';
import { type Web, WebRefusedError } from '../../../shared/sources/web.ts';
import { startTable } from '../../support/real-table.ts';

export const PUBLIC = '93.184.215.14';

export interface Seen {
  readonly host: string;
  readonly path: string;
  readonly at: number;
  readonly headers: IncomingMessage['headers'];
}

export interface StubSite {
  readonly seen: Seen[];
  /** Connections open at the same moment, at most. */
  mostOpen(): number;
  /** Every address and port that was to be connected to. */
  readonly reached: string[];
  readonly web: Web;
  /** The clock; sleeping moves it. */
  readonly clock: { now: number; readonly slept: number[] };
  stop(): Promise<void>;
}

/** @param answer gets every request but those for robots.txt, which answer 404 unless `robots` is given */
export async function startSite(
  answer: (request: IncomingMessage, response: ServerResponse, seen: Seen) => void,
  more: Partial<SafeFetchOptions> & {
    robots?: string;
    robotsStatus?: number;
    robotsAfterMs?: number;
    closedDoor?: string;
    speed?: number;
    names?: Record<string, string[]>;
  } = {},
): Promise<StubSite> {
  const began = performance.now();
  // With a speed the clock runs that much faster than the real one; without, it only moves by sleeping.
  let skipped = Date.parse('2026-01-05T00:00:00Z');
  const clock = {
    slept: [] as number[],
    get now(): number {
      return Math.round(skipped + (performance.now() - began) * (more.speed ?? 0));
    },
    set now(time: number) {
      skipped += time - this.now;
    },
  };
  const seen: Seen[] = [];
  const reached: string[] = [];
  let open = 0;
  let most = 0;
  const server: Server = createServer((request, response) => {
    const entry = {
      host: request.headers.host ?? '',
      path: request.url ?? '',
      at: clock.now,
      headers: request.headers,
    };
    seen.push(entry);
    if (request.url === '/robots.txt') {
      const rules = () =>
        response
          .writeHead(more.robotsStatus ?? (more.robots === undefined ? 404 : 200), { 'content-type': 'text/plain' })
          .end(more.robots);
      setTimeout(rules, more.robotsAfterMs ?? 0);
    } else answer(request, response, entry);
  });
  server.on('connection', (socket) => {
    open += 1;
    most = Math.max(most, open);
    socket.on('close', () => {
      open -= 1;
    });
  });
  const real = await startTable();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  let ids = 0;
  const now = (): Date => new Date(clock.now);
  const sleep = async (ms: number): Promise<void> => {
    clock.slept.push(ms);
    if (speed > 0) await new Promise((done) => setTimeout(done, ms / speed));
    else clock.now += ms;
  };
  const { robots: _, robotsStatus: __, robotsAfterMs: ___, closedDoor, speed = 0, names = {}, ...options } = more;
  const web = createSafeFetch({
    resolve: async (host) => names[host] ?? [PUBLIC],
    now,
    gate: createTableGate(real.table, { now, sleep, newId: () => String(ids++), random: () => 0 }),
    cache: memoryCache(),
    contact: 'mailto:editor@ronbun.example',
    reach: (address, wanted) => {
      reached.push(`${address}:${wanted}`);
      // The server listens on 127.0.0.1 alone.
      return { host: address === closedDoor ? '127.0.0.2' : '127.0.0.1', port };
    },
    ...options,
  });
  return {
    seen,
    reached,
    web,
    clock,
    mostOpen: () => most,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      await real.stop();
    },
  };
}

/** The cache of production over a bucket of this process. */
export function memoryCache() {
  const objects = new Map<string, Uint8Array>();
  const put = async (key: string, body: string | Uint8Array) => void objects.set(key, Buffer.from(body));
  return createBucketCache({ put, get: async (key) => objects.get(key), list: async () => [...objects.keys()] }, '');
}

/** The refusal that a request ends in; anything else is a fault of the test's subject. */
export async function refusalOf(promise: Promise<unknown>): Promise<WebRefusedError> {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof WebRefusedError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

/** Requests without those for robots.txt. */
export const pagesOf = (site: StubSite): Seen[] => site.seen.filter((entry) => entry.path !== '/robots.txt');
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
