/** The operator's trouble with a model is never the readers': nothing is frozen, and with it mended the same words write all. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type ChatAnswer, type ChatCall, type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';
import { runCommand } from '../support/run-command.ts';
import { handedIn, NOTHING_BETTER } from '../support/sentences.ts';
import { draftFor } from '../support/told-notes.ts';
import { supportedAll } from '../support/verdicts.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
const WEEK = ['--week', '2026-W46', '--source', 'list:https://notes.ronbun.example/list.md', '--web', SAMPLE, '--json'];

let folder: string;
let stub: OpenAiStub | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-trouble-'));
});
afterEach(() => stub?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isProbe = ({ body }: ChatCall) => JSON.stringify(body.messages).includes('test of the connection');

function honest(call: ChatCall): ChatAnswer {
  const text: string = call.body.messages.map(({ content }: { content: string }) => content).join('\n');
  const asked = JSON.stringify(call.body.response_format);
  if (isProbe(call)) return { content: '{"ok": true}' };
  if (asked.includes('repair_summary')) return { content: JSON.stringify(NOTHING_BETTER) };
  if (asked.includes('write_survey')) return { content: '{"sentences":[]}' };
  const reviewed = text.split('\nAnswer with one JSON object')[0]!;
  if (asked.includes('review_statements')) return { content: JSON.stringify(supportedAll(reviewed)) };
  return { content: JSON.stringify(handedIn(draftFor(JSON.stringify(call.body.messages)))) };
}

function run(verb: 'digest' | 'rerun' | 'status', name: string, more: readonly string[], key = 'right') {
  return runCommand([verb, ...more, '--data-dir', join(folder, `${name}-data`), '--json'], {
    ...{ OPENAI_BASE_URL: stub?.baseURL ?? 'http://127.0.0.1:9/v1', OPENAI_MODEL: 'm', OPENAI_API_KEY: key },
  });
}

test('W-17: a wrong key stops before anything is begun; mended, the same words make a full edition', async () => {
  stub = await startOpenAiStub((call) =>
    call.authorization === 'Bearer right' ? honest(call) : { status: 401, message: 'Incorrect API key provided' },
  );
  const words = [...WEEK, '--out', join(folder, 'key')];
  const wrong = await run('digest', 'key', words, 'wrong');
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('set OPENAI_API_KEY') });
  expect(stub.calls).toHaveLength(1);
  expect(existsSync(join(folder, 'key', '2026-W46'))).toBe(false);
  const mended = await run('digest', 'key', words);
  expect(mended).toMatchObject({ code: 0, last: { found: 7, summarised: 7, degraded: 0, dropped: 0, mails: 1 } });
  expect(mended.last?.writtenBy).toEqual({ 'openai:m': 7 });
}, 120_000);

test('W-17: trouble that begins after the first question holds the week; status says why, and mended the rerun writes', async () => {
  let broken = true;
  stub = await startOpenAiStub((call) =>
    broken && !isProbe(call) ? { status: 402, message: 'Insufficient credits.' } : honest(call),
  );
  const words = [...WEEK, '--out', join(folder, 'credit')];
  const held = await run('digest', 'credit', words);
  expect(held).toMatchObject({ code: 1, stderr: expect.stringContaining('7 papers wait and nothing is published') });
  // The first paper met it; the others did not ask in vain.
  const refused = stub.calls.filter((call) => !isProbe(call)).length;
  expect(refused).toBeLessThanOrEqual(2);
  const status = await run('status', 'credit', ['--week', '2026-W46']);
  expect(status.last).toMatchObject({ published: false, sent: 0, held: { papers: 7 }, spend: 0 });
  expect(status.stderr).toContain('Insufficient credits');
  broken = false;
  const mended = await run('rerun', 'credit', ['--week', '2026-W46']);
  expect(mended).toMatchObject({ code: 0, last: { enqueued: 7 } });
  expect(mended.stderr).toContain('model openai:m · answers');
  const after = await run('status', 'credit', ['--week', '2026-W46']);
  expect(after.last).toMatchObject({ published: true, summarised: 7, sent: 1, dropped: 0 });
  // O-07: what was refused used no tokens.
  const used = stub.calls.filter((call) => !isProbe(call)).length - refused;
  expect((await run('digest', 'credit', words)).last).toMatchObject({ tokens: used * 11_500, mails: 0 });
}, 120_000);

test('W-17: a rerun without a server that listens says so and begins nothing; a start lets papers wait, and says that', async () => {
  stub = undefined;
  const again = await run('rerun', 'nobody', ['--week', '2026-W46', '--language', 'ja']);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('nobody answers at http://127.0.0.1:9') });
  expect(existsSync(join(folder, 'nobody-data', 'inbox'))).toBe(false);
  let end = (_signal: NodeJS.Signals) => {};
  let said = '';
  const start = await runCommand(
    ['start', '--data-dir', join(folder, 'start-data')],
    { OPENAI_BASE_URL: 'http://127.0.0.1:9', OPENAI_MODEL: 'm' },
    (kill) => {
      end = kill;
    },
    (part) => {
      said += part;
      if (said.includes('papers wait')) end('SIGINT');
    },
  );
  expect(start.code).toBe(130);
  expect(start.stderr).toContain('is the server running');
  expect(start.stderr).toContain('no listed model can be asked: papers wait, and are written once one answers');
}, 60_000);

test('O-07: a receipt blames no check for a model’s silence, and readers see nothing of it', async () => {
  stub = await startOpenAiStub((call) => (isProbe(call) ? honest(call) : { content: 'I can not help with that.' }));
  const ran = await run('digest', 'silent', [...WEEK, '--limit', '1', '--out', join(folder, 'silent')]);
  expect(ran).toMatchObject({ code: 1, last: { found: 1, cost: 0, writtenBy: { extractive: 1 } } });
  expect(ran.stderr).toContain('1 paper speaks in its own words');
  const text = readFileSync(join(folder, 'silent', '2026-W46', 'ja', 'digest.txt'), 'utf8');
  expect(text).not.toMatch(/can not help|ModelAnswerError|Error/);
  expect(ran.stderr).toMatch(/refused 0$/m);
}, 60_000);
