/** The way to the models that the settings name, for writing and for a probe. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { optional } from '../shared/platform/environment.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { bedrockClient, bedrockWire } from '../shared/summaries/write/models/bedrock/bedrock.ts';
import { type OpenAiServer, openAiWire } from '../shared/summaries/write/models/openai/openai.ts';
import { pricesWith } from '../shared/summaries/write/models/prices.ts';
import type { Wire } from '../shared/summaries/write/models/wire/wire.ts';

export interface WireOptions {
  readonly openAi: Pick<OpenAiServer, 'baseURL' | 'apiKey'>;
  /** Milliseconds without a word; a probe waits less long than a paper does. */
  readonly silence?: number;
  /** Where Bedrock is asked, and as whom; default: as the environment says. */
  readonly client?: Parameters<typeof bedrockClient>[0];
}

/** Undefined when no model is asked at all. */
export function wireOf(
  settings: Pick<RuntimeSettings, 'model' | 'serviceTier' | 'guardrail' | 'prices'>,
  { openAi, silence, client = {} }: WireOptions,
  // biome-ignore lint/suspicious/noExplicitAny: the form is the wire's own, and who asks through it never looks at it
): Wire<any> | undefined {
  const { model, serviceTier: tier, guardrail, prices } = settings;
  const priceOf = pricesWith(prices);
  if (model === 'bedrock')
    return bedrockWire({ client: bedrockClient(client), tier, guardrail, priceOf, ...(silence && { silence }) });
  if (model === 'openai')
    return openAiWire({ ...openAi, tier, priceOf, ...(silence && { silence: { first: silence, between: silence } }) });
  return undefined;
}

/** In the cloud a secret holds the key; on one's own machine the variable that the service's own tools read. */
export async function openAiFromEnvironment({ model }: Pick<RuntimeSettings, 'model'>): Promise<WireOptions['openAi']> {
  const baseURL = optional('openAiUrl');
  const secret = optional('openAiKeySecret');
  const found =
    model === 'openai' && secret
      ? (await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secret }))).SecretString?.trim()
      : process.env.OPENAI_API_KEY;
  return { ...(baseURL && { baseURL }), apiKey: found || 'none' };
}
