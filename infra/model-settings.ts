/** The settings that say who writes, and what that may cost. */
import * as v from 'valibot';
import { DEFAULT_MODELS } from '../shared/summaries/write/models/prices.ts';
import { arn, wholeNumber } from './setting-values.ts';

const price = v.pipe(v.number(), v.minValue(0, 'must not be negative'));

export const MODEL_FIELDS = {
  /** A deployment writes with Bedrock unless it is told otherwise; `extractive` quotes the papers and asks no model. */
  model: v.optional(
    v.picklist(['extractive', 'bedrock', 'openai'], 'must be extractive, bedrock or openai'),
    'bedrock',
  ),
  /** A service that speaks OpenAI's chat interface. */
  openai: v.optional(
    v.strictObject({
      /** Default: OpenAI's own. */
      baseUrl: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/, 'is no https address'))),
      /** A secret of yours that holds the service's key as plain text; keys never stand in settings or variables. */
      keySecretArn: v.optional(arn('secretsmanager')),
    }),
  ),
  /** First choice first. Default for Bedrock: `DEFAULT_MODELS`. */
  modelIds: v.optional(v.array(v.pipe(v.string(), v.minLength(1)))),
  /**
   * Model that reads every written sentence with its quotes a second time, of the same service as `modelIds`; `off` for none.
   * Default: the cheapest of `modelIds` that is of another family than the first, else the first.
   */
  secondReader: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** Tokens that the models' windows hold, where a server does not tell it. */
  contextTokens: v.optional(wholeNumber(4_096, 10_000_000)),
  /** US dollars for a million tokens of ids that the list of prices does not know, or knows otherwise. */
  prices: v.optional(v.record(v.string(), v.strictObject({ input: price, output: price }))),
  /** Bedrock: `flex` costs less and waits longer, `priority` the other way; a tier of an OpenAI-compatible service. */
  serviceTier: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,20}$/, 'is no name of a service tier'))),
  /** A guardrail of Bedrock's that every call goes through. */
  guardrail: v.optional(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^(?:[a-z0-9]{4,64}|arn:\S+)$/, 'is no id or ARN of a guardrail')),
      version: v.pipe(v.string(), v.regex(/^(?:[1-9]\d{0,7}|DRAFT)$/, 'must be a version number or DRAFT')),
    }),
  ),
  /** Drafts come from Bedrock by batch, at half the price and up to a day later; what is not there in time is asked for. */
  batch: v.optional(
    v.strictObject({
      /**
       * Fewest papers of a batch: Bedrock's quota "Minimum number of records per batch inference job", commonly 100; yours
       * stands in the console under Service Quotas.
       */
      least: v.optional(wholeNumber(1, 50_000), 100),
    }),
  ),
};

interface Chosen {
  readonly model: 'extractive' | 'bedrock' | 'openai';
  readonly modelIds?: readonly string[] | undefined;
}

/** Who names no model has the ones of today. */
export const withModels = <T extends Chosen>(
  given: T,
): Omit<T, 'modelIds'> & { readonly modelIds: readonly string[] } => ({
  ...given,
  modelIds: given.modelIds ?? (given.model === 'bedrock' ? DEFAULT_MODELS.writer : []),
});
