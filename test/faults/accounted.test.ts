/** No case of the list of faults is forgotten: each is named by a test, or stands in the list with its reason. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/synthesised.ts';
import { CASE_IDS, caseIdsIn } from './case-ids.ts';
import { OUT_OF_REACH } from './out-of-reach.ts';

const isComment = (line: string) => /^\s*(\/\/|\/?\*)/.test(line);

function named(): Set<string> {
  const files = globSync('test/**/*.test.ts', { cwd: ROOT });
  const lines = files.flatMap((path) => readFileSync(join(ROOT, path), 'utf8').split('\n'));
  return new Set(lines.filter((line) => !isComment(line)).flatMap(caseIdsIn));
}

test('every case is named in the title of a test or out of reach with a reason', () => {
  const known = named();
  const reasons = new Set(OUT_OF_REACH.map(({ id }) => id));
  expect(CASE_IDS.filter((id) => !known.has(id) && !reasons.has(id))).toEqual([]);
  expect([...known].filter((id) => !CASE_IDS.includes(id))).toEqual([]);
});

test('what is out of reach says why, and what stands in for it', () => {
  for (const { id, reason, shown } of OUT_OF_REACH) {
    expect(CASE_IDS).toContain(id);
    expect(Math.min(reason.length, shown.length)).toBeGreaterThan(30);
  }
  expect(new Set(OUT_OF_REACH.map(({ id }) => id)).size).toBe(OUT_OF_REACH.length);
});
