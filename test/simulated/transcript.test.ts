import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createTranscript, differenceFrom, normalised } from './transcript.ts';

test.each([
  ['Ronbun-StoreTable0CCFA19B-778B9E59EA549 is', 'Ronbun-StoreTable0CCFA19B-… is'],
  ['secret:Ronbun-KeysSecret88F3B70F-22D029CADFF60-a8bc08', 'secret:Ronbun-KeysSecret88F3B70F-…'],
  ['ronbun-sitebucket978d4aeb-24bc1b9e8963d', 'ronbun-sitebucket978d4aeb-…'],
  ['https://dqcyslmqkmn3mh.cloudfront.net/x', 'https://….cloudfront.net/x'],
  ['frozen 2026-11-28 19:49 UTC)', 'frozen YYYY-MM-DD hh:mm UTC)'],
  ['at 2026-11-28T19:42:03.226Z', 'at YYYY-MM-DD hh:mm'],
  ['https://….cloudfront.net/api/confirm?1.1.c.-l13_JD1', 'https://….cloudfront.net/api/confirm?…'],
  ['content editions/2026-W46/ja/533aecc709af703b.json', 'content editions/2026-W46/ja/….json'],
  ['  hlK-VyIUjkMRj7KWr0eQHH bounce', '  … bounce'],
  ['✨  Deployment time: 3.92s', '✨  Deployment time: …s'],
  ['2026-W46 ja, 7 papers', '2026-W46 ja, 7 papers'],
])('"%s" stands as "%s"', (printed, stands) => {
  expect(normalised(printed)).toBe(stands);
});

test('a page that says the same is no difference; another line is told with both sides', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-transcript-'));
  const said: string[] = [];
  const transcript = createTranscript('A walk', (line) => said.push(line));
  transcript.prose('Some words.');
  transcript.command('npm run status', ['2026-W46 on Ronbun', '', 'all well']);
  const page = transcript.page();
  expect(page).toBe('# A walk\n\nSome words.\n\n    $ npm run status\n    2026-W46 on Ronbun\n\n    all well\n');
  expect(said).toHaveLength(2);
  const file = join(folder, 'WALK.md');
  writeFileSync(file, page);
  expect(differenceFrom(file, page)).toBeUndefined();
  writeFileSync(file, page.replace('all well', 'a fault'));
  expect(differenceFrom(file, page)).toBe('line 8\n-     a fault\n- \n+     all well\n+ ');
  writeFileSync(file, `${page}more\n`);
  expect(differenceFrom(file, page)).toContain('more');
  rmSync(folder, { recursive: true });
});
