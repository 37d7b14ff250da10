/** Parts of a request that are refused. Seen late 2026 in public bug reports and vendors' pages. */
import { always, type Case, error, form, honest, operator, row, says, unless, written } from './said.ts';

export const REQUEST_FORMS: readonly Case[] = [
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

  row(
    'names the stream’s options in a list',
    unless((body) => body.stream_options !== undefined, {
      status: 422,
      body: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }],
      },
    }),
    written(2),
  ),
  row(
    'takes no strict schema',
    unless(
      (body) => form(body) === 'json_schema',
      error(400, "Invalid parameter: 'response_format.json_schema.strict' is not supported by this model"),
    ),
    written(2),
  ),
];
