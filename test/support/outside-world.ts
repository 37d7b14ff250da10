/**
 * The internet as a run of its own sees it, behind a proxy: one host that answers with a folder of recordings, and the chats.
 * Every other host can't be reached. The run finds it by its environment, as a person behind a proxy does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { ownCertificate } from '../documents/fetch/own-certificate.ts';
import type { ChatStub } from './chat-channels.ts';

export interface OutsideWorld {
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Recorded {
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly file: string;
}

/** @param folder for the certificates; `recordings` in the form of `--web`, all of one host */
export async function startOutsideWorld(folder: string, recordings: string, chats: ChatStub): Promise<OutsideWorld> {
  const index = JSON.parse(readFileSync(join(recordings, 'index.json'), 'utf8')) as readonly Recorded[];
  const { hostname } = new URL(index[0]!.url);
  const { key, cert } = ownCertificate(hostname);
  const site = createSecureServer({ key, cert }, (request, response) => {
    const found = index.find(({ url }) => new URL(url).pathname === request.url);
    if (!found) return void response.writeHead(404).end();
    response.writeHead(found.status, { 'content-type': found.contentType });
    response.end(readFileSync(join(recordings, found.file)));
  });
  const ports = new Map([[chats.host, chats.port]]);
  const sockets = new Set<Socket>();
  const proxy = createServer((_, response) => response.writeHead(502).end());
  proxy.on('connect', (request, socket) => {
    const port = ports.get(new URL(`https://${request.url}`).hostname);
    if (!port) return void socket.end('HTTP/1.1 502 No\r\n\r\n');
    const way = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      way.pipe(socket).pipe(way);
    });
    for (const end of [way, socket]) end.on('error', () => way.destroy() && socket.destroy());
  });
  for (const server of [site, proxy]) server.on('connection', (socket: Socket) => void sockets.add(socket));
  ports.set(hostname, await listening(site));
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, cert + chats.cert);
  const way = `http://127.0.0.1:${await listening(proxy)}`;
  return {
    environment: { https_proxy: way, http_proxy: way, NODE_EXTRA_CA_CERTS: authorities },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([site, proxy].map((server) => new Promise<void>((done) => server.close(() => done()))));
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
