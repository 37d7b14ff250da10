import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openFunctionLog } from '../../../infra/local/host/function-log.ts';
import { createHost, FunctionError, groupByEnvironment, type Host } from '../../../infra/local/host/handler-host.ts';
import type { LocalFunction } from '../../../infra/local/template/resources.ts';
import { removeTemporaryFolders, SMALL_ROOT, temporaryFolder } from '../small-stack.ts';

const echo: LocalFunction = {
  name: 'echo',
  functionName: 'Echo55555555',
  source: 'functions/echo.lambda.ts',
  environment: { TABLE_NAME: 'books' },
  timeoutMs: 2000,
  memoryMb: 512,
};

const open: Host[] = [];

function host(functions: readonly LocalFunction[], environment: Record<string, string> = {}, log = (_: string) => {}) {
  const made = createHost(functions, { root: pathToFileURL(SMALL_ROOT), environment, log });
  open.push(made);
  return made;
}

afterEach(() => Promise.all(open.splice(0).map((made) => made.stop())));

describe('a call', () => {
  test('crosses a JSON border both ways', async () => {
    const answer = await host([echo]).invoke(echo, { at: new Date(0), gone: undefined, list: [undefined] });
    expect(answer).toMatchObject({
      event: { at: '1970-01-01T00:00:00.000Z', list: [null] },
      date: '1970-01-01T00:00:00.000Z',
    });
    expect(answer).not.toHaveProperty('lost');
    expect((answer as { event: object }).event).not.toHaveProperty('gone');
  });

  test('gets the context that Lambda gives', async () => {
    const answer = (await host([echo]).invoke(echo, { wait: 50 })) as { remainingMs: number };
    expect(answer).toMatchObject({
      functionName: 'Echo55555555',
      arn: expect.stringMatching(/^arn:aws:lambda:us-east-1:000000000000:function:Echo55555555$/),
      memory: '512',
    });
    expect(answer.remainingMs).toBeGreaterThan(0);
    expect(answer.remainingMs).toBeLessThanOrEqual(1950);
  });

  test('finds the module warm from the second time on', async () => {
    const made = host([echo]);
    expect(await made.invoke(echo, {})).toMatchObject({ calls: 1 });
    expect(await made.invoke(echo, {})).toMatchObject({ calls: 2 });
  });

  test('sees the host-wide variables, and its own over them', async () => {
    const made = host([echo], { TABLE_NAME: 'other', EXTRA: 'yes' });
    const answer = await made.invoke(echo, { show: ['TABLE_NAME', 'EXTRA', 'HOME'] });
    expect(answer).toMatchObject({ variables: { TABLE_NAME: 'books', EXTRA: 'yes' } });
  });

  test('that throws is a FunctionError with the name of what was thrown', async () => {
    const error = await host([echo])
      .invoke(echo, { throw: 'too far' })
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FunctionError);
    expect(error).toMatchObject({ errorType: 'RangeError', function: 'echo', message: 'echo: RangeError: too far' });
  });

  test('of a module that does not exist is a FunctionError too', async () => {
    const lost = { ...echo, source: 'functions/nowhere.lambda.ts' };
    await expect(host([lost]).invoke(lost, {})).rejects.toThrow(/nowhere\.lambda\.ts/);
  });

  test('that ends its process fails, and the next one gets a new process', async () => {
    const made = host([echo]);
    await made.invoke(echo, {});
    await expect(made.invoke(echo, { exit: true })).rejects.toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await made.invoke(echo, {})).toMatchObject({ calls: 1 });
  });

  test('that takes too long is ended; a quicker one beside it is not, and the next starts cold', async () => {
    const slow = { ...echo, name: 'slow', timeoutMs: 150 };
    const made = host([echo, slow]);
    const [late, beside] = await Promise.allSettled([
      made.invoke(slow, { wait: 60_000 }),
      made.invoke(echo, { wait: 400 }),
    ]);
    expect(late).toMatchObject({ status: 'rejected', reason: { errorType: 'Sandbox.Timedout' } });
    expect(beside).toMatchObject({ status: 'fulfilled' });
    expect(await made.invoke(echo, {})).toMatchObject({ calls: 1 });
  });
});

test('what a function prints reaches the log line by line', async () => {
  const lines: string[] = [];
  const chatty = { ...echo, source: `data:text/javascript,export const handler = () => console.log('one\\ntwo')` };
  await host([chatty], {}, (line) => lines.push(line)).invoke(chatty, {});
  while (lines.length < 2) await new Promise((done) => setTimeout(done, 5));
  expect(lines).toEqual(['one', 'two']);
});

test('the log that functions leave behind goes on from run to run, and a large one is put aside', () => {
  const folder = temporaryFolder();
  const first = openFunctionLog(folder);
  first.write('one');
  first.close();
  first.write('too late');
  const second = openFunctionLog(folder);
  second.write('x'.repeat(5_000_001));
  second.close();
  expect(readFileSync(first.path, 'utf8') === `one\n${'x'.repeat(5_000_001)}\n`).toBe(true);
  openFunctionLog(folder).close();
  expect(readdirSync(folder).sort()).toEqual(['functions.log', 'functions.log.1']);
  expect(readFileSync(first.path, 'utf8')).toBe('');
  removeTemporaryFolders();
});

describe('functions share a thread', () => {
  const fn = (name: string, environment: Record<string, string>): LocalFunction => ({ ...echo, name, environment });

  test('when no variable would have two values', () => {
    const groups = groupByEnvironment([fn('a', { X: '1' }), fn('b', { X: '1', Y: '2' }), fn('c', { Y: '3' })]);
    expect(groups.map((group) => group.functions.map(({ name }) => name))).toEqual([['a', 'b'], ['c']]);
  });

  test('and one that disagrees gets its own, with its own values', async () => {
    const [a, b] = [fn('a', { X: '1' }), fn('b', { X: '2' })];
    const made = host([a, b]);
    const answers = await Promise.all([made.invoke(a, { show: ['X'] }), made.invoke(b, { show: ['X'] })]);
    expect(answers).toMatchObject([{ variables: { X: '1' } }, { variables: { X: '2' } }]);
  });
});
