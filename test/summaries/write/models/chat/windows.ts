/** Windows that are smaller than a paper. Seen late 2026 in public bug reports and vendors' pages. */
import { type Case, DRAFT, error, holds, honest, JSON_TEXT, part, row, says, tokens } from './said.ts';

export const WINDOWS: readonly Case[] = [
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
    part(2),
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
    'cuts the prompt without a word and then writes too little',
    (asked) =>
      says(
        asked,
        { content: JSON.stringify({ ...DRAFT, qa: [] }) },
        { usage: { prompt_tokens: Math.min(tokens(asked.prompt), 4096), completion_tokens: 900 } },
      ),
    { standsIn: 2, because: 'OLLAMA_CONTEXT_LENGTH', read: 'part' },
  ),
  row(
    'cuts every answer in a window of 4,096',
    (asked) => {
      const read = Math.min(3903, tokens(asked.prompt));
      const usage = { prompt_tokens: read, completion_tokens: 4096 - read };
      return says(asked, { content: JSON_TEXT.slice(0, 300) }, { finish: 'length', usage });
    },
    { standsIn: 3, because: 'cut', read: 'part' },
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

  ...[
    (sent: number, asked: number) =>
      `Requested token count exceeds the model's maximum context length of 8192 tokens. You requested a total of ${sent + asked} tokens: ${sent} tokens from the input messages and ${asked} tokens for the completion.`,
    (sent: number) => `prompt is too long: ${sent} tokens > 8192 maximum`,
    (sent: number) => `The input token count (${sent}) exceeds the maximum number of tokens allowed (8192).`,
  ].map((words, at) =>
    row(
      `holds 8,192 tokens in other words (${at + 1})`,
      holds(8192, (sent, asked) => error(400, words(sent, asked))),
      part(2),
    ),
  ),
];
