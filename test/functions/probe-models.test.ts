/** The daily question to the models: what is closed is counted, kept, and said by `status`. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { probeModels } from '../../functions/probe-models.ts';
import { statusLines } from '../../infra/cli/status.ts';
import { before } from '../../infra/cloud/model-probe.ts';
import { bedrockWire } from '../../shared/summaries/write/models/bedrock/bedrock.ts';
import { createModelMemory } from '../../shared/summaries/write/models/model-memory.ts';
import { probeModel } from '../../shared/summaries/write/models/probe.ts';
import { keepProbe, lastProbe } from '../../shared/summaries/write/models/probe-store.ts';
import { clientFor, impatient } from '../summaries/write/models/bedrock-client.ts';
import { type ConverseStub, startConverseStub } from '../support/converse-stub.ts';
import { fineWeek } from '../support/fine-week.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

const CLAUDE = 'global.anthropic.claude-sonnet-5-5';
const NOVA = 'global.amazon.nova-2-lite-v1:0';
const AT = new Date('2026-11-23T06:00:00Z');

let real: RealTable;
let stub: ConverseStub;
beforeAll(async () => {
  real = await startTable();
  stub = await startConverseStub(({ modelId }) =>
    modelId === CLAUDE
      ? { error: 'ResourceNotFoundException', message: 'This Model is marked by provider as Legacy' }
      : { tool: { ok: true } },
  );
});
afterAll(async () => {
  await stub.close();
  await real.stop();
});

async function probe(modelIds: readonly string[]) {
  const counted: [string, number][] = [];
  const memory = createModelMemory(real.table, () => AT);
  const wire = bedrockWire({ client: clientFor(stub.endpoint) });
  const result = await probeModels(
    {},
    {
      modelIds,
      probe: (id) => probeModel(wire, id, { memory, now: () => AT, patience: impatient().patience }),
      keep: (probed) => keepProbe(real.table, probed, AT),
    },
    { add: (metric, value = 1) => counted.push([metric, value]) },
  );
  return { result, counted };
}

test('W-17: a listed model that is closed is counted for the alarm, and the others are asked all the same', async () => {
  expect(await lastProbe(real.table)).toBeUndefined();
  const { result, counted } = await probe([CLAUDE, NOVA]);
  expect(result).toMatchObject({ asked: 2, closed: [{ modelId: CLAUDE }] });
  expect(counted).toEqual([['modelsClosed', 1]]);
  const kept = await lastProbe(real.table);
  expect(kept).toMatchObject({ at: AT.toISOString(), probed: [{ state: 'fail' }, { modelId: NOVA, state: 'ok' }] });

  const lines = statusLines({ ...fineWeek, ...(kept && { models: kept }) }, 'stack');
  expect(lines).toContain(`models   ${CLAUDE} fails · ${NOVA} answers (asked 2026-11-23 06:00 UTC)`);
  expect(lines.join('\n')).toMatch(/look {5}the model \S+sonnet-5-5 can't be asked: .*choose another id/);
});

test('that all models answer is told as nought, so that the alarm ends', async () => {
  const { result, counted } = await probe([NOVA]);
  expect(result).toEqual({ asked: 1, closed: [] });
  expect(counted).toEqual([['modelsClosed', 0]]);
});

test.each([
  ['06:30', '06:00'],
  ['00:10', '23:40'],
  ['12:00', '11:30'],
])('papers that are collected at %s are preceded by the question at %s', (collect, asked) => {
  expect(before(collect)).toBe(asked);
});
