/** The budget's row when DynamoDB applies a write and its answer is lost; found by the seeded quarter. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTable } from '../../shared/platform/table.ts';
import { type Budget, createBudget } from '../../shared/summaries/write/models/budget.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { LOCAL, type RealTable, startTable, TABLE_NAME } from '../support/real-table.ts';

let real: RealTable;
let proxy: FaultProxy;
let client: DynamoDBClient;
let budget: Budget;
beforeEach(async () => {
  real = await startTable();
  proxy = await startFaultProxy(real.endpoint);
  client = new DynamoDBClient({ ...LOCAL, endpoint: proxy.url });
  budget = createBudget({
    table: createTable(client, TABLE_NAME),
    edition: '2026-W46',
    limit: { tokens: 1500, usd: 1 },
    now: () => new Date(0),
  });
});
afterEach(async () => {
  client.destroy();
  await proxy.stop();
  await real.stop();
});

const most = { tokens: 1000, usd: 0.01 };
const isUpdate = ({ action }: { action: string }) => action === 'UpdateItem';

test('S-01, W-13: a reservation whose answer is lost is held once', async () => {
  proxy.once(isUpdate, 'drop-answer');
  await budget.reserve(most);
  expect(proxy.injected()).toBe(1);
  expect((await budget.spent()).tokens).toBe(1000);
});

test('S-01, W-13: a settlement whose answer is lost is counted once, so that no budget is spent twice', async () => {
  const settle = await budget.reserve(most);
  proxy.once(isUpdate, 'drop-answer');
  await settle({ tokens: 800, usd: 0.008 });
  expect(await budget.spent()).toEqual({ tokens: 800, usd: 0.008 });
  await settle({ tokens: 800, usd: 0.008 });
  expect((await budget.spent()).tokens).toBe(800);
});
