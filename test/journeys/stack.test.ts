/** The operator's verbs on a deployed stack: the same code as on this machine, through CloudFormation and Lambda. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readHolder } from '../../infra/local/data-lock.ts';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { loadTemplate } from '../../infra/local/template/template.ts';
import { runCommand } from '../support/run-command.ts';
import { type StackStub, startStackStub } from '../support/stack-stub.ts';
import { makeSampleWeek, newFolder, SAMPLE_WEEK, type Started, startSample } from '../support/started.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STACK = 'Digest';
let started: Started;
let stub: StackStub;
const onStack = (words: readonly string[]) => runCommand([...words, '--stack', STACK, '--json'], stub.environment);
const onThisMachine = (words: readonly string[]) => runCommand([...words, '--data-dir', started.folder, '--json']);

beforeAll(async () => {
  const folder = newFolder();
  await makeSampleWeek(folder);
  started = await startSample(folder);
  stub = await startStackStub(STACK, readHolder(folder)!.urls as LocalStack['urls']);
}, 120_000);
afterAll(async () => {
  await stub?.stop();
  await started?.stop();
});

test('status tells the same figures, when functions run next, and that no alarm is on', async () => {
  const [there, here] = [await onStack(['status']), await onThisMachine(['status'])];
  expect([there.code, there.last]).toEqual([0, { ...here.last, alarms: [] }]);
  expect(there.last).toMatchObject({ week: SAMPLE_WEEK, published: true, sent: 1, deadLetters: 0 });
  expect((there.last!.next as { function: string }[]).map((run) => run.function).toSorted()).toEqual([
    'collect',
    'probe-models',
    'publish',
  ]);
  expect(there.stderr).toContain(`${SAMPLE_WEEK} on ${STACK}`);
  expect(there.stderr).toMatch(/^alarms {3}none is on\nall well$/m);
});

test('status names an alarm that is on, with what readers feel and where the runbook tells about it', async () => {
  const { Resources } = await loadTemplate(ROOT);
  const [id, { Properties }] = Object.entries(Resources).find(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')!;
  stub.alarms.add(id);
  const told = await onStack(['status']);
  stub.alarms.clear();
  expect(told.last).toMatchObject({ alarms: [{ name: `${STACK}-${id}`, effect: Properties?.AlarmDescription }] });
  expect(told.stderr).toContain(`look     ${STACK}-${id}: ${Properties?.AlarmDescription}`);
  expect(told.stderr).not.toContain('all well');
});

test('rerun enters the steps through the functions of the stack, and says when nothing is left to do', async () => {
  const would = await onStack(['rerun', '--week', SAMPLE_WEEK, '--from', 'summarize', '--force', '--dry-run']);
  expect([would.code, would.last]).toEqual([0, { week: SAMPLE_WEEK, stage: 'summarize', enqueued: 7, unchanged: 0 }]);
  const nothing = await onStack(['rerun', '--week', SAMPLE_WEEK, '--from', 'publish']);
  expect([nothing.code, nothing.last]).toMatchObject([3, { enqueued: 0, unchanged: 1 }]);
  expect(stub.invoked.every((name) => name.startsWith(`${STACK}-`))).toBe(true);
  expect(stub.invoked).toContain(`${STACK}-rerun-1A2B3C`);
});

test('preview renders from the stack, sends one mail through it, and freezes nothing', async () => {
  const out = join(started.folder, 'preview');
  const made = await onStack(['preview', '--out', out, '--to', 'desk@ronbun.example']);
  expect([made.code, made.last]).toMatchObject([0, { week: SAMPLE_WEEK, found: 7, mailed: 1 }]);
  expect(readFileSync(join(out, SAMPLE_WEEK, 'ja', 'digest.html'), 'utf8')).toContain('<article');
});

test('readers, redrive and errata read the stack', async () => {
  const readers = await onStack(['readers']);
  expect([readers.code, readers.last]).toMatchObject([0, { state: { active: 1 }, suppressed: [] }]);
  const redrive = await onStack(['redrive', '--dry-run']);
  expect([redrive.code, redrive.last]).toMatchObject([3, { papers: 0, deliveries: 0, total: 0, dryRun: true }]);
  const errata = await onStack(['errata']);
  expect([errata.code, errata.last]).toEqual([3, { reports: [] }]);
});

test('deliveries tells the books of the stack, and what it forces goes through the stack’s own function', async () => {
  const edition = ['--week', SAMPLE_WEEK, '--language', 'ja'];
  const books = await onStack(['deliveries', ...edition]);
  expect([books.code, books.last]).toMatchObject([0, { deliveries: [{ sent: 1, unknown: 0, forced: [] }] }]);
  const before = stub.invoked.length;
  const none = await onStack(['deliveries', ...edition, '--send-again', 'uncertain', '--reason', 'a test']);
  expect([none.code, none.stderr.split('\n')[0]]).toEqual([0, '0 readers were handed out again']);
  expect(stub.invoked.slice(before)).toEqual([`${STACK}-rerun-1A2B3C`, `${STACK}-sweep-1A2B3C`]);
});

test('a correction that names no paper of the edition fails in the words of the function', async () => {
  const words = ['--week', SAMPLE_WEEK, '--paper', 'arxiv:0000.00000', '--note', 'wrong'];
  const refused = await onStack(['errata', ...words]);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    `ronbun errata: the edition of ${SAMPLE_WEEK} holds no paper arxiv:0000.00000\n`,
  ]);
});

test('a stack that is not there is named in one line', async () => {
  const missing = await runCommand(['status', '--stack', 'Nowhere'], stub.environment);
  expect([missing.code, missing.stderr]).toEqual([
    1,
    "ronbun status: the stack Nowhere can't be read: Stack with id Nowhere does not exist\n",
  ]);
});
