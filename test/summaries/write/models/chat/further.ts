/** More wordings of the same kinds, so that no rule is fitted to the ones it was written for. Seen 2025 and 2026 in public threads. */
import {
  always,
  type Case,
  DRAFT,
  delta,
  error,
  event,
  form,
  halves,
  holds,
  JSON_TEXT,
  operator,
  part,
  row,
  says,
  standsIn,
  streamed,
  unless,
  written,
} from './said.ts';

const schemaAsked = (body: { response_format?: { type: string } }) => form(body) === 'json_schema';
const anyForm = (body: { response_format?: object }) => body.response_format !== undefined;
const systemAsked = (body: { messages: { role: string }[] }) => body.messages[0]!.role === 'system';

export const FURTHER_FORMS: readonly Case[] = [
  row(
    'finds its schema invalid',
    unless(
      schemaAsked,
      error(400, "Invalid schema for response_format 'write_summary': In context=(), 'strict' is not permitted.", {
        code: 'invalid_json_schema',
      }),
    ),
    written(2),
  ),
  row(
    'gives up on JSON of its own',
    unless(
      anyForm,
      error(400, "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.", {
        code: 'json_validate_failed',
      }),
    ),
    written(3),
  ),
  row(
    'takes no response format in a stream',
    unless(anyForm, error(400, 'Streaming with response_format is not supported')),
    written(3),
  ),
  row(
    'is asked through a gateway that knows what its model takes',
    unless(
      anyForm,
      error(
        400,
        "litellm.UnsupportedParamsError: ollama does not support parameters: ['response_format'], for model=m. To drop these, set `litellm.drop_params=True`",
      ),
    ),
    written(3),
  ),
  row(
    'permits two formats',
    unless(schemaAsked, {
      status: 422,
      body: {
        detail: [
          {
            loc: ['body', 'response_format', 'type'],
            msg: "unexpected value; permitted: 'text', 'json_object'",
            type: 'value_error.const',
          },
        ],
      },
    }),
    written(2),
  ),
  row(
    'can not read an object there',
    unless(
      anyForm,
      error(
        400,
        'json: cannot unmarshal object into Go struct field ChatCompletionRequest.response_format of type string',
      ),
    ),
    written(3),
  ),
  row(
    'tells what its upstream said',
    unless(
      (body) => body.max_completion_tokens !== undefined,
      error(400, 'Provider returned error', {
        code: 400,
        metadata: { raw: '{"error":{"message":"Unknown parameter: max_completion_tokens"}}' },
      }),
    ),
    written(2),
  ),
  row(
    'knows no such field',
    unless((body) => body.max_completion_tokens !== undefined, {
      status: 400,
      body: { error_code: 'BAD_REQUEST', message: 'Bad request: json: unknown field "max_completion_tokens"\n' },
    }),
    written(2),
  ),
  row(
    'takes no role of that name',
    unless(
      systemAsked,
      error(400, "Unsupported value: 'messages[0].role' does not support 'system' with this model.", {
        param: 'messages[0].role',
        code: 'unsupported_value',
      }),
    ),
    written(2),
  ),
  row(
    'streams to verified organizations alone',
    unless(
      (body) => body.stream,
      error(400, 'Your organization must be verified to stream this model.', {
        param: 'stream',
        code: 'unsupported_value',
      }),
    ),
    written(2),
  ),
  row(
    'takes nothing but JSON objects',
    unless(
      (body) => form(body) !== 'json_object',
      error(400, "This model's response_format must be of type json_object"),
    ),
    written(2),
  ),
  row(
    'gives fewer tokens and names both numbers',
    unless(
      (body) => body.max_completion_tokens > 4096,
      error(400, 'max_tokens: 8000 > 4096, which is the maximum allowed number of output tokens for m'),
    ),
    written(2),
  ),
  row(
    'compares its bound with a window',
    unless(
      (body) => body.max_completion_tokens > 4096,
      error(
        400,
        '`max_completion_tokens` must be less than or equal to `4096`, the maximum value for `max_completion_tokens` is less than the `context_window` for this model',
      ),
    ),
    written(2),
  ),
  row(
    'wants a smaller one',
    unless((body) => body.max_completion_tokens > 4096, {
      status: 422,
      body: { object: 'error', message: 'max_tokens must be less than 4097', type: 'invalid_request_error' },
    }),
    written(2),
  ),
];

export const FURTHER_WINDOWS: readonly Case[] = [
  ...[
    (sent: number) =>
      error(
        400,
        `litellm.ContextWindowExceededError: This model's maximum context length is 8192 tokens. However, your messages resulted in ${sent} tokens.`,
      ),
    (sent: number) => ({
      status: 400,
      body: {
        error: `The number of tokens to keep from the initial prompt is greater than the context length (n_keep: ${sent}>= n_ctx: 8192). Try to load the model with a larger context length, or provide a shorter input`,
      },
    }),
    (sent: number) =>
      error(400, `the request exceeds the available context size (8192 tokens), try increasing it`, {
        n_prompt_tokens: sent,
      }),
    (sent: number) => error(400, `The input (${sent} tokens) is longer than the model's context length (8192 tokens).`),
    (sent: number) => error(400, `Prompt length (${sent}) exceeds maximum input length (8192).`),
    (sent: number, asked: number) =>
      error(
        400,
        `input length and \`max_tokens\` exceed context limit: ${sent} + ${asked} > 8192, decrease input length or \`max_tokens\` and try again`,
      ),
    (sent: number) =>
      error(
        400,
        `Input tokens exceed the configured limit of 8192 tokens. Your messages resulted in ${sent} tokens. Please reduce the length of the messages.`,
        { code: 'context_length_exceeded' },
      ),
    (sent: number) =>
      error(
        413,
        `Request too large for model \`m\` in organization \`o\` service tier \`on_demand\` on tokens per minute (TPM): Limit 8192, Requested ${sent}, please reduce your message size and try again.`,
        { type: 'tokens', code: 'rate_limit_exceeded' },
      ),
    (sent: number) =>
      error(
        429,
        `Request too large for m in organization o on tokens per min (TPM): Limit 8192, Requested ${sent}. The input or output tokens must be reduced in order to run successfully.`,
        { type: 'tokens', code: 'rate_limit_exceeded' },
      ),
    () => error(400, '{"error":"input length exceeds maximum context length"}'),
    () =>
      streamed(
        delta('{"head'),
        event({ error: { code: 500, message: 'Context size has been exceeded.', type: 'server_error' } }),
      ),
  ].map((words, at) =>
    row(`holds 8,192 tokens in further words (${at + 1})`, holds(8192, words), part(at < 9 ? 2 : 3)),
  ),
];

export const FURTHER_ANSWERS: readonly Case[] = [
  row(
    'streams parts',
    () => streamed(...halves.map((text) => event({ choices: [{ delta: { content: [{ type: 'text', text }] } }] }))),
    written(),
  ),
  row(
    'hands in twice',
    (asked) =>
      says(asked, {
        content: null,
        tool_calls: [JSON_TEXT, JSON_TEXT].map((each) => ({ function: { name: 'f', arguments: each } })),
      }),
    written(),
  ),
  row(
    'streams one call twice',
    () =>
      streamed(
        ...[JSON_TEXT, JSON_TEXT].map((each) =>
          event({ choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: each } }] } }] }),
        ),
      ),
    written(),
  ),
  row(
    'cuts its stream within a letter',
    () => {
      const bytes = Buffer.from(delta(JSON_TEXT, 'stop'));
      return {
        body: [...bytes.toString('latin1').matchAll(/.{1,61}/gs)].map(([piece]) => Buffer.from(piece, 'latin1')),
      };
    },
    written(),
  ),
  row(
    'streams its usage and nothing else',
    () => streamed(event({ choices: [], usage: { prompt_tokens: 9_000, completion_tokens: 0 } }), 'data: [DONE]\n\n'),
    standsIn(2, 'empty'),
  ),
  row(
    'stops in mid-stream and tells no code',
    () =>
      streamed(
        delta('{"head'),
        'event: error\n',
        event({
          error: 'model runner has unexpectedly stopped, this may be due to resource limitations or an internal error',
        }),
      ),
    { busy: 6 },
  ),
  row(
    'answers within a message of the old kind',
    () => ({
      body: {
        model: 'm',
        message: { role: 'assistant', content: JSON_TEXT },
        done_reason: 'stop',
        done: true,
        prompt_eval_count: 16_000,
        eval_count: 900,
      },
    }),
    written(),
  ),
  row(
    'answers a completion of text',
    () => ({ body: { choices: [{ text: JSON_TEXT, finish_reason: 'stop' }] } }),
    written(),
  ),
  row(
    'hides its answer in output',
    (asked) => says(asked, { content: [{ type: 'output_text', text: JSON_TEXT, annotations: [] }] }),
    written(),
  ),
  row(
    'thinks without an end and then answers',
    (asked) => says(asked, { content: `<think>I ponder {x}\n\n${JSON_TEXT}` }),
    standsIn(2, 'never answered'),
  ),
  row(
    'tells its thoughts as a list',
    (asked) => says(asked, { content: JSON_TEXT, reasoning_details: [{ type: 'reasoning.text', text: 'hm {' }] }),
    written(),
  ),
  row(
    'writes single quotes',
    (asked) =>
      says(asked, {
        content: JSON.stringify({ write_summary: { ...DRAFT } }).replace('"write_summary"', "'write_summary'"),
      }),
    written(),
  ),
];

export const FURTHER_ACCOUNT: readonly Case[] = [
  row(
    'tells a wrong key as a detail',
    always({ status: 401, body: { detail: 'Invalid API key' } }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  row(
    'tells a wrong key on a page',
    always({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>401 Authorization Required</h1></html>',
    }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  row(
    'misses a token with 403',
    always({ status: 403, body: { message: 'Missing Authentication Token' } }),
    operator('access-denied', /Missing Authentication/),
  ),
  row(
    'tells a wrong key with 200 and a detail',
    always({ body: { detail: 'Not authenticated' } }),
    operator('access-denied', /key/i),
  ),
  row(
    'tells errors with 200 in a list',
    always({ body: { success: false, errors: [{ code: 10000, message: 'Authentication error' }], result: null } }),
    operator('access-denied', /key/i),
  ),
  row(
    'has no such deployment',
    always(
      error(
        404,
        'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
        { code: 'DeploymentNotFound' },
      ),
    ),
    operator('model-retired', /deployment/),
  ),
  row(
    'hides the model from this key',
    always(error(404, 'The model `m` does not exist or you do not have access to it.', { code: 'model_not_found' })),
    operator('model-retired', /does not exist/),
  ),
  row(
    'allows no provider',
    always(error(404, 'No allowed providers are available for the selected model.', { code: 404 })),
    operator('model-retired', /providers/),
  ),
  row(
    'takes no such id',
    always({
      status: 400,
      body: { object: 'error', message: 'Invalid model: m', type: 'invalid_model', code: '1500' },
    }),
    operator('model-retired', /Invalid model/),
  ),
  row(
    'can afford less',
    always(
      error(
        402,
        'This request requires more credits, or fewer max_tokens. You requested up to 8000 tokens, but can only afford 341.',
      ),
    ),
    operator('quota', /credits/),
  ),
  row(
    'has spent its key',
    always(error(403, 'Key limit exceeded (total limit). Manage it using the settings page.')),
    operator('access-denied', /Key limit/),
  ),
  row(
    'gives nothing for free',
    always(
      error(429, 'Quota exceeded for metric: generate_content_free_tier_requests, limit: 0', {
        status: 'RESOURCE_EXHAUSTED',
      }),
    ),
    operator('quota', /free_tier/),
  ),
  row('flags what it was sent', always(error(403, 'Your input was flagged by moderation.')), standsIn(1, 'filter')),
  row('tells a pace with 200', always({ body: { error: { code: 429, message: 'Upstream error: rate limited' } } }), {
    busy: 6,
  }),
  row(
    'can not load its model',
    always(error(500, 'llama runner process has terminated: error loading model: unable to allocate CUDA0 buffer')),
    { busy: 6 },
  ),
];
