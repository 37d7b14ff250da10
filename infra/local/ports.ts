/** Ports on the loopback address, and the one that a data folder keeps for its site. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const LOOPBACK = '127.0.0.1';

export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @param port 0 for any free one. @throws the system's error when it is taken */
export async function listen(server: Server, port: number): Promise<Listening> {
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, LOOPBACK, ready));
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * The site's port: the wished one, else the one this folder had last time, else a free one. Links in mails hold it,
 * so it should outlive the run.
 */
export async function choosePort(folder: string, wished: number | undefined): Promise<{ port: number; keep(): void }> {
  const path = join(folder, 'site-port');
  const free = wished ? wished : ((await freePort(remembered(path))) ?? (await freePort(0)));
  if (!free) throw new Error('no port is free on 127.0.0.1');
  return { port: free, keep: () => writeFileSync(path, String(free)) };
}

function remembered(path: string): number {
  try {
    const port = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65536 ? port : 0;
  } catch {
    return 0;
  }
}

async function freePort(port: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    const { url, close } = await listen(probe, port);
    await close();
    return Number(new URL(url).port);
  } catch {
    return undefined;
  }
}
