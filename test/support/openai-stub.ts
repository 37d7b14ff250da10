/** A stand-in for servers with OpenAI's chat interface, with scripted answers. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatCall {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly body: any;
  readonly authorization: string | undefined;
}

export type ChatAnswer =
  | {
      readonly content: string;
      readonly finishReason?: string;
      readonly usage?: { readonly input: number; readonly output: number } | null;
    }
  | { readonly refusal: string }
  | { readonly status: number; readonly message?: string }
  /** A body that is no JSON. */
  | { readonly raw: string }
  | { readonly reset: true };

export interface OpenAiStub {
  /** Base URL, with `/v1`. */
  readonly baseURL: string;
  readonly calls: readonly ChatCall[];
  close(): Promise<void>;
}

export type ChatScript = readonly ChatAnswer[] | ((call: ChatCall, number: number) => ChatAnswer);

export async function startOpenAiStub(script: ChatScript): Promise<OpenAiStub> {
  const calls: ChatCall[] = [];
  const server = createServer((request, response) => {
    // It tells nothing of itself.
    if (request.method === 'GET') return void response.writeHead(404).end('{}');
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const call = { body: JSON.parse(text || '{}'), authorization: request.headers.authorization };
      calls.push(call);
      const at = calls.length - 1;
      answer(
        response,
        call,
        typeof script === 'function' ? script(call, at) : script[Math.min(at, script.length - 1)]!,
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(response: ServerResponse, call: ChatCall, what: ChatAnswer): void {
  if ('reset' in what) {
    response.destroy();
    return;
  }
  const status = 'status' in what ? what.status : 200;
  response.writeHead(status, { 'content-type': 'application/json' });
  if ('raw' in what) response.end(what.raw);
  else if ('status' in what)
    response.end(JSON.stringify({ error: { message: what.message ?? 'scripted', type: 'scripted' } }));
  else response.end(JSON.stringify(completion(call, what)));
}

function completion(call: ChatCall, what: Extract<ChatAnswer, { content: string } | { refusal: string }>): object {
  const said = 'content' in what ? { content: what.content, refusal: null } : { content: null, refusal: what.refusal };
  const usage = 'content' in what && what.usage !== undefined ? what.usage : { input: 9_000, output: 2_500 };
  return {
    id: 'chat-1',
    object: 'chat.completion',
    created: 0,
    model: call.body.model,
    choices: [
      {
        index: 0,
        finish_reason: ('content' in what && what.finishReason) || 'stop',
        message: { role: 'assistant', ...said },
      },
    ],
    ...(usage && {
      usage: { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output },
    }),
  };
}
