/** Answers that come in pieces. Seen late 2026 in public bug reports and vendors' pages. */
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import {
  type Case,
  delta,
  event,
  halves,
  honest,
  JSON_TEXT,
  row,
  standsIn,
  streamed,
  tokens,
  usageOf,
  written,
} from './said.ts';

export const STREAMS: readonly Case[] = [
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

  row(
    'streams with names, comments and no space',
    () =>
      streamed(
        ': keep-alive\n\n',
        `event: message\r\nid: 7\r\n${delta(halves[0]).replace('data: ', 'data:').replace(/\n/g, '\r\n')}`,
        ': keep-alive\n\n',
        delta(halves[1], 'stop'),
      ),
    written(),
  ),
  row(
    'streams a broken event between two whole ones',
    () => streamed(delta(halves[0]), 'data: {"choices": [\n\n', delta(halves[1], 'stop')),
    written(),
  ),
  row(
    'streams empty choices and null deltas',
    () =>
      streamed(
        event({ choices: [] }),
        event({ choices: [{ delta: null }] }),
        delta(halves[0]),
        delta(halves[1], 'stop'),
      ),
    written(),
  ),
  row(
    'streams an overload by name',
    () => streamed(event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })),
    { busy: 6 },
  ),
  row(
    'packs its answer with brotli',
    (asked) => ({
      headers: { 'content-encoding': 'br', 'content-type': 'application/json' },
      body: brotliCompressSync(JSON.stringify(honest(asked).body)),
    }),
    written(),
  ),
  row(
    'packs its answer with gzip under its old name',
    (asked) => ({
      headers: { 'content-encoding': 'x-gzip', 'content-type': 'application/json' },
      body: gzipSync(JSON.stringify(honest(asked).body)),
    }),
    written(),
  ),
  row(
    'packs its answer without a frame',
    (asked) => ({
      headers: { 'content-encoding': 'deflate', 'content-type': 'application/json' },
      body: deflateRawSync(JSON.stringify(honest(asked).body)),
    }),
    written(),
  ),
];
