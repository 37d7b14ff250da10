/**
 * A week whose sources can't be reached: exit 1, an alarm's count, a run that is entered again, and no mail; by each way in.
 * What one source of two brings goes out, to channels too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findingsOf } from '../../infra/operator/status/findings.ts';
import { statusOfWeek } from '../../infra/operator/status/status-of-week.ts';
import { openLocal } from '../../infra/operator/target/local-target.ts';
import { type ChatStub, startChats, WEBHOOK_KEY } from '../support/chat-channels.ts';
import { type OutsideWorld, startOutsideWorld } from '../support/outside-world.ts';
import { runCommand } from '../support/run-command.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
const NOTES = 'list:https://notes.ronbun.example/list.md';
const GONE = 'list:https://gone.ronbun.example/list.md';
/** Nobody listens there. */
const NO_NETWORK = { https_proxy: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' };

let folder: string;
let outside: OutsideWorld;
let chats: ChatStub;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-unreachable-'));
  chats = await startChats();
  outside = await startOutsideWorld(folder, SAMPLE, chats);
});
afterAll(async () => {
  await Promise.all([outside?.close(), chats?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const SECRET = 'T000-secret-path';
const reached = () => ({
  ...outside.environment,
  RONBUN_SLACK_URL: `https://${chats.host}/slack/${SECRET}`,
  RONBUN_WEBHOOK_URL: `https://${chats.host}/own/${SECRET}`,
  RONBUN_WEBHOOK_KEY: WEBHOOK_KEY,
});
const words = (data: string, ...more: string[]) => [
  ...['digest', '--data-dir', join(folder, data), '--out', join(folder, `${data}-out`), '--json'],
  ...['--limit', '1', ...more],
];

test('O-01: a digest that reaches one source of two brings out what that one names, and ends in exit 1 by the other’s name', async () => {
  const ran = await runCommand(words('half', '--source', NOTES, '--source', GONE), reached());
  expect(ran).toMatchObject({ code: 1, last: { found: 1, summarised: 1, mails: 1 } });
  expect(ran.last?.findings).toEqual([{ kind: 'fault', what: expect.stringContaining(GONE) }]);
  expect(ran.stderr).not.toContain('all well');
  const status = await runCommand(['status', '--data-dir', join(folder, 'half'), '--json']);
  expect(status).toMatchObject({ code: 1, last: { allWell: false, findings: ran.last?.findings } });

  // Where weeks were made before, nobody gets a sample in the place of this one.
  const none = await runCommand(words('half'), NO_NETWORK);
  expect(none).toMatchObject({
    code: 1,
    last: { error: expect.stringMatching(/can't be reached: dair: .*proxy/), exit: 1 },
  });
}, 120_000);

test('the channels of that digest heard of it once, and do not when its week is entered again; where they are is told to nobody', async () => {
  expect(chats.accepted.map(({ path }) => path).toSorted()).toEqual([`/own/${SECRET}`, `/slack/${SECRET}`]);
  const again = await runCommand(
    ['rerun', '--week', '2026-W46', '--from', 'publish', '--force', '--data-dir', join(folder, 'half')],
    reached(),
  );
  expect(again.stdout).toContain('the edition is frozen anew: ja');
  expect(chats.requests()).toBe(2);
  const status = await runCommand(['status', '--data-dir', join(folder, 'half'), '--json'], reached());
  expect(status.last?.posts).toMatchObject([
    { channel: 'slack', state: 'sent' },
    { channel: 'webhook', state: 'sent' },
  ]);
  expect(status.stderr).toContain('channels slack posted · webhook posted');
  expect(status.stdout + status.stderr + again.stdout + again.stderr).not.toContain(SECRET);
}, 120_000);

test('O-01: who never made a week and has no network is shown the sample and told that it is one, and never that all is well', async () => {
  const ran = await runCommand(words('new'), NO_NETWORK);
  expect(ran).toMatchObject({ code: 0, last: { week: '2026-W46', found: 1, findings: [{ kind: 'note' }] } });
  expect(ran.stderr).toMatch(/note +the source can't be reached: dair: .*; this is the bundled sample week instead\n/);
  expect(ran.stderr).not.toContain('all well');
}, 120_000);

test('O-01: a scheduled run that reaches no source fails, is kept, is told by status, and is entered again by the sweep', async () => {
  const target = await openLocal({
    dataDir: join(folder, 'host'),
    settings: { sources: [GONE] },
    environment: { RECORDED_WEB: SAMPLE },
  });
  try {
    const { local } = target;
    const client = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
    const lambda = new LambdaClient({ ...client, endpoint: local.urls.lambda });
    const slot = new Date().toISOString();
    const ended = () =>
      new Promise<void>((done) =>
        local.events.on('invocation', ({ phase, error }) => error && phase === 'ended' && done()),
      );
    const failed = ended();
    const fired = { FunctionName: 'collect', InvocationType: 'Event', Payload: JSON.stringify({ slot }) } as const;
    await lambda.send(new InvokeCommand(fired));
    await failed;
    while ((await target.failedRuns()) === 0) await new Promise((done) => setTimeout(done, 50));
    const findings = findingsOf(await statusOfWeek(target, '2026-W46'));
    expect(findings.filter(({ kind }) => kind === 'fault').map(({ what }) => what)).toEqual([
      expect.stringMatching(`a source could not be reached at .*${GONE}`),
      expect.stringMatching(/1 scheduled run failed/),
    ]);
    const again = ended();
    expect(await target.invoke('sweep', {})).toMatchObject({ runs: 1 });
    await again;
    expect(await target.invoke('publish', { slot })).toMatchObject({ outcome: 'skipped-empty' });
    expect(await (await fetch(`${local.urls.inbox}/store`)).json()).toMatchObject({ emails: [] });
    lambda.destroy();
  } finally {
    await target.close();
  }
}, 60_000);
