/** More wordings of a window that is too small, so that no rule is fitted to those it was written for. Seen 2025 and 2026 in public threads. */
import { type Case, delta, error, event, holds, part, row, streamed } from '../said.ts';

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
