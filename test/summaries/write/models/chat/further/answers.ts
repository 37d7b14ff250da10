/** More places and wrappings of an answer, so that no rule is fitted to those it was written for. Seen 2025 and 2026 in public threads. */
import { type Case, DRAFT, delta, event, halves, JSON_TEXT, row, says, standsIn, streamed, written } from '../said.ts';

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
