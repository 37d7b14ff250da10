import { expect, test } from '@jest/globals';
import { weekStrip } from '../../../infra/operator/desk/desk-weeks.ts';

const weeks = ['2026-W46', '2026-W44', '2026-W45', '2026-W43'].map((week) => ({ week, state: 'out' as const }));
const keysOf = (shown: string) =>
  Object.fromEntries(
    [...weekStrip(weeks, shown).html.matchAll(/week=([\w-]+)" accesskey="(\w)"/g)].map(([, week, key]) => [key, week]),
  );

test.each([
  ['2026-W45', { p: '2026-W44', n: '2026-W46' }],
  ['2026-W46', { p: '2026-W45' }],
  ['2026-W43', { n: '2026-W44' }],
  ['2026-W50', { p: '2026-W46' }],
])('from %s a key leads to the week before and to the next one', (shown, keys) => {
  expect(keysOf(shown)).toEqual(keys);
});
