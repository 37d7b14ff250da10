/** What we ship stands under licences that let everybody use it, and each is named in the lock file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/synthesised.ts';

const ALLOWED: ReadonlySet<string> = new Set([
  ...['MIT', 'MIT-0', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  ...['Unlicense', 'CC0-1.0', 'Python-2.0', 'PSF-2.0', 'Zlib'],
]);

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Of `A OR B` the user chooses; of `A AND B` both hold. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim();
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => ALLOWED.has(licence.trim())));
}

const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);

test('every package that is installed for use has an allowed licence', () => {
  const unknown = shipped
    .map(([path, { license = 'none named' }]) => ({ path, license }))
    .filter(({ license }) => !isAllowed(license));
  expect(unknown).toEqual([]);
  expect(shipped.length).toBeGreaterThan(100);
});

test('the rule itself refuses what it must', () => {
  for (const licence of ['GPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'UNLICENSED', 'SEE LICENSE IN x', 'BUSL-1.1', ''])
    expect(isAllowed(licence)).toBe(false);
  for (const licence of ['(MIT OR GPL-3.0-or-later)', 'MIT AND ISC', 'Apache-2.0'])
    expect(isAllowed(licence)).toBe(true);
});

test('the lock file pins each shipped package by its hash and names no host', () => {
  const loose = shipped.filter(([, own]) => !own.link && !('integrity' in own) && !('inBundle' in own));
  expect(loose.map(([path]) => path)).toEqual([]);
  expect(Object.values(lock.packages).filter((own) => 'resolved' in own)).toEqual([]);
});
