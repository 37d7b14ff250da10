/** An operator's way: an empty desk, a week started by its button, its preview and edition; then the same by commands. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readHolder } from '../../infra/local/data-lock.ts';
import type { WeekStatus } from '../../infra/operator/status/status-of-week.ts';
import { accessFaults, newVisitor, openBrowser, overflow, picture } from '../support/browser.ts';
import { LOCAL } from '../support/real-table.ts';
import { runCommand } from '../support/run-command.ts';
import { newFolder, SAMPLE_WEEK, type Started, startSample } from '../support/started.ts';

let started: Started;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([startSample(newFolder()), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await started?.stop();
});

test('the desk starts a week, shows how it goes, and leads to its preview and its edition', async () => {
  const { page, context, hosts, complaints } = await newVisitor(browser, 375);
  await page.goto(`${started.site}/desk?week=${SAMPLE_WEEK}`);
  expect(await page.locator('.verdict').textContent()).toContain(`nothing is known of ${SAMPLE_WEEK}`);
  expect(await accessFaults(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  await page.selectOption('select[name=from]', 'collect');
  await page.click('form[action="/desk/rerun"] button');
  await page.waitForURL(`**/desk?week=${SAMPLE_WEEK}`);
  // The page looks again by itself while something runs.
  await page.locator('a[href^="/editions/"]').waitFor({ timeout: 60_000 });
  await page.getByText(/again from collect: \d+ enqueued/).waitFor({ timeout: 60_000 });
  expect(await accessFaults(page)).toEqual([]);
  await picture(browser, `${started.site}/desk?week=${SAMPLE_WEEK}`, 'desk-1280-light', { width: 1280 });

  await page.locator('a', { hasText: 'preview ja' }).click();
  expect(await page.locator('article').count()).toBeGreaterThan(2);
  await page.goBack();
  await page.locator('a[href^="/editions/"]').first().click();
  expect(await page.locator('article').count()).toBeGreaterThan(2);

  expect([...hosts]).toEqual(['127.0.0.1']);
  expect(complaints).toEqual([]);
  await context.close();
}, 120_000);

test('preview writes the files, sends one marked mail, and freezes nothing', async () => {
  const local = ['--data-dir', started.folder];
  const before = (await runCommand(['status', ...local, '--json'])).last!;
  const out = join(started.folder, 'preview');
  const made = await runCommand([
    'preview',
    ...local,
    '--week',
    SAMPLE_WEEK,
    '--out',
    out,
    '--to',
    'desk@ronbun.example',
    ...['--channel', 'slack', '--json'],
  ]);
  expect([made.code, made.last!.mailed]).toEqual([0, 1]);
  expect(readFileSync(join(out, SAMPLE_WEEK, 'ja', 'mail.html'), 'utf8')).not.toContain('{{');
  const posted = JSON.parse(readFileSync(join(out, SAMPLE_WEEK, 'ja', 'channel-slack.json'), 'utf8'));
  expect(posted.blocks).toHaveLength(9);
  expect((await runCommand(['status', ...local, '--json'])).last).toEqual(before);
  const unknown = await runCommand(['preview', ...local, '--channel', 'irc']);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('known: slack, discord, teams, webhook')]);
  const nobody = await runCommand(['preview', ...local, '--to', 'no address']);
  expect(nobody.code).toBe(2);
});

test('O-03: redrive sends dead letters back through the host that is running, and says when there are none', async () => {
  const local = ['--data-dir', started.folder, '--json'];
  expect(await runCommand(['redrive', ...local])).toMatchObject({ code: 3, last: { total: 0 } });
  const sqs = new SQSClient({ ...LOCAL, endpoint: readHolder(started.folder)!.urls!.sqs! });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find((url) => /paper.*dead/i.test(url))!;
  const { papers } = (await runCommand(['status', ...local])).last as unknown as WeekStatus;
  const MessageBody = JSON.stringify({ version: 1, week: SAMPLE_WEEK, paper: papers[0]!.id });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  sqs.destroy();
  expect(await runCommand(['status', ...local])).toMatchObject({ code: 1, last: { deadLetters: 1, allWell: false } });
  expect(await runCommand(['redrive', ...local])).toMatchObject({ code: 0, last: { papers: 1, total: 1 } });
  expect((await runCommand(['status', ...local])).last).toMatchObject({ deadLetters: 0, queued: 0, findings: [] });
}, 60_000);

test('readers counts who is there and exports them for the owner alone', async () => {
  const file = join(started.folder, 'readers.csv');
  const told = await runCommand(['readers', '--data-dir', started.folder, '--export', file, '--json']);
  expect(told.code).toBe(0);
  expect(told.last).toEqual({
    state: expect.any(Object),
    language: expect.any(Object),
    depth: expect.any(Object),
    suppressed: [],
  });
  expect(readFileSync(file, 'utf8').split('\r\n')[0]).toBe('"address","language","depth","topics","confirmed","via"');
  expect(statSync(file).mode & 0o077).toBe(0);
});
