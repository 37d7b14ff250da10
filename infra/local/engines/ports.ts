/** Ports on the loopback address, and the one that a data folder keeps for its site. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const LOOPBACK = '127.0.0.1';

export interface Listening {
  readonly port: number;
  readonly url: string;
  readonly close: () => Promise<void>;
}

export class PortTakenError extends Error {
  override name = 'PortTakenError' as const;
  constructor(port: number) {
    super(`port ${port} on ${LOOPBACK} is taken; choose another, or none for any free one`);
  }
}

/** @param port 0 for any free one. @throws PortTakenError */
export async function listen(server: Server, port: number): Promise<Listening> {
  await new Promise<void>((ready, failed) => {
    const refused = (error: NodeJS.ErrnoException) =>
      failed(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    server.once('error', refused).listen(port, LOOPBACK, () => {
      server.off('error', refused);
      ready();
    });
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    port: taken,
    url: `http://${LOOPBACK}:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * Links in mails hold the site's port, so it should outlive the run: the wished one, else the one that this folder had
 * last time, else a free one, which the folder then keeps.
 */
export async function listenAsSite(server: Server, folder: string, wished: number | undefined): Promise<Listening> {
  const path = join(folder, 'site-port');
  const kept = remembered(path);
  const listening = await listen(server, wished ?? kept).catch((error) => {
    if (wished !== undefined || !(error instanceof PortTakenError)) throw error;
    return listen(server, 0);
  });
  if (!kept) writeFileSync(path, String(listening.port));
  return listening;
}

function remembered(path: string): number {
  try {
    const port = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65536 ? port : 0;
  } catch {
    return 0;
  }
}
