/** The thread that `engines.ts` starts. Duty: run the three engines on the loopback address and stop when told. */
import { mkdirSync } from 'node:fs';
import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { isForeignCall } from '../http/own-machine.ts';
import type { EnginePorts, EngineReport } from './engines.ts';
import { keepMails } from './mail-journal.ts';
import { giveBackInFlight, prepareQueueJournal } from './queue-journal.ts';

const LOOPBACK = '127.0.0.1';
const { folder, ports } = workerData as { folder: string; ports: EnginePorts };

/**
 * Whatever address an engine asks for, this thread listens on the loopback alone: fauxqs 2.4.1 always asks for
 * 0.0.0.0, which would offer the queues to the whole network.
 */
const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  const [first, ...rest] = args;
  const forced =
    typeof first === 'object' && first !== null && 'port' in first
      ? [{ ...first, host: LOOPBACK }, ...rest]
      : [{ port: Number(first), host: LOOPBACK }, ...rest.filter((arg) => typeof arg === 'function')];
  return (listen as (...all: unknown[]) => Server).apply(this, forced);
} as typeof listen;

/** None of the engines asks who calls; a page in the operator's browser must read or change nothing in them. */
const emit = HttpServer.prototype.emit;
HttpServer.prototype.emit = function (this: HttpServer, event: string | symbol, ...args: unknown[]) {
  const [request, response] = args as [IncomingMessage, ServerResponse];
  if (event !== 'request' || !isForeignCall(request.headers))
    return (emit as (...all: unknown[]) => boolean).call(this, event, ...args);
  response.writeHead(403, { 'content-type': 'text/plain', connection: 'close' }).end('only for this machine\n');
  return true;
};

/** dynalite throws when a caller goes away in the middle of a request; that is the caller's end, not ours. */
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (error.code === 'ECONNRESET' || error.message === 'aborted') return;
  report({ failed: `an embedded engine failed: ${error.message}` });
  process.exit(1);
});

const url = (server: { address(): unknown }) => `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;

async function start() {
  const queues = join(folder, 'queues');
  mkdirSync(queues, { recursive: true });

  const tables = dynalite({ path: join(folder, 'table'), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((ready, failed) => tables.once('error', failed).listen(ports.dynamo ?? 0, ready));

  prepareQueueJournal(queues);
  const { startFauxqs } = await import('fauxqs');
  const fauxqs = await startFauxqs({ port: ports.queuesAndFiles ?? 0, logger: false, dataDir: queues });

  const mail = await keepMails(join(folder, 'mails.jsonl'), ports.mail ?? 0);

  parentPort?.on('message', async () => {
    mail.closeAllConnections();
    mail.close();
    await fauxqs.stop();
    giveBackInFlight(queues, 'stopped');
    tables.closeAllConnections();
    await new Promise((closed) => tables.close(closed));
    process.exit(0);
  });
  const fauxqsUrl = `http://${LOOPBACK}:${fauxqs.port}`;
  report({ urls: { dynamo: url(tables), sqs: fauxqsUrl, s3: fauxqsUrl, ses: url(mail) } });
}

function report(message: EngineReport) {
  parentPort?.postMessage(message);
}

start().catch((error: Error) => report({ failed: `the embedded engines did not start: ${error.message}` }));
