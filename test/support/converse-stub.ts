/** A stand-in for Bedrock's Converse API: HTTP/2 with prior knowledge, as the SDK's client speaks it, and scripted answers. */
import { createServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';

export interface ConverseCall {
  readonly modelId: string;
  /** Request body as the API gets it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly body: any;
}

export type ConverseAnswer =
  /** Answered through the tool that was forced. */
  | { readonly tool: unknown; readonly stopReason?: string; readonly usage?: Tokens | null }
  | { readonly text: string; readonly stopReason?: string; readonly usage?: Tokens | null }
  /** No content at all. */
  | { readonly empty: true; readonly stopReason?: string }
  /** An error by its AWS name. */
  | { readonly error: string; readonly message?: string }
  | { readonly hang: true }
  | { readonly reset: true };

export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

/** One answer per call, in order, the last one for ever; or a function of the call and its number from 0. */
export type Script = readonly ConverseAnswer[] | ((call: ConverseCall, number: number) => ConverseAnswer);

export interface ConverseStub {
  readonly endpoint: string;
  readonly calls: readonly ConverseCall[];
  close(): Promise<void>;
}

const STATUS: Readonly<Record<string, number>> = {
  ThrottlingException: 429,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ValidationException: 400,
  ModelTimeoutException: 408,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
};
const USUAL: Tokens = { inputTokens: 12_000, outputTokens: 3_000 };

export async function startConverseStub(script: Script): Promise<ConverseStub> {
  const calls: ConverseCall[] = [];
  const sessions = new Set<{ destroy(): void }>();
  const server = createServer((request: Http2ServerRequest, response: Http2ServerResponse) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const modelId = decodeURIComponent(/^\/model\/([^/]+)\/converse$/.exec(request.url)?.[1] ?? '');
      const call = { modelId, body: JSON.parse(text || '{}') };
      calls.push(call);
      const at = calls.length - 1;
      answer(
        response,
        call,
        typeof script === 'function' ? script(call, at) : script[Math.min(at, script.length - 1)]!,
      );
    });
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async close() {
      for (const session of sessions) session.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(response: Http2ServerResponse, call: ConverseCall, what: ConverseAnswer): void {
  if ('hang' in what) return;
  if ('reset' in what) {
    response.stream.close(2);
    return;
  }
  if ('error' in what) {
    response.writeHead(STATUS[what.error] ?? 400, {
      'content-type': 'application/json',
      'x-amzn-errortype': what.error,
    });
    response.end(JSON.stringify({ message: what.message ?? 'scripted' }));
    return;
  }
  const name = call.body.toolConfig?.tools[0].toolSpec.name;
  const content =
    'tool' in what
      ? [{ toolUse: { toolUseId: 't1', name, input: what.tool } }]
      : 'text' in what
        ? [{ text: what.text }]
        : [];
  const usage = 'usage' in what ? what.usage : USUAL;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      output: { message: { role: 'assistant', content } },
      stopReason: what.stopReason ?? ('tool' in what ? 'tool_use' : 'end_turn'),
      ...(usage !== null && {
        usage: { ...usage, totalTokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0) },
      }),
      metrics: { latencyMs: 1 },
    }),
  );
}
