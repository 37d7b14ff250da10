import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));
const SOURCE = `/** A price in cents. */
export function price(pages: number, member: boolean): number {
  const each = pages > 10 ? 3 : 5;
  return member ? pages * each : pages * each + 100;
}

export const currency = (): string => ' EUR '.trim();

/** Nobody tests this. */
export const label = (): string => 'price';
`;
const TEST = `import { expect, test } from '@jest/globals';
import { currency, price } from '../../shared/prices/price.ts';
test('few pages cost five each, many cost three', () => {
  expect(price(4, true)).toBe(20);
  expect(price(20, true)).toBe(60);
});
test('who is no member pays a hundred more', () => expect(price(4, false)).toBe(120));
test('the currency has no spaces', () => expect(currency()).toBe('EUR'));
`;

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const start = (...words: string[]) =>
  spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', RUN, ...words], { cwd: root });

async function mutants(...words: string[]) {
  const child = start(...words);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(child, 'close');
  const lines = stdout.trim().split('\n');
  return { code, stderr, lines, last: lines.at(-1) ?? '' };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ronbun-prices-'));
  write('shared/prices/price.ts', SOURCE);
  write('test/prices/price.test.ts', TEST);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what the tests of a room notice', () => {
  test('what no test holds is named by file, line and change, and everything else is counted as killed', async () => {
    const { code, lines, last } = await mutants('shared/prices', '--json');
    const { killed, total, survivors } = JSON.parse(last);
    expect(survivors).toEqual([
      expect.objectContaining({ line: 3, was: 'pages > 10', text: '((pages) >= (10))' }),
      expect.objectContaining({ line: 10, was: "'price'", text: "''", by: 'no test runs it' }),
    ]);
    expect(total - killed).toBe(2);
    expect(killed).toBeGreaterThan(8);
    expect(lines).toContain(
      'shared/prices/price.ts:3 operator: pages > 10 → ((pages) >= (10)) (every test that runs it passes)',
    );
    expect(code).toBe(0);
  });

  test('a rule whose test is deleted shows among the survivors', async () => {
    write('test/prices/price.test.ts', TEST.replace(/^test\('who.*$/m, ''));
    const { survivors } = JSON.parse((await mutants('shared/prices', '--json')).last);
    expect(survivors).toContainEqual(expect.objectContaining({ line: 4, was: 'member', text: 'true' }));
  });

  test('a constant of a module is changed too', async () => {
    write('shared/prices/price.ts', "const NAMES = ['EUR'];\nexport const currency = () => NAMES[0];\n");
    const [imports, ...tests] = TEST.replace(', price', '').split(/^(?=test)/m);
    write('test/prices/price.test.ts', `${imports}${tests.at(-1)}`);
    const { killed, total } = JSON.parse((await mutants('shared/prices', '--json')).last);
    expect([killed, total]).toEqual([3, 3]);
  });

  test('a question that only an absent value needs is asked of the test that has none', async () => {
    write('shared/prices/price.ts', 'export const pages = (paper?: { pages: number }) => paper?.pages;\n');
    write(
      'test/prices/price.test.ts',
      `import { expect, test } from '@jest/globals';
       import { pages } from '../../shared/prices/price.ts';
       test('a paper has pages', () => expect(pages({ pages: 3 })).toBe(3));
       test('no paper has none', () => expect(pages()).toBeUndefined());`,
    );
    expect(JSON.parse((await mutants('shared/prices', '--json')).last).survivors).toEqual([]);
  });

  test('what never ends is ended and counts as killed', async () => {
    write(
      'shared/prices/price.ts',
      'export const count = () => {\n  let i = 0;\n  while (i < 3) i++;\n  return i;\n};\n',
    );
    write(
      'test/prices/price.test.ts',
      `import { expect, test } from '@jest/globals';
       import { count } from '../../shared/prices/price.ts';
       test('counts to three', () => expect(count()).toBe(3));`,
    );
    const { killed, total, survivors } = JSON.parse((await mutants('shared/prices', '--json')).last);
    expect(survivors).toEqual([]);
    expect(killed).toBe(total);
  });

  test('the same seed chooses the same sample', async () => {
    const sample = async (seed: string) =>
      (await mutants('shared/prices', '--sample', '4', '--seed', seed, '--json')).last;
    expect(await sample('a')).toBe(await sample('a'));
    expect(JSON.parse(await sample('a')).total).toBe(4);
  });
});

describe('floors', () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: root });
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'a');
  };

  test('a room that changed since its record is held to its floor, one that did not is left alone', async () => {
    git('init', '--quiet');
    write('test/mutants/floors.json', '{}');
    commit();
    const recorded = await mutants('shared/prices', '--record', '--floor', '80');
    expect(recorded).toMatchObject({ code: 0, last: expect.stringMatching(/^killed/) });
    const { 'shared/prices': floor } = JSON.parse(readFileSync(join(root, 'test/mutants/floors.json'), 'utf8'));
    expect(recorded.last).toContain(`killed ${floor.killed} of ${floor.total}`);
    commit();
    expect((await mutants('--changed')).lines[0]).toBe('every recorded room is as it was recorded');

    write('test/prices/price.test.ts', TEST.replace('toBe(20)', 'toBeDefined()').replace('toBe(60)', 'toBeDefined()'));
    commit();
    const changed = await mutants('--changed', '--sample', '100');
    expect(changed.last).toBe('more than 15 points below the floor of 80.0%');
    expect(changed.code).toBe(1);
  });

  test('a record of sources that are not committed is refused', async () => {
    git('init', '--quiet');
    commit();
    write('shared/prices/price.ts', `${SOURCE}\n`);
    const { code, stderr } = await mutants('shared/prices', '--record', '--floor', '80');
    expect(code).toBe(1);
    expect(stderr).toContain('--record wants everything committed');
  });
});

describe('what it leaves alone', () => {
  test('tests that fail with nothing changed are refused by name', async () => {
    write('test/prices/price.test.ts', TEST.replace('toBe(20)', 'toBe(21)'));
    const { code, stderr } = await mutants('shared/prices');
    expect(code).toBe(1);
    expect(stderr).toContain('test/prices/price.test.ts fails with nothing changed: few pages cost five each');
  });

  test('stopped in the middle of an endless test it leaves no process and no changed source', async () => {
    write(
      'test/prices/price.test.ts',
      `import { test } from '@jest/globals';
      import { writeFileSync } from 'node:fs';
      test('hangs', () => { writeFileSync('pid', String(process.pid)); for (;;); });`,
    );
    const child = start('shared/prices');
    const closed = once(child, 'close');
    let pid = 0;
    while (pid === 0) {
      await wait(50);
      try {
        pid = Number(readFileSync(join(root, 'pid'), 'utf8'));
      } catch {}
    }
    child.kill('SIGINT');
    expect((await closed)[0]).toBe(130);
    while (isAlive(pid)) await wait(50);
    expect(readFileSync(join(root, 'shared/prices/price.ts'), 'utf8')).toBe(SOURCE);
  });

  test.each([
    [[], 'name one path'],
    [['shared/nothing'], 'there is no TypeScript at shared/nothing'],
    [['shared/prices', '--sample', 'few'], '--sample takes a number'],
    [['shared/prices', '--record', '--sample', '3'], '--record wants a full run'],
    [['shared/prices', '--loud'], "Unknown option '--loud'"],
  ])('%j is refused with one line', async (words, why) => {
    const { code, stderr } = await mutants(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
