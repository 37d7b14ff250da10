/** The client as the product makes it, towards a stub, and patience that does not wait. */
import { bedrockClient } from '../../../../shared/summaries/write/models/bedrock/bedrock.ts';

export const clientFor = (endpoint: string) =>
  bedrockClient({ region: 'us-east-1', endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

export const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

/** Records the waits it was asked for. */
export function impatient() {
  const waits: number[] = [];
  let retries = 0;
  return {
    waits,
    retries: () => retries,
    patience: {
      sleep: async (ms: number) => {
        waits.push(ms);
      },
      random: () => 0.5,
      onRetry: () => {
        retries += 1;
      },
    },
  };
}
