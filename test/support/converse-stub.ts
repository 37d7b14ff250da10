/** A stand-in for Bedrock's Converse API: HTTP/2 with prior knowledge, as the SDK's client speaks it, and scripted answers. */
import { createServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { eventMessage } from './event-stream.ts';

export interface ConverseCall {
  readonly modelId: string;
  /** Request body as the API gets it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly body: any;
  readonly stream: boolean;
}

export type ConverseAnswer =
  /** Answered through the tool that was forced. */
  | { readonly tool: unknown; readonly stopReason?: string; readonly usage?: Tokens | null }
  | { readonly text: string; readonly stopReason?: string; readonly usage?: Tokens | null }
  /** No content at all. */
  | { readonly empty: true; readonly stopReason?: string }
  /** An error by its AWS name. */
  | { readonly error: string; readonly message?: string }
  /** The body of Converse's answer as it is, whole even where a stream was asked for. */
  | { readonly whole: object }
  /** The stream ends with this exception after its first piece. */
  | { readonly breaks: string; readonly message?: string }
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

/** Name of the form that an answer is asked in, however it is asked. */
export const formOf = ({ body }: Pick<ConverseCall, 'body'>): string =>
  body.toolConfig?.tools[0].toolSpec.name ?? body.outputConfig?.textFormat.structure.jsonSchema.name ?? '';

export const isRepair = (call: Pick<ConverseCall, 'body'>): boolean => formOf(call) === 'repair_summary';

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
      const modelId = decodeURIComponent(/^\/model\/([^/]+)\/converse(?:-stream)?$/.exec(request.url)?.[1] ?? '');
      const call = { modelId, body: JSON.parse(text || '{}'), stream: request.url.endsWith('-stream') };
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
  if ('whole' in what) return void sayWhole(response, what.whole);
  if ('breaks' in what) {
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
    response.write(delta(0, { text: '{"head' }));
    response.end(eventMessage(what.breaks, { message: what.message ?? 'scripted' }, 'exception'));
    return;
  }
  const name = call.body.toolConfig?.tools[0].toolSpec.name;
  // Without a tool to call, what would be handed in is said.
  const said = 'text' in what ? what.text : 'tool' in what && !name ? JSON.stringify(what.tool) : undefined;
  const stopReason = what.stopReason ?? ('tool' in what && name ? 'tool_use' : 'end_turn');
  const usage = 'usage' in what ? what.usage : USUAL;
  const total = { totalTokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0) };
  const told = usage === null ? {} : { usage: { ...usage, ...total } };
  const input = 'tool' in what && name ? what.tool : undefined;
  if (!call.stream) {
    const content = input ? [{ toolUse: { toolUseId: 't1', name, input } }] : said ? [{ text: said }] : [];
    sayWhole(response, { output: { message: { role: 'assistant', content } }, stopReason, ...told });
    return;
  }
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  response.write(eventMessage('messageStart', { role: 'assistant' }));
  if (input) {
    const start = { toolUse: { toolUseId: 't1', name } };
    response.write(eventMessage('contentBlockStart', { contentBlockIndex: 0, start }));
    for (const part of halves(JSON.stringify(input))) response.write(delta(0, { toolUse: { input: part } }));
  } else for (const text of halves(said ?? '')) response.write(delta(0, { text }));
  response.write(eventMessage('messageStop', { stopReason }));
  response.end(eventMessage('metadata', { ...told, metrics: { latencyMs: 1 } }));
}

const delta = (contentBlockIndex: number, part: object) =>
  eventMessage('contentBlockDelta', { contentBlockIndex, delta: part });
const halves = (text: string) => [text.slice(0, text.length / 2), text.slice(text.length / 2)].filter(Boolean);

function sayWhole(response: Http2ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ metrics: { latencyMs: 1 }, ...body }));
}
