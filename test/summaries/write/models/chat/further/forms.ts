/** More wordings that refuse a part of the form, so that no rule is fitted to those it was written for. Seen 2025 and 2026 in public threads. */
import { type Case, error, form, row, unless, written } from '../said.ts';

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
