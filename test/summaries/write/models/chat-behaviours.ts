/** How servers with OpenAI's chat interface were seen to answer, late 2026: public bug reports and vendors' pages. */
import { gzipSync } from 'node:zlib';
import type { Behaviour, ChatAsked, ChatSaid } from '../../../support/chat-server.ts';
import { handedIn } from '../../../support/sentences.ts';
import { sampleDraft } from '../../sample-paper.ts';

/** What becomes of the paper, and how many calls that took; with `read` less than all of it is read. */
export type Ending =
  | { readonly written: number; readonly read?: 'part' }
  /** The paper's own sentences stand in, because of this. */
  | { readonly standsIn: number; readonly because: string }
  /** Nobody would do better: the operator is told. */
  | { readonly operator: number; readonly refusal: string; readonly says: RegExp }
  | { readonly busy: number; readonly waits?: readonly number[]; readonly afterMs?: number };

export interface Case {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly ending: Ending;
}

const DRAFT = handedIn(sampleDraft());
const JSON_TEXT = JSON.stringify(DRAFT);
const tokens = (text: string) => Math.ceil(text.length / 3.4);
const usageOf = ({ prompt }: ChatAsked, output = 900) => ({ prompt_tokens: tokens(prompt), completion_tokens: output });

function says(
  asked: ChatAsked,
  message: object,
  more: { finish?: unknown; usage?: unknown; choice?: object } = {},
): ChatSaid {
  const { finish = 'stop', usage = usageOf(asked), choice = {} } = more;
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish, ...choice }];
  return { body: { id: 'c', object: 'chat.completion', model: 'm', choices, ...(usage === null ? {} : { usage }) } };
}
const honest = (asked: ChatAsked): ChatSaid => says(asked, { content: JSON_TEXT });
const error = (status: number, message: string, more: object = {}, headers = {}): ChatSaid => ({
  ...{ status, headers },
  body: { error: { message, ...more } },
});
const content =
  (text: unknown): Behaviour =>
  (asked) =>
    says(asked, { content: text });
const finishes =
  (finish: unknown, text: string | null = JSON_TEXT): Behaviour =>
  (asked) =>
    says(asked, { content: text }, { finish });
const counts =
  (usage: unknown): Behaviour =>
  (asked) =>
    says(asked, { content: JSON_TEXT }, { usage });
/** Answers once the request is as the server wants it. */
const unless =
  (wrong: (body: ChatAsked['body']) => boolean, said: ChatSaid): Behaviour =>
  (asked) =>
    wrong(asked.body) ? said : honest(asked);
const always =
  (said: ChatSaid): Behaviour =>
  () =>
    said;
const form = (body: ChatAsked['body']) => body.response_format?.type;
const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (text: string, finish: string | null = null) =>
  event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: text }, finish_reason: finish }] });
const halves = [JSON_TEXT.slice(0, 400), JSON_TEXT.slice(400)] as const;
const streamed = (...events: string[]): ChatSaid => ({
  headers: { 'content-type': 'text/event-stream' },
  body: events,
});
const holds =
  (window: number, words: (sent: number, asked: number) => ChatSaid): Behaviour =>
  (asked) => {
    const sent = tokens(asked.prompt);
    const max = asked.body.max_completion_tokens ?? asked.body.max_tokens ?? 0;
    return sent + max > window ? words(sent, max) : honest(asked);
  };

const written = (calls = 1): Ending => ({ written: calls });
const part = (calls: number): Ending => ({ written: calls, read: 'part' });
const standsIn = (calls: number, because: string): Ending => ({ standsIn: calls, because });
const operator = (refusal: string, says: RegExp, calls = 1): Ending => ({ operator: calls, refusal, says });
/** Each row: what the server does, how, and how it ends. */
const row = (name: string, behaviour: Behaviour, ending: Ending): Case => ({ name, behaviour, ending });

export const CHAT_CASES: readonly Case[] = [
  row('answers as asked', honest, written()),
  // The answer's place and wrapping.
  row(
    'thinks in a field of its own',
    (asked) => says(asked, { content: JSON_TEXT, reasoning_content: 'hm {' }),
    written(),
  ),
  row(
    'puts the answer into the field for thoughts',
    (asked) => says(asked, { content: null, reasoning_content: JSON_TEXT }),
    written(),
  ),
  row('puts the answer into `reasoning`', (asked) => says(asked, { content: '', reasoning: JSON_TEXT }), written()),
  row('thinks in tags', content(`<think>\nhm {"a":1}\n</think>\n\n${JSON_TEXT}`), written()),
  row('thinks in tags of another name', content(`<thinking>a {"draft": 1}</thinking>${JSON_TEXT}`), written()),
  row('thinks in square brackets', content(`[THINK]a {[/THINK]${JSON_TEXT}`), written()),
  row('ends a thought that it never began', content(`Okay, {the user} wants.\n</think>\n${JSON_TEXT}`), written()),
  row(
    'answers through harmony channels',
    content(
      `<|channel|>analysis<|message|>think {<|end|><|start|>assistant<|channel|>final<|message|>${JSON_TEXT}<|return|>`,
    ),
    written(),
  ),
  row('puts a fence around', content(`\`\`\`json\n${JSON_TEXT}\n\`\`\``), written()),
  row(
    'puts prose and a fence around',
    content(`Here is the summary:\n\n\`\`\`\n${JSON_TEXT}\n\`\`\`\nLet me know!`),
    written(),
  ),
  row('puts prose with braces around', content(`As {asked}: ${JSON_TEXT} I hope {this} helps.`), written()),
  row(
    'sends a list of parts',
    content([
      { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
      { type: 'text', text: JSON_TEXT },
    ]),
    written(),
  ),
  row('sends an object where text belongs', content(DRAFT), written()),
  row('sends JSON in a JSON string', content(JSON.stringify(JSON_TEXT)), written()),
  row('wraps the answer in the name of the schema', content(JSON.stringify({ write_summary: DRAFT })), written()),
  row(
    'wraps the answer as a call',
    content(`<tool_call>\n${JSON.stringify({ name: 'write_summary', arguments: DRAFT })}\n</tool_call>`),
    written(),
  ),
  row('sends a list as text', content(JSON.stringify({ ...DRAFT, qa: JSON.stringify(DRAFT.qa) })), written()),
  row('leaves a comma too many and a quote unescaped', content(`${JSON_TEXT.slice(0, -1)},}`), written()),
  row('begins with a byte order mark', content(`\ufeff${JSON_TEXT}`), written()),
  row(
    'calls a tool that nobody offered',
    (asked) =>
      says(
        asked,
        { content: null, tool_calls: [{ id: '1', type: 'function', function: { name: 'f', arguments: JSON_TEXT } }] },
        { finish: 'tool_calls' },
      ),
    written(),
  ),
  row(
    'calls a tool with an object',
    (asked) => says(asked, { content: '', tool_calls: [{ function: { name: 'f', arguments: DRAFT } }] }),
    written(),
  ),
  row(
    'calls a function of the old kind',
    (asked) =>
      says(asked, { content: null, function_call: { name: 'f', arguments: JSON_TEXT } }, { finish: 'function_call' }),
    written(),
  ),
  // Why it ended.
  ...['eos', 'STOP', 'end_turn', null, '', 'stop_sequence', 'tool_calls', 'unknown'].map((finish) =>
    row(`ends with ${JSON.stringify(finish)}`, finishes(finish), written()),
  ),
  ...['length', 'max_tokens', 'MAX_TOKENS', 'model_length'].map((finish) =>
    row(`ends with ${finish}`, finishes(finish, JSON_TEXT.slice(0, 500)), standsIn(2, 'cut')),
  ),
  ...['content_filter', 'SAFETY', 'RECITATION', 'sensitive'].map((finish) =>
    row(`ends with ${finish}`, finishes(finish, ''), standsIn(1, 'withheld')),
  ),
  row(
    'cuts an answer that parses when mended',
    finishes('length', `${JSON_TEXT.slice(0, -30)}"]}]}`),
    standsIn(2, 'cut'),
  ),
  row('cuts an answer and says that it stopped', finishes('stop', JSON_TEXT.slice(0, 700)), standsIn(2, 'form')),
  row(
    'thinks until nothing is left',
    (asked) =>
      says(
        asked,
        { content: '<think>\nI ponder' },
        { finish: 'length', usage: usageOf(asked, asked.body.max_completion_tokens) },
      ),
    standsIn(2, 'cut'),
  ),
  row('only thinks', content('<think>I ponder</think>'), standsIn(2, 'never answered')),
  row('refuses in a field', (asked) => says(asked, { content: null, refusal: 'I can not' }), standsIn(1, 'refused')),
  row('refuses in prose', content('I can not help with that.'), standsIn(2, 'no JSON')),
  row('answers nothing', content(''), standsIn(2, 'empty')),
  row('answers no choice', always({ body: { id: 'x', object: 'chat.completion', choices: [] } }), standsIn(2, 'empty')),
  row('answers null', always({ body: 'null' }), standsIn(2, 'empty')),
  row(
    'answers in another form',
    content(JSON.stringify({ title: 'x', summary: 'y' })),
    standsIn(2, 'not in the asked form'),
  ),
  row(
    'answers a flood',
    content(`{"headline":"${'a'.repeat(3_000)}","overview":"b","qa":[]}`),
    standsIn(2, 'asked form'),
  ),
  // Usage.
  ...[
    null,
    {},
    { prompt_tokens: 0, completion_tokens: 0 },
    { prompt_tokens: null, completion_tokens: null },
    { prompt_tokens: 'many' },
    7,
  ].map((usage) => row(`tells as usage ${JSON.stringify(usage)}`, counts(usage), written())),
  row(
    'tells its usage in other words',
    (asked) =>
      says(asked, { content: JSON_TEXT }, { usage: { input_tokens: tokens(asked.prompt), output_tokens: 900 } }),
    written(),
  ),
  // Parts of the form.
  row(
    'knows only max_tokens',
    unless(
      (body) => body.max_completion_tokens !== undefined,
      error(400, "Unsupported parameter: 'max_completion_tokens'", { param: 'max_completion_tokens' }),
    ),
    written(2),
  ),
  row(
    'names the extra field in a list',
    unless((body) => body.max_completion_tokens !== undefined, {
      status: 422,
      body: {
        object: 'error',
        message: {
          detail: [
            { type: 'extra_forbidden', loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs are not permitted' },
          ],
        },
      },
    }),
    written(2),
  ),
  row(
    'tells an unrecognized argument',
    unless(
      (body) => body.max_completion_tokens !== undefined,
      error(400, 'Unrecognized request argument supplied: max_completion_tokens', { type: 'invalid_request_error' }),
    ),
    written(2),
  ),
  row(
    'refuses both max_tokens and a schema by one name',
    unless(
      (body) => body.max_tokens !== undefined || form(body) === 'json_schema',
      error(
        400,
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
    ),
    written(3),
  ),
  row(
    'takes no schema',
    unless((body) => form(body) === 'json_schema', error(400, 'response_format type json_schema is not supported')),
    written(2),
  ),
  row(
    'takes no response_format at all',
    unless((body) => body.response_format !== undefined, error(400, "'response_format' : extra fields not permitted")),
    written(3),
  ),
  row(
    'fails over the schema with 500',
    unless(
      (body) => form(body) === 'json_schema',
      error(500, 'Failed to initialize samplers: failed to parse grammar'),
    ),
    written(2),
  ),
  row(
    'finds no endpoint for the parameters',
    unless(
      (body) => body.response_format !== undefined,
      error(404, 'No endpoints found that can handle the requested parameters.', { code: 404 }),
    ),
    written(2),
  ),
  row(
    'takes a schema and ignores it',
    (asked) =>
      form(asked.body) === 'json_schema'
        ? says(asked, { content: '```json\n{"title":"Attention"}\n```' })
        : honest(asked),
    written(2),
  ),
  row(
    'takes no system message',
    unless((body) => body.messages[0].role === 'system', error(400, 'This model does not support system role')),
    written(2),
  ),
  row(
    'takes no developer instruction',
    unless(
      (body) => body.messages[0].role === 'system',
      error(400, 'Developer instruction is not enabled for models/gemma-3', { status: 'INVALID_ARGUMENT', code: 400 }),
    ),
    written(2),
  ),
  row(
    'fails over the roles in its template',
    unless(
      (body) => body.messages[0].role === 'system',
      error(500, 'Conversation roles must alternate user/assistant: System role not supported'),
    ),
    written(2),
  ),
  row(
    'takes no stream options',
    unless((body) => body.stream_options, error(400, 'Unknown field: stream_options')),
    written(2),
  ),
  row(
    'takes no stream',
    unless((body) => body.stream, error(400, 'Streaming is not supported for this model')),
    written(2),
  ),
  row(
    'takes nothing but a stream',
    unless((body) => !body.stream, error(400, 'This model only supports streaming. Set stream=true.')),
    written(1),
  ),
  row(
    'refuses a form without saying why',
    unless(
      (body) => body.response_format || body.stream_options || body.max_completion_tokens,
      error(400, 'Bad request'),
    ),
    written(2),
  ),
  row(
    'refuses every form',
    always(error(400, 'Bad request')),
    operator('request-rejected', /no form of the request/, 3),
  ),
  // How long an answer may be.
  row(
    'gives 4,096 tokens at most',
    unless(
      (body) => body.max_completion_tokens > 4096,
      error(
        400,
        'max_tokens is too large: 8000. This model supports at most 4096 completion tokens, whereas you provided 8000.',
      ),
    ),
    written(2),
  ),
  row(
    'wants max_tokens <= 4096',
    unless((body) => body.max_completion_tokens > 4096, error(400, 'max_tokens must be <= 4096')),
    written(2),
  ),
  row(
    'gives a valid range',
    unless(
      (body) => body.max_completion_tokens > 4096,
      error(400, 'Invalid max_tokens value, the valid range of max_tokens is [1, 4096]'),
    ),
    written(2),
  ),
  // Windows.
  row(
    'holds 8,192 tokens (vLLM)',
    holds(8192, (sent, asked) =>
      error(
        400,
        `'max_tokens' or 'max_completion_tokens' is too large: ${asked}. This model's maximum context length is 8192 tokens and your request has ${sent} input tokens.`,
        { code: 400 },
      ),
    ),
    part(2),
  ),
  row(
    'holds 6,144 tokens (llama.cpp)',
    holds(6144, (sent) =>
      error(400, 'the request exceeds the available context size, try increasing it', {
        code: 400,
        type: 'exceed_context_size_error',
        n_prompt_tokens: sent,
        n_ctx: 6144,
      }),
    ),
    part(2),
  ),
  row(
    'holds 8,192 tokens (LM Studio)',
    holds(8192, (sent) =>
      error(
        400,
        `Trying to keep the first ${sent} tokens when context the overflows. However, the model is loaded with context length of only 8192 tokens`,
      ),
    ),
    part(2),
  ),
  row(
    'holds 8,192 tokens (TGI)',
    holds(8192, (sent, asked) => ({
      status: 422,
      body: {
        error: `Input validation error: \`inputs\` tokens + \`max_new_tokens\` must be <= 8192. Given: ${sent} \`inputs\` tokens and ${asked} \`max_new_tokens\``,
        error_type: 'validation',
      },
    })),
    part(2),
  ),
  row(
    'holds less than it was sent and tells no number',
    holds(12_000, () => error(400, 'Input is too long for requested model.')),
    part(3),
  ),
  row(
    'lets through bodies of a size alone',
    (asked) =>
      asked.prompt.length > 20_000
        ? { status: 413, body: '<html><head><title>413 Request Entity Too Large</title></head></html>' }
        : honest(asked),
    part(3),
  ),
  row(
    'cuts the prompt without a word',
    (asked) =>
      says(
        asked,
        { content: JSON_TEXT },
        { usage: { prompt_tokens: Math.min(tokens(asked.prompt), 6144), completion_tokens: 900 } },
      ),
    part(2),
  ),
  row(
    'stops when its window is full',
    (asked) =>
      tokens(asked.prompt) > 4000
        ? says(
            asked,
            { content: JSON_TEXT.slice(0, 200) },
            { finish: 'length', usage: { prompt_tokens: 6000, completion_tokens: 144 } },
          )
        : honest(asked),
    part(2),
  ),
  // The account and the server.
  row('refuses the key', always(error(401, 'Incorrect API key provided')), operator('access-denied', /OPENAI_API_KEY/)),
  row(
    'refuses the key with 400',
    always(error(400, 'API key not valid. Please pass a valid API key.', { status: 'INVALID_ARGUMENT' })),
    operator('access-denied', /key/i),
  ),
  row(
    'serves no such country',
    always(error(403, 'Country, region, or territory not supported', { code: 'unsupported_country_region_territory' })),
    operator('access-denied', /Country/),
  ),
  row(
    'does not have the model (Ollama)',
    always(error(404, 'model "missing" not found, try pulling it first', { type: 'not_found_error' })),
    operator('model-retired', /pulling/),
  ),
  row(
    'does not have the model (vLLM)',
    always({
      status: 404,
      body: { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', code: 404 },
    }),
    operator('model-retired', /does not exist/),
  ),
  row(
    'has retired the model',
    always(
      error(400, 'The model `x` has been decommissioned and is no longer supported.', { code: 'model_decommissioned' }),
    ),
    operator('model-retired', /decommissioned/),
  ),
  row(
    'takes the id for none',
    always(error(400, 'foo is not a valid model ID')),
    operator('model-retired', /valid model/),
  ),
  row(
    'has no model loaded',
    always(error(400, 'No models loaded. Please load a model in the developer page.')),
    operator('model-retired', /No models loaded/),
  ),
  row('is another program', always({ status: 404, body: '404 page not found' }), operator('unreachable', /\/v1/)),
  row('answers 404 in JSON', always({ status: 404, body: { detail: 'Not Found' } }), operator('unreachable', /\/v1/)),
  row(
    'shows a page',
    always({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><html><body>LM Studio UI</body></html>' }),
    operator('unreachable', /\/v1/),
  ),
  row(
    'has moved',
    always({ status: 301, headers: { location: 'https://elsewhere.example/v1' } }),
    operator('unreachable', /elsewhere/),
  ),
  row(
    'has no quota left',
    always(
      error(429, 'You exceeded your current quota, please check your plan and billing details.', {
        code: 'insufficient_quota',
      }),
    ),
    operator('quota', /quota/),
  ),
  row(
    'has no credit left',
    always(error(402, 'Insufficient credits. Add more at the settings page.')),
    operator('quota', /credit/),
  ),
  row(
    'has spent the tokens of the day',
    always(error(429, 'Rate limit reached on tokens per day (TPD): Limit 100000, Used 99990')),
    operator('quota', /per day/),
  ),
  row(
    'sends an error with status 200',
    always({ body: { error: { code: 401, message: 'No auth credentials found' } } }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  // A paper's own.
  row(
    'filters the prompt (Azure)',
    always(
      error(400, "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", {
        code: 'content_filter',
        status: 400,
      }),
    ),
    standsIn(1, 'filter'),
  ),
  row(
    'inspects the data',
    always(error(400, 'Input data may contain inappropriate content.', { code: 'data_inspection_failed' })),
    standsIn(1, 'filter'),
  ),
  // Busy.
  ...[429, 500, 502, 503, 529].map((status) =>
    row(`answers ${status} for ever`, always(error(status, 'busy')), { busy: 6 }),
  ),
  ...[408, 504].map((status) =>
    row(`gives up after a while with ${status}`, always(error(status, 'timed out')), { busy: 1 }),
  ),
  row(
    'is loading the model',
    (asked) => (asked.number < 3 ? error(503, 'Loading model', { type: 'unavailable_error' }) : honest(asked)),
    written(3),
  ),
  row(
    'asks to wait, then answers',
    (asked) => (asked.number === 1 ? error(429, 'slow down', {}, { 'retry-after': '40' }) : honest(asked)),
    written(2),
  ),
  row('asks to wait for ever', always(error(429, 'Rate limit reached. Please try again in 40s.')), {
    busy: 3,
    waits: [40_000, 40_000],
    afterMs: 40_000,
  }),
  row(
    'tells a quota with a wait of seconds',
    always(error(429, 'You exceeded your current quota. Please retry in 37.5s.', { status: 'RESOURCE_EXHAUSTED' })),
    { busy: 3, waits: [37_500, 37_500], afterMs: 37_500 },
  ),
  row('cuts the connection', always({ body: '', cut: true }), { busy: 1 }),
  row(
    'cuts the connection in mid-answer',
    always({ headers: { 'content-length': '5000' }, body: '{"id":"c","choi', cut: true }),
    { busy: 1 },
  ),
  row('says that the network failed', finishes('network_error', JSON_TEXT.slice(0, 300)), { busy: 1 }),
  // Streams.
  row(
    'streams',
    (asked) =>
      streamed(
        delta(halves[0]),
        delta(halves[1], 'stop'),
        event({ choices: [], usage: usageOf(asked) }),
        'data: [DONE]\n\n',
      ),
    written(),
  ),
  row(
    'streams in pieces that break anywhere',
    () =>
      streamed(...`: ping\r\n\r\n${delta(halves[0])}${delta(halves[1], 'stop')}data: [DONE]\n\n`.match(/.{1,37}/gs)!),
    written(),
  ),
  row('streams without a last word', () => streamed(delta(halves[0]), delta(halves[1])), written()),
  row(
    'streams its thoughts apart',
    () => streamed(event({ choices: [{ delta: { reasoning_content: 'hm {' } }] }), delta(JSON_TEXT, 'stop')),
    written(),
  ),
  row(
    'streams a call of a tool',
    () =>
      streamed(
        ...halves.map((text) =>
          event({ choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }] }),
        ),
      ),
    written(),
  ),
  row(
    'streams lines of JSON',
    (asked) => ({
      body: halves.map(
        (text, at) =>
          `${JSON.stringify({ message: { role: 'assistant', content: text }, done: at === 1, prompt_eval_count: tokens(asked.prompt) })}\n`,
      ),
    }),
    written(),
  ),
  row('streams an error', () => streamed(delta('{"head'), event({ error: { message: 'Overloaded', code: 529 } })), {
    busy: 6,
  }),
  row('streams half an answer and ends', () => streamed(delta(halves[0])), standsIn(2, 'answer')),
  row('streams half an answer and cuts', () => ({ ...streamed(delta(halves[0])), cut: true }), { busy: 1 }),
  row(
    'packs its answer unasked',
    (asked) => ({
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
      body: gzipSync(JSON.stringify(honest(asked).body)),
    }),
    written(),
  ),
];
