/**
 * A page on another origin, open in the operator's browser while a local run is up: it may try whatever a page can try against
 * every port, by every name of this machine, and by a name of its own that is made to lead here. Nothing changes, and nothing
 * of what is kept comes to its eyes. In real Chromium, since what a page can send and read is the browser's to say.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createDesk, type DeskProviders } from '../../infra/operator/desk/desk.ts';
import { removeTemporaryFolders, startSmall } from '../local/small-stack.ts';
import { openBrowser } from '../support/browser.ts';
import { fineWeek } from '../support/fine-week.ts';
import { createRandom } from '../support/random.ts';
import { LOCAL } from '../support/real-table.ts';
import { AIMS, attempt, BODIES, type Draw, METHODS, PATHS, SENDING, TYPES, WAYS } from './hostile-page/attempts.ts';
import { SEEDS } from './seeds.ts';

const CANARY = 'canary-of-this-machine';
const TABLE = 'StoreTable0CCFA19B';
const BUCKET = 'sitebucket33333333';
/** Attempts against each port besides the aimed ones. */
const ATTEMPTS = 4;

/** What a port says to a name that is not its own. */
const REFUSED =
  /^(?:(?:403|404|421) |(?:frame|window) (?:only for this machine|\{"(?:__type|message)":"(?:MissingAuth|Not Found)))/;

const acts: string[] = [];
const act = (name: string) => async () => {
  acts.push(name);
  return name;
};
const desk = createDesk({
  weeks: async () => [{ week: '2026-W53', state: 'out' }],
  status: async (week: string) => ({ ...fineWeek, summarised: 8, week }),
  queues: async () => [{ title: CANARY, visible: 0, inFlight: 0, delayed: 0, deadLetters: 1 }],
  deadLetters: async () => [],
  reports: async () => [],
  correct: act('correct'),
  inbox: () => 'http://127.0.0.1:4200',
  rerun: act('rerun'),
  redrive: act('redrive') as unknown as DeskProviders['redrive'],
  preview: async () => `<p>${CANARY}</p>`,
  now: () => new Date('2027-01-04T01:00:00Z'),
});

let stack: Awaited<ReturnType<typeof startSmall>>;
let browser: Browser;
let evil: Server;
let ports: Record<string, string>;

beforeAll(async () => {
  evil = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>evil</title>'),
  );
  await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done));
  [stack, browser] = await Promise.all([
    startSmall({ desk }),
    openBrowser(['--host-resolver-rules=MAP *.example 127.0.0.1', '--disable-popup-blocking']),
  ]);
  ports = Object.fromEntries(Object.entries(stack.urls).map(([name, url]) => [name, new URL(url).port]));
  const item = { pk: { S: CANARY }, sk: { S: 'x' } };
  await new DynamoDBClient({ ...LOCAL, endpoint: stack.urls.dynamo }).send(
    new PutItemCommand({ TableName: TABLE, Item: item }),
  );
  const files = new S3Client({ ...LOCAL, endpoint: stack.urls.s3, forcePathStyle: true });
  await files.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'index.html', Body: CANARY, ContentType: 'text/html' }));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop({ graceMs: 0 });
  evil?.close();
  removeTemporaryFolders();
});

/** Everything that could have been changed. */
async function kept() {
  const { dynamo, s3, secrets, inbox } = stack.urls;
  const rows = await new DynamoDBClient({ ...LOCAL, endpoint: dynamo }).send(new ScanCommand({ TableName: TABLE }));
  const files = await new S3Client({ ...LOCAL, endpoint: s3, forcePathStyle: true }).send(
    new ListObjectsV2Command({ Bucket: BUCKET }),
  );
  const keys = await new SecretsManagerClient({ ...LOCAL, endpoint: secrets }).send(
    new GetSecretValueCommand({ SecretId: 'Keys44444444' }),
  );
  return {
    rows: rows.Items,
    files: files.Contents?.map(({ Key, ETag }) => [Key, ETag]),
    keys: keys.SecretString,
    mails: await (await fetch(`${inbox}/store`)).text(),
    queues: await stack.queues(),
    worked: stack.done(),
    acts: [...acts],
  };
}

/** What a page saw of an answer, by any of its ways; what a browser hides is not among it. */
async function raid(
  page: Page,
  origins: readonly string[],
  random: ReturnType<typeof createRandom>,
): Promise<{ readonly draw: Draw; readonly text: string }[]> {
  const seen: { readonly draw: Draw; readonly text: string }[] = [];
  for (const origin of origins) {
    const drawn = (): Draw => ({
      ...{ way: random.pick(WAYS), url: origin + random.pick(PATHS), method: random.pick(METHODS) },
      ...{ type: random.pick(TYPES), body: random.pick(BODIES) },
    });
    const aimed = AIMS.map((aim) => ({ ...drawn(), way: random.pick(SENDING), ...aim, url: origin + aim.url }));
    for (const draw of [...aimed, ...Array.from({ length: ATTEMPTS }, drawn)])
      seen.push(...(await page.evaluate(attempt, draw)).map((text) => ({ draw, text })));
  }
  return seen;
}

describe.each(SEEDS)('a hostile page (seed %i)', (seed) => {
  test('S-14: of another origin changes nothing on any port, and reads nothing', async () => {
    const random = createRandom(seed).stream('elsewhere');
    const before = await kept();
    const page = await browser.newPage();
    await page.goto(`http://evil.example:${(evil.address() as AddressInfo).port}/`);
    const names = ['127.0.0.1', 'localhost', '[::1]', '127.1', '0.0.0.0', 'localhost.', 'here.example'];
    const origins = Object.values(ports).map((port) => `http://${random.pick(names)}:${port}`);
    expect(await raid(page, [...origins, `http://127.0.0.1:${ports.site}`], random)).toEqual([]);
    await page.close();
    expect(await kept()).toEqual(before);
  }, 120_000);

  test('S-14: under a name of its own that is made to lead here changes nothing, and reads that it may not', async () => {
    const random = createRandom(seed).stream('turned');
    const before = await kept();
    for (const port of new Set(Object.values(ports))) {
      const page = await browser.newPage();
      const own = `http://turned.example:${port}`;
      // The first answer is the attacker's; then the name leads to this machine, and the page is of the port's own origin.
      await page.route(`${own}/evil`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>evil</title>' }),
      );
      await page.goto(`${own}/evil`);
      const seen = await raid(page, [own], random);
      // What was sent may hold the word, for the attacker made it up; no answer may.
      expect(seen.filter(({ text }) => text.includes(CANARY) || !REFUSED.test(text))).toEqual([]);
      await page.close();
    }
    expect(await kept()).toEqual(before);
  }, 120_000);
});
