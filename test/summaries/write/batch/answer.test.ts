import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { usageOfAnswer } from '../../../../shared/summaries/write/batch/answer.ts';
import { BATCH_DISCOUNT, costOf, priceOf } from '../../../../shared/summaries/write/models/prices.ts';

const modelId = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const record = { modelId, held: { tokens: 20_000, usd: 0.03 } };
const output = { message: { role: 'assistant', content: [{ text: '{}' }] } };

test('an answer costs what it used, at half the price of a single call', () => {
  const usage = { inputTokens: 12_000, outputTokens: 3_000, totalTokens: 15_000 };
  expect(usageOfAnswer({ output, stopReason: 'end_turn', usage }, record)).toEqual({
    ...{ calls: 1, inputTokens: 12_000, outputTokens: 3_000 },
    cost: costOf(priceOf(modelId), { input: 12_000, output: 3_000 }) * BATCH_DISCOUNT,
  });
});

test('W-16: an answer of a batch without its usage counts at the cap and not at zero', () => {
  for (const answer of [{ output, stopReason: 'end_turn' }, { usage: { inputTokens: 'many' } }, 'text', null]) {
    expect(usageOfAnswer(answer, record)).toEqual({ calls: 1, inputTokens: 20_000, outputTokens: 0, cost: 0.03 });
  }
});

test('whatever an answer is, it costs something or nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (answer) => {
      expect(usageOfAnswer(answer, record).cost).toBeGreaterThanOrEqual(0);
    }),
  );
});
