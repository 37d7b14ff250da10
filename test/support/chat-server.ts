/** A server with OpenAI's chat interface that answers as a behaviour says, down to its bytes. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatAsked {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly body: any;
  /** From 1. */
  readonly number: number;
  /** All messages as one text. */
  readonly prompt: string;
}

export interface ChatSaid {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text as it is, pieces one after the other. */
  readonly body?: object | string | Buffer | readonly (string | Buffer)[];
  /** The connection is cut after the body. */
  readonly cut?: boolean;
  /** Nothing comes, and the connection stays open. */
  readonly silent?: boolean;
}

export type Behaviour = (asked: ChatAsked) => ChatSaid;

export interface ChatServer {
  readonly baseURL: string;
  readonly asked: readonly ChatAsked[];
  /** Paths that were read, in order. */
  readonly read: readonly string[];
  close(): Promise<void>;
}

/** @param pages what GET answers, by path */
export async function startChatServer(
  behaviour: Behaviour,
  pages: Readonly<Record<string, object>> = {},
): Promise<ChatServer> {
  const asked: ChatAsked[] = [];
  const read: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      if (request.method === 'GET') {
        const path = request.url ?? '';
        read.push(path);
        return say(response, pages[path] ? { body: pages[path] } : { status: 404, body: {} });
      }
      const body = JSON.parse(text || '{}');
      const prompt = (body.messages ?? []).map(({ content }: { content: string }) => content).join('\n');
      const each = { body, number: asked.length + 1, prompt };
      asked.push(each);
      say(response, behaviour(each));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    ...{ asked, read },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function say(response: ServerResponse, { status = 200, headers, body = '', cut, silent }: ChatSaid): void {
  if (silent) return;
  const json = typeof body === 'object' && !Array.isArray(body) && !Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': json ? 'application/json' : 'text/plain', ...headers });
  const pieces = json ? [JSON.stringify(body)] : ([body].flat() as (string | Buffer)[]);
  const next = () => {
    const piece = pieces.shift();
    if (piece !== undefined) response.write(piece, () => setImmediate(next));
    else if (cut) response.destroy();
    else response.end();
  };
  next();
}
