/** What is asked of the models before a run, and what becomes of it where none can be asked. */
import { afterEach, expect, test } from '@jest/globals';
import { askedBefore } from '../../../infra/cli/command/asked-before.ts';
import type { Progress } from '../../../infra/operator/progress.ts';
import { startChatServer } from '../../support/chat-server.ts';

const { OPENAI_BASE_URL } = process.env;
afterEach(() => {
  if (OPENAI_BASE_URL === undefined) delete process.env.OPENAI_BASE_URL;
  else process.env.OPENAI_BASE_URL = OPENAI_BASE_URL;
});

const settings = { model: 'openai' as const, modelIds: ['qwen3'] };

function listening(): { said: string[]; progress: Progress } {
  const said: string[] = [];
  return { said, progress: { say: (line: string) => said.push(line) } as unknown as Progress };
}

test('W-17: a week is not begun where nobody answers, and a server that stays open is', async () => {
  process.env.OPENAI_BASE_URL = 'http://127.0.0.1:9/v1';
  await expect(askedBefore(settings, listening().progress)).rejects.toThrow(/nobody answers at http:\/\/127.0.0.1:9/);
  const { said, progress } = listening();
  await askedBefore(settings, progress, 'wait');
  expect(said).toEqual([
    expect.stringMatching(/^model openai:qwen3 · nobody answers/),
    'no listed model can be asked: papers wait, and are written once one answers',
  ]);
});

test('a mistyped id is answered with the nearest ones that the server lists', async () => {
  const server = await startChatServer(
    () => ({ status: 404, body: { error: { message: 'model "qwen3" not found, try pulling it first' } } }),
    { '/v1/models': { data: [{ id: 'llama3.3' }, { id: 'qwen3:8b' }, { id: 'qwen3:32b' }, { id: 'gemma3' }] } },
  );
  process.env.OPENAI_BASE_URL = server.baseURL;
  await expect(askedBefore(settings, listening().progress)).rejects.toThrow(/there are qwen3:8b, qwen3:32b/);
  await server.close();
});

test('an id that the server does not list is answered so whatever the server says to it', async () => {
  const server = await startChatServer(() => ({ status: 404, body: { error: { message: 'unknown mode' } } }), {
    '/v1/models': { data: [{ id: 'qwen3:8b' }] },
  });
  process.env.OPENAI_BASE_URL = server.baseURL;
  await expect(askedBefore(settings, listening().progress)).rejects.toThrow(/unknown mode.*there are qwen3:8b/);
  await server.close();
});

test('W-22: papers are read as many at once as the server of one’s own says that it serves, else one', async () => {
  const ok = () => ({ body: { choices: [{ message: { content: '{"ok": true}' } }] } });
  for (const [slots, atOnce] of [
    [4, 4],
    [undefined, 1],
  ] as const) {
    const server = await startChatServer(ok, {
      '/props': { total_slots: slots, default_generation_settings: { n_ctx: 32_768 } },
    });
    process.env.OPENAI_BASE_URL = server.baseURL;
    const { said, progress } = listening();
    const { reading } = await askedBefore(settings, progress);
    expect(reading).toMatchObject({ reading: { atOnce } });
    expect(said).toEqual(['model openai:qwen3 · answers · window 32,768 · free']);
    await server.close();
  }
});

test('a server that takes a test and answers nothing is told apart from one that answers', async () => {
  const server = await startChatServer(() => ({ body: { choices: [] } }));
  process.env.OPENAI_BASE_URL = server.baseURL;
  const { said, progress } = listening();
  await askedBefore(settings, progress);
  expect(said[0]).toMatch(/answers a test with nothing/);
  await server.close();
});
