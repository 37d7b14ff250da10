/** A stack with everything switched on, its packages, and stand-ins for what AWS keeps outside of it. */
import { join } from 'node:path';
import { type BundledStack, startBundledStack } from './bundled-stack.ts';
import { type ConverseStub, startConverseStub } from './converse-stub.ts';
import { type ReceiptRulesStub, startReceiptRules } from './receipt-rules-stub.ts';
import { ROOT, synthesised, type Template } from './synthesised.ts';

/** A day ahead: too near for any paper to wait for a batch, so that the week's are asked for at once. */
const TOMORROW = new Date(Date.now() + 86_400_000);
export const WEEK_SETTINGS = {
  sender: { address: 'digest@papers.example.org' },
  sources: ['list:https://notes.ronbun.example/list.md'],
  inboundMail: { domain: 'papers.example.org' },
  model: 'bedrock',
  modelIds: ['jp.anthropic.claude-haiku-4-5-20251001-v1:0', 'global.amazon.nova-2-lite-v1:0'],
  batch: { least: 2 },
  schedule: {
    zone: 'UTC',
    publishDay: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'][TOMORROW.getUTCDay()],
    publish: TOMORROW.toISOString().slice(11, 16),
  },
};

export interface BundledWeek {
  readonly template: Template;
  readonly stack: BundledStack;
  readonly rules: ReceiptRulesStub;
  readonly models: ConverseStub;
  stop(): Promise<void>;
}

/** The first model is retired and the second talks prose: both are asked, and the papers are summarised without them. */
export async function startBundledWeek(): Promise<BundledWeek> {
  const { template } = await synthesised(WEEK_SETTINGS);
  const rules = await startReceiptRules();
  const recordedWeb = join(ROOT, 'infra', 'local', 'sample');
  const models = await startConverseStub(({ modelId }) =>
    modelId.startsWith('jp.') ? { error: 'ResourceNotFoundException' } : { text: 'I would rather not.' },
  );
  const stack = await startBundledStack({ template, receiptRules: rules.url, recordedWeb, models: models.endpoint });
  return {
    ...{ template, stack, rules, models },
    async stop() {
      await stack.stop();
      await Promise.all([rules.close(), models.close()]);
    },
  };
}
