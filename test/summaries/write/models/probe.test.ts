/** What one tiny question finds out. */
import { afterEach, expect, test } from '@jest/globals';
import { bedrockWire } from '../../../../shared/summaries/write/models/bedrock/bedrock.ts';
import { createModelMemory } from '../../../../shared/summaries/write/models/model-memory.ts';
import { openAiWire } from '../../../../shared/summaries/write/models/openai/openai.ts';
import { probeModel } from '../../../../shared/summaries/write/models/probe.ts';
import { startChatServer } from '../../../support/chat-server.ts';
import { startConverseStub } from '../../../support/converse-stub.ts';
import { clientFor, impatient } from './bedrock-client.ts';
import { says } from './chat/said.ts';

const now = () => new Date(0);
const services = () => ({ memory: createModelMemory(undefined, now), now, patience: impatient().patience });

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

test.each([
  [
    'global.anthropic.claude-sonet-5-5',
    'The provided model identifier is invalid.',
    'global.anthropic.claude-sonnet-5-5',
  ],
  [
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'Invocation of model ID x with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile',
    'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  ],
])(
  'W-17: Bedrock, which lists nothing to a writer’s role, is given %s, and the nearest known id is told',
  async (id, message, near) => {
    const stub = await startConverseStub([{ error: 'ValidationException', message }]);
    closing.push(stub.close);
    const found = await probeModel(bedrockWire({ client: clientFor(stub.endpoint) }), id, services());
    expect(found.state).toBe('fail');
    expect(found.says).toContain(`there are ${near},`);
  },
);

test('W-22: a machine of one’s own that has no word within the time of a test is not taken for one that is down', async () => {
  const server = await startChatServer(() => ({ silent: true }));
  closing.push(server.close);
  const wire = openAiWire({ baseURL: server.baseURL, apiKey: 'k', silence: { first: 200, between: 200 } });
  const found = await probeModel(wire, 'm', services());
  expect(found).toMatchObject({ state: 'warn', says: expect.stringContaining('loading') });
});

test('W-19: a tokenizer that needs fewer tokens than are reckoned leaves more room for the paper', async () => {
  const server = await startChatServer((asked) =>
    says(asked, { content: '{"ok": true}' }, { usage: { prompt_tokens: Math.ceil(asked.prompt.length / 4.3) } }),
  );
  closing.push(server.close);
  const { memory, ...rest } = services();
  await probeModel(openAiWire({ baseURL: server.baseURL, apiKey: 'k' }), 'm', { ...rest, memory });
  const { scale } = await memory.recall(`openai ${server.baseURL} m`);
  expect(scale).toBeGreaterThan(3.5 / 4.3);
  expect(scale).toBeLessThan(1.1);
});
