/**
 * What models cost, in US dollars for a million tokens. Read 2026-11-22 from stored copies of public pages; prices change, so look again
 * before trusting a bill to them:
 *   Claude on Bedrock   clauder-navi.com/en/bedrock-claude-cost (global endpoints; regional ones cost 10% more), platform.claude.com pricing
 *   Nova                atonementlicensing.pages.dev bedrock-pricing-2026; cache reads at 25% are the commonly stated discount
 *   GPT                 deploybase.ai/articles/openai-pricing (March 2026), aumiqx.com guide (April 2026)
 */

export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

export const PRICES_READ = '2026-11-22';

/** Batch inference on Bedrock costs half, within 24 hours. */
export const BATCH_DISCOUNT = 0.5;

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
  [/claude-haiku-4-5/, claude(1, 5)],
  [/claude-sonnet-4/, claude(3, 15)],
  [/claude-opus-4-[5-9]/, claude(5, 25)],
  [/claude-3-haiku/, { input: 0.25, output: 1.25, cacheRead: 0.03, cacheWrite: 0.3 }],
  [/claude-3-5-haiku/, claude(0.8, 4)],
  [/nova-micro/, nova(0.035, 0.14)],
  [/nova-lite/, nova(0.06, 0.24)],
  [/nova-pro/, nova(0.8, 3.2)],
  [/gpt-4o-mini/, gpt(0.15, 0.6, 0.075)],
  [/gpt-4\.1-mini/, gpt(0.4, 1.6, 0.1)],
  [/gpt-5-mini/, gpt(0.25, 2, 0.025)],
];

/** For a model that is not listed: the dearest known, so that a budget ends too early and never too late. */
const UNLISTED: Price = claude(5, 25);

export const FREE: Price = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Claude from 4.5 on costs a tenth more wherever the id does not leave the Region to Bedrock (`global.`). */
const REGIONAL = /claude-(?:haiku|sonnet|opus)-4-[5-9]/;
const REGIONAL_SURCHARGE = 1.1;

export function priceOf(modelId: string): Price {
  const listed = PRICES.find(([id]) => id.test(modelId))?.[1] ?? UNLISTED;
  return REGIONAL.test(modelId) && !modelId.startsWith('global.') ? times(listed, REGIONAL_SURCHARGE) : listed;
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
