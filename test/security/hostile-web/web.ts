/** The hostile web over real sockets: one server that stands for every host, and the safe fetch of production led to it. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createTableGate } from '../../../shared/documents/fetch/politeness/table-gate.ts';
import { createSafeFetch } from '../../../shared/documents/fetch/safe-fetch.ts';
import type { Table } from '../../../shared/platform/table.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { memoryCache } from '../../documents/fetch/stub-site.ts';
import type { Random } from '../../support/random.ts';
import { type Behaviour, TLS_BEHAVIOURS } from './behaviours.ts';
import { createResolver } from './names.ts';

export interface HostileWeb {
  readonly web: Web;
  /** Every address and port that was to be connected to. */
  readonly reached: { readonly address: string; readonly port: number }[];
  /** Requests by the name in their Host header. */
  readonly requests: Map<string, number>;
  readonly now: () => Date;
  /** Resolves when no connection is open any more. */
  closed(): Promise<void>;
  stop(): Promise<void>;
}

/** One fetch may take so long: enough for this machine's own answers, short enough to wait for it forty times. */
const DEADLINE_MS = 1_200;

/**
 * @param behaviourOf what the owner of a name does; undefined for an honest one
 * @param honest the page that it answers with then
 */
export async function startHostileWeb(
  table: Table,
  random: Random,
  behaviourOf: (host: string) => Behaviour | undefined,
  honest: (host: string) => string,
): Promise<HostileWeb> {
  const reached: { address: string; port: number }[] = [];
  const requests = new Map<string, number>();
  const { resolve } = createResolver();
  const open = new Set<Socket>();
  let time = Date.parse('2026-01-05T00:00:00Z');

  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    const gone = (): void => {
      open.delete(socket);
      socket.destroy();
    };
    socket.on('error', () => {}).once('close', gone);
    // Our client never closes half a connection: its end is all of it.
    socket.once('end', gone);
    socket.once('data', (bytes) => {
      const [, path = '/'] = /^\w+ (\S+)/.exec(bytes.toString('latin1')) ?? [];
      const [, named = ''] = /\r\nhost: ([^\r\n:]+)/i.exec(bytes.toString('latin1')) ?? [];
      const host = named.replace(/^(?:s\d+\.)+/, '');
      const count = requests.get(host) ?? 0;
      requests.set(host, count + 1);
      if (bytes[0] === 0x16) random.pick(Object.values(TLS_BEHAVIOURS))({ socket, path, count, host }, random);
      else if (behaviourOf(host)) behaviourOf(host)!({ socket, path, count, host }, random);
      else if (path === '/robots.txt') socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      else {
        const page = honest(host);
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}`,
        );
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const now = (): Date => new Date(time);
  let ids = 0;
  // Waiting for a turn moves the clock; a worker whose turn is another's looks again a moment later.
  const sleep = async (ms: number): Promise<void> => {
    await new Promise((done) => setTimeout(done, 5));
    time += ms;
  };
  return {
    reached,
    requests,
    now,
    web: createSafeFetch({
      ...{ resolve, now, cache: memoryCache(), contact: 'mailto:editor@ronbun.example', deadlineMs: DEADLINE_MS },
      gate: createTableGate(table, { now, sleep, newId: () => String(ids++), random: () => 0 }),
      reach: (address, wanted) => {
        reached.push({ address, port: wanted });
        return { host: '127.0.0.1', port };
      },
    }),
    async closed() {
      while (open.size > 0) await new Promise((done) => setTimeout(done, 20));
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
