/**
 * What models cost, in US dollars for a million tokens, and which are asked where nobody chooses. Prices change: look again before
 * trusting a bill to them, and say yours in the setting `prices`. Read from stored copies of public pages:
 *   Claude     platform.claude.com, model overviews (Fable 5.1 to Haiku 5.5, September 2026); on Bedrock a tenth more wherever the
 *              id does not leave the Region to Bedrock (clauder-navi.com/en/bedrock-claude-cost)
 *   Nova       atonementlicensing.pages.dev bedrock-pricing-2026; cache reads at 25% are the commonly stated discount
 *   Llama      the same page; Qwen and gpt-oss are not priced there and count as unlisted
 *   GPT        deploybase.ai/articles/openai-pricing (March 2026), aumiqx.com guide (April 2026)
 */

export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

export const PRICES_READ = '2026-11-28';

/**
 * The first choice writes: the cheapest model of today that keeps a schema and reads a paper of any length at once. The second
 * is of another family, so that one vendor's form, quota or retirement closes no edition. Both are inference profiles that
 * every commercial Region offers. Who wants a second opinion on each sentence asks the other family for it.
 */
export const DEFAULT_MODELS = {
  writer: ['global.anthropic.claude-sonnet-5-5', 'global.amazon.nova-2-lite-v1:0'],
} as const;

/** Ids on Bedrock that a mistyped one may have meant, as public code of autumn 2026 names them; an account may have others. */
export const BEDROCK_IDS: readonly string[] = [
  ...DEFAULT_MODELS.writer,
  ...['opus-5-5', 'haiku-5-5', 'fable-5-1', 'opus-5', 'sonnet-5'].map((name) => `global.anthropic.claude-${name}`),
  ...['opus-4-8', 'opus-4-7', 'sonnet-4-6'].map((name) => `global.anthropic.claude-${name}`),
  ...['sonnet-4-5-20250929-v1:0', 'haiku-4-5-20251001-v1:0'].map((name) => `global.anthropic.claude-${name}`),
  ...['us.amazon.nova-pro-v1:0', 'us.amazon.nova-lite-v1:0', 'us.amazon.nova-micro-v1:0'],
  ...['openai.gpt-oss-120b-1:0', 'openai.gpt-oss-20b-1:0', 'qwen.qwen3-235b-a22b-2507-v1:0', 'qwen.qwen3-32b-v1:0'],
  ...['us.meta.llama4-maverick-17b-instruct-v1:0', 'us.meta.llama3-3-70b-instruct-v1:0', 'us.deepseek.r1-v1:0'],
];

/** Batch inference on Bedrock costs half, within 24 hours. */
export const BATCH_DISCOUNT = 0.5;

export const FREE: Price = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Cache reads and writes as Bedrock bills Claude: a tenth and five quarters of input. */
const claude = (input: number, output: number): Price => ({
  input,
  output,
  cacheRead: input * 0.1,
  cacheWrite: input * 1.25,
});
const nova = (input: number, output: number): Price => ({ input, output, cacheRead: input * 0.25, cacheWrite: input });
const gpt = (input: number, output: number, cacheRead: number): Price => ({
  input,
  output,
  cacheRead,
  cacheWrite: input,
});

/** First match wins; ids come with or without a region (`us.`, `jp.`, `global.`) and a version. */
const PRICES: readonly (readonly [RegExp, Price])[] = [
  [/claude-fable-5/, claude(10, 50)],
  [/claude-opus-5-5/, claude(4, 20)],
  [/claude-opus-(?:5|4-[5-9])/, claude(5, 25)],
  [/claude-sonnet-5/, claude(2, 10)],
  [/claude-sonnet-4-[5-9]/, claude(3, 15)],
  // Told as "from" this price; what a long prompt costs is not told, so ten times as much is reckoned.
  [/claude-haiku-5/, claude(1, 5)],
  [/claude-haiku-4-5/, claude(1, 5)],
  [/nova-micro/, nova(0.035, 0.14)],
  // From memory: no page that was read tells it. Say yours in `prices` before trusting a bill to it.
  [/nova-2-lite/, nova(0.3, 2.5)],
  [/nova-lite/, nova(0.06, 0.24)],
  [/nova-pro/, nova(0.8, 3.2)],
  [/llama3-3-70b/, gpt(0.72, 0.72, 0.72)],
  [/gpt-4o-mini/, gpt(0.15, 0.6, 0.075)],
  [/gpt-4\.1-mini/, gpt(0.4, 1.6, 0.1)],
  [/gpt-5-mini/, gpt(0.25, 2, 0.025)],
];

/** For a model that is not listed: the dearest known, so that a budget ends too early and never too late. */
const UNLISTED: Price = claude(10, 50);

/** Claude from 4.5 on costs a tenth more wherever the id does not leave the Region to Bedrock (`global.`). */
const REGIONAL = /claude-(?:(?:haiku|sonnet|opus)-(?:4-[5-9]|[5-9])|fable)/;
const REGIONAL_SURCHARGE = 1.1;

export function priceOf(modelId: string): Price {
  const listed = PRICES.find(([id]) => id.test(modelId))?.[1] ?? UNLISTED;
  return REGIONAL.test(modelId) && !modelId.startsWith('global.') ? times(listed, REGIONAL_SURCHARGE) : listed;
}

/** Prices that the operator gives for ids that the list does not know, or knows otherwise. */
export function pricesWith(own: Readonly<Record<string, Pick<Price, 'input' | 'output'>>> = {}): typeof priceOf {
  return (modelId) => {
    const given = own[modelId];
    return given ? { ...given, cacheRead: given.input, cacheWrite: given.input } : priceOf(modelId);
  };
}

export const batchPriceOf = (modelId: string): Price => times(priceOf(modelId), BATCH_DISCOUNT);

/** False for a model that is reckoned at the dearest known price. */
export const isListed = (modelId: string): boolean => PRICES.some(([id]) => id.test(modelId));

const times = (price: Price, by: number): Price => ({
  input: price.input * by,
  output: price.output * by,
  cacheRead: price.cacheRead * by,
  cacheWrite: price.cacheWrite * by,
});

export interface TokenCounts {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
}

/** US dollars. Cached tokens are counted beside `input`, not within. */
export function costOf(price: Price, tokens: TokenCounts): number {
  const { input, output, cacheRead = 0, cacheWrite = 0 } = tokens;
  return (
    (input * price.input + output * price.output + cacheRead * price.cacheRead + cacheWrite * price.cacheWrite) / 1e6
  );
}
