/** What runs on one machine is for its owner: no page in the owner's browser, and no other user of the machine, reaches it. */
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { removeTemporaryFolders, startSmall } from './small-stack.ts';

let stack: Awaited<ReturnType<typeof startSmall>>;
beforeAll(async () => {
  stack = await startSmall();
});
afterAll(async () => {
  await stack.stop();
  removeTemporaryFolders();
});

const asked = (url: string, method: string, headers: Record<string, string>) =>
  new Promise<{ status: number; shares: string | undefined }>((done, failed) => {
    const call = request(url, { method, headers }, (response) => {
      response.resume();
      done({ status: response.statusCode ?? 0, shares: response.headers['access-control-allow-origin'] });
    });
    call.once('error', failed).end();
  });

const FOREIGN: readonly Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { host: 'evil.example' },
];

test.each(['dynamo', 'sqs', 's3', 'ses', 'lambda', 'secrets', 'inbox'] as const)(
  'S-14: the %s of this machine answers no page of another site',
  async (name) => {
    for (const headers of FOREIGN) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
        expect(await asked(stack.urls[name], method, headers)).toEqual({ status: 403, shares: undefined });
    }
  },
);

test('S-14: the site and the desk answer to names of this machine alone', async () => {
  expect((await asked(stack.urls.site, 'GET', { host: 'evil.example' })).status).toBe(404);
});

test('S-17: every file of the data folder is its owner’s alone', () => {
  const others = (path: string): number => statSync(path).mode & 0o077;
  const paths = readdirSync(stack.folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(stack.folder, name),
  );
  expect(paths.length).toBeGreaterThan(3);
  expect([stack.folder, ...paths].filter((path) => others(path) !== 0)).toEqual([]);
});
