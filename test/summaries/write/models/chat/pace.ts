/** Services that are busy. Seen late 2026 in public bug reports and vendors' pages. */
import { always, type Case, error, finishes, honest, JSON_TEXT, row, written } from './said.ts';

export const PACE: readonly Case[] = [
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
    (asked) => (asked.number === 1 ? error(429, 'slow down', {}, { 'retry-after': '25' }) : honest(asked)),
    written(2),
  ),
  row('asks to wait for ever', always(error(429, 'Rate limit reached. Please try again in 25s.')), {
    busy: 4,
    waits: [25_000, 25_000, 25_000],
    afterMs: 25_000,
  }),
  row('asks to wait for longer than a worker sleeps', always(error(429, 'slow down', {}, { 'retry-after': '40' })), {
    busy: 1,
    waits: [],
    afterMs: 40_000,
  }),
  row(
    'tells its wait as a date',
    always(error(429, 'slow down', {}, { 'retry-after': new Date(Date.now() + 540_000).toUTCString() })),
    { busy: 1, waits: [] },
  ),
  row(
    'tells a quota with a wait of seconds',
    always(error(429, 'You exceeded your current quota. Please retry in 37.5s.', { status: 'RESOURCE_EXHAUSTED' })),
    { busy: 1, waits: [], afterMs: 37_500 },
  ),
  row('cuts the connection', always({ body: '', cut: true }), { busy: 1 }),
  row(
    'cuts the connection in mid-answer',
    always({ headers: { 'content-length': '5000' }, body: '{"id":"c","choi', cut: true }),
    { busy: 1 },
  ),
  row('says that the network failed', finishes('network_error', JSON_TEXT.slice(0, 300)), { busy: 1 }),

  row('has no healthy upstream', always({ status: 503, body: 'no healthy upstream' }), { busy: 6 }),
  row(
    'is busy behind a page',
    always({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html><h1>502 Bad Gateway</h1></html>' }),
    { busy: 6 },
  ),
];
