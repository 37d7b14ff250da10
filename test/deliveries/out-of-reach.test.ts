import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { OUT_OF_REACH } from '../faults/out-of-reach.ts';

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const sources = ['deliveries', 'readers', 'functions', 'journeys'].flatMap((name) =>
  readdirSync(folder(name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${folder(name)}/${file}`, 'utf8')),
);
const rows = (letter: string, last: number) =>
  Array.from({ length: last }, (_, i) => `${letter}-${String(i + 1).padStart(2, '0')}`);

test('every row about delivering, subscribing and the store is a test by its name or listed with a reason', () => {
  const covered = (id: string) => sources.some((text) => text.includes(id) || ranged(text, id));
  const missing = [...rows('P', 30), ...rows('H', 19), ...rows('S', 13)].filter(
    (id) => !covered(id) && !OUT_OF_REACH.some((row) => row.id === id),
  );
  // S-08 belongs to the papers' and editions' stores, whose items can grow.
  expect(missing.filter((id) => id !== 'S-08')).toEqual([]);
});

/** A title such as "P-16 to P-18" covers what lies between. */
function ranged(text: string, id: string): boolean {
  const [letter, number] = id.split('-') as [string, string];
  for (const [, from, to] of text.matchAll(new RegExp(`${letter}-(\\d\\d) to ${letter}-(\\d\\d)`, 'g'))) {
    if (Number(from) <= Number(number) && Number(number) <= Number(to)) return true;
  }
  return false;
}
