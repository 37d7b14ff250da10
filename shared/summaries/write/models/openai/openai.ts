/** Any server with OpenAI's chat interface: the service itself, or a model on one's own machine. */
import type { SummaryModel } from '../../../summary.ts';
import { type WrittenOptions, writtenModel } from '../../written-model.ts';
import { FREE, type Price, priceOf } from '../prices.ts';
import { afterMsOf, Refused } from '../wire/refused.ts';
import { isObject } from '../wire/schema.ts';
import type { Exchange, Heard, Wire } from '../wire/wire.ts';
import { type ChatForm, chatBody, createListener, FIRST_CHAT_FORM, lessAsked, stepDownChat } from './chat-form.ts';
import { jsonPieces } from './pieces.ts';
import { type Silence, sendJson } from './post-json.ts';
import { factsOf, listedBy } from './server-facts.ts';

export interface OpenAiServer {
  /** e.g. `http://127.0.0.1:11434/v1`; the service's own address when left out. */
  readonly baseURL?: string | undefined;
  readonly apiKey: string;
  /** Default: half an hour for a small machine to read a paper, five minutes between two pieces. */
  readonly silence?: Silence;
  /** `service_tier` of OpenAI's own service. */
  readonly tier?: string | undefined;
  readonly priceOf?: ((modelId: string) => Price) | undefined;
}

export type OpenAiOptions = OpenAiServer & Omit<WrittenOptions<ChatForm>, 'wire'>;

const OPENAI = 'https://api.openai.com/v1';
const PATIENT: Silence = { first: 30 * 60_000, between: 5 * 60_000 };
const LONGEST_WORDS = 2_000;

export function createOpenAiModel(options: OpenAiOptions): SummaryModel {
  return writtenModel({ ...options, wire: openAiWire(options) });
}

export function openAiWire(server: OpenAiServer): Wire<ChatForm> {
  const base = (server.baseURL ?? OPENAI).replace(/\/+$/, '');
  return {
    kind: 'openai',
    server: base,
    mayCut: true,
    firstForm: () => FIRST_CHAT_FORM,
    stepDown: stepDownChat,
    notKept: lessAsked,
    priceOf: (modelId) => (isLocal(base) ? FREE : (server.priceOf ?? priceOf)(modelId)),
    exchange: (exchange) => chat(base, server, exchange),
    remedy: (refused, modelId) => remedyOf(refused, modelId, base),
    factsOf: (modelId) => factsOf(base, headersOf(server), modelId),
    listed: () => listedBy(base, headersOf(server)),
  };
}

/** @throws Refused, ConnectionLost */
async function chat(base: string, server: OpenAiServer, exchange: Exchange<ChatForm>): Promise<Heard> {
  const { modelId, prompt, schema, maxTokens, form, onProgress } = exchange;
  const answer = await sendJson(`${base}/chat/completions`, {
    headers: headersOf(server),
    body: chatBody(modelId, prompt, schema, maxTokens, form, server.tier),
    silence: server.silence ?? PATIENT,
  });
  const { status, header } = answer;
  const afterMs = afterMsOf(header, Date.now());
  const location = header('location');
  const listener = createListener();
  let stray = '';
  for await (const piece of jsonPieces(answer.body)) {
    const error = errorIn(piece, status, listener.characters > 0);
    if (error) throw new Refused({ afterMs, ...error });
    if (typeof piece === 'string') stray += piece.slice(0, LONGEST_WORDS);
    else listener.hear(piece);
    onProgress?.(listener.characters);
  }
  if (status >= 300) throw new Refused({ status, words: location ? `moved to ${location}` : stray, afterMs });
  if (stray.trimStart().startsWith('<')) throw new Refused({ status: 404, words: stray });
  const heard = listener.heard();
  return stray === '' ? heard : { ...heard, said: heard.said + stray };
}

const headersOf = ({ apiKey }: OpenAiServer): Record<string, string> => ({
  authorization: `Bearer ${apiKey}`,
  // Azure reads its key from this one, and nobody else reads it.
  'api-key': apiKey,
});

/**
 * An error has many shapes, and some servers send it with status 200 or in the middle of a stream.
 * @param begun the request was taken, and its answer had begun
 */
function errorIn(
  piece: unknown,
  status: number,
  begun: boolean,
): { status: number; code: string; words: string; afterMs?: number } | undefined {
  if (!isObject(piece)) return undefined;
  const choice = Array.isArray(piece.choices) ? piece.choices[0] : undefined;
  const error =
    piece.error ??
    (isObject(choice) ? choice.error : undefined) ??
    (status >= 400 ? piece : undefined) ??
    complaintIn(piece);
  if (error === undefined || error === null || error === false) return undefined;
  const told = isObject(error) ? error : { message: error };
  const code = [told.code, told.type, told.param, told.status, piece.type, piece.object].filter(isWord).join(' ');
  const numbers = [status >= 400 ? status : undefined, told.code, told.status, piece.status, piece.status_code];
  const named = numbers.map(Number).find((each) => each >= 400 && each < 600);
  const message = told.message ?? told.detail ?? piece.message ?? piece.detail ?? told;
  const words = [typeof message === 'string' ? message : JSON.stringify(message), ...figuresIn(told)].join(' ');
  return { status: named ?? Math.max(status, begun ? 500 : 400), code, words: words.slice(0, LONGEST_WORDS) };
}

/** What stands where an answer should, with status 200: gateways tell a missing key so. */
const complaintIn = ({ choices, detail, errors, message }: Readonly<Record<string, unknown>>): unknown =>
  choices === undefined ? (detail ?? errors ?? (typeof message === 'string' ? message : undefined)) : undefined;

const isWord = (value: unknown): boolean => typeof value === 'string' && value !== 'error';

/** llama.cpp tells its window in fields of their own; what is nested tells the rest. */
function figuresIn(told: Readonly<Record<string, unknown>>): string[] {
  const { n_ctx, metadata, innererror, details } = told;
  const nested = [metadata, innererror, details].filter(Boolean).map((each) => JSON.stringify(each));
  return [...(n_ctx === undefined ? [] : [`n_ctx: ${n_ctx}`]), ...nested];
}

function remedyOf({ status, message }: Refused, modelId: string, base: string): string {
  if (status === 401 || (status === 400 && /authenticat|api.?key/i.test(message)))
    return `${base} refuses the key: set OPENAI_API_KEY to a valid one`;
  if (status === 403) return `${base} gives this key no access to ${modelId}: ${brief(message)}`;
  if (status === 402 || status === 429) return `${base} has no quota or credit left for this key: ${brief(message)}`;
  if (/\bmodel/i.test(message) && !message.trimStart().startsWith('<'))
    return `${base} does not serve ${modelId}: ${brief(message)}`;
  return `${base} does not answer as a model server: is the address right, with /v1 at its end? (${brief(message)})`;
}

const brief = (words: string): string =>
  words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);

export function isLocal(baseURL: string): boolean {
  const hostname = URL.parse(baseURL)?.hostname ?? '';
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname.endsWith('.local') ||
    /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(hostname)
  );
}
