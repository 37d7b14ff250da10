/**
 * An HTTP proxy before an engine (dynalite, fauxqs, a stub) that does what networks do: loses the answer after the
 * request was applied, resets, delays, throttles, cuts. The clients behind it are the product's own.
 *
 *     const proxy = await startFaultProxy(engine.endpoint);
 *     proxy.once(({ action }) => action === 'UpdateItem', 'drop-answer');
 */
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** The engine applies the request; the client's connection is reset instead of an answer. */
  | 'drop-answer'
  /** The connection is reset and the engine never hears of the request. */
  | 'reset'
  /** The first half of the answer, then a reset. */
  | 'cut'
  /** The request is applied, the answer comes late. */
  | { readonly delayMs: number }
  /** The engine never hears of it; the client reads an AWS error of this name. */
  | { readonly error: string; readonly status: number };

export interface ProxiedRequest {
  /** `UpdateItem`, `SendMessageBatch`: from X-Amz-Target; empty for REST. */
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface FaultProxy {
  readonly url: string;
  /** What came by, faults included. */
  readonly requests: { readonly action: string; readonly fault: Fault | undefined }[];
  /** The next request that fits suffers the fault; later ones pass. */
  once(fits: (request: ProxiedRequest) => boolean, fault: Fault): void;
  /** Decides about every request; undefined lets it pass. */
  always(rule: (request: ProxiedRequest) => Fault | undefined): void;
  /** Lets everything pass again. */
  heal(): void;
  /** How many requests suffered so far. */
  injected(): number;
  stop(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const requests: FaultProxy['requests'] = [];
  let rule: (request: ProxiedRequest) => Fault | undefined = () => undefined;
  let single: { fits: (request: ProxiedRequest) => boolean; fault: Fault }[] = [];

  const server = createServer(async (incoming, outgoing) => {
    const body = await readAll(incoming);
    const { method = 'GET', url: path = '/' } = incoming;
    const action =
      String(incoming.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    const request = { action, method, path, body: body.toString('utf8') };
    const due = single.find(({ fits }) => fits(request));
    single = single.filter((one) => one !== due);
    const fault = due?.fault ?? rule(request);
    requests.push({ action, fault });
    if (fault === 'reset') return void incoming.socket.destroy();
    if (typeof fault === 'object' && 'error' in fault) return refuse(outgoing, fault.error, fault.status);
    const forwarded = send({ hostname, port, path, method, agent, headers: incoming.headers }, async (answer) => {
      const answered = await readAll(answer);
      if (fault === 'drop-answer') return void incoming.socket.destroy();
      if (typeof fault === 'object') await new Promise((done) => setTimeout(done, fault.delayMs));
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (fault !== 'cut') return void outgoing.end(answered);
      outgoing.write(answered.subarray(0, Math.floor(answered.length / 2)), () => incoming.socket.destroy());
    });
    forwarded.once('error', () => incoming.socket.destroy());
    forwarded.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    once: (fits, fault) => void single.push({ fits, fault }),
    always: (next) => {
      rule = next;
    },
    heal: () => {
      rule = () => undefined;
      single = [];
    },
    injected: () => requests.filter(({ fault }) => fault !== undefined).length,
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function refuse(outgoing: ServerResponse, error: string, status: number): void {
  const body = JSON.stringify({ __type: `com.amazonaws#${error}`, message: `${error} of the fault proxy` });
  outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': error });
  outgoing.end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
