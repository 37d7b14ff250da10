/** The settings that handlers read, parsed once per cold start from the variable SETTINGS; `infra/settings.ts` writes it. */

import * as v from 'valibot';
import { LANGUAGES } from '../language.ts';

export const CHANNEL_KINDS = ['slack', 'discord', 'teams', 'webhook'] as const;

export const RuntimeSettings = v.strictObject({
  /** Ordered source keys: `dair`, `list:URL`, `arxiv:cs.CL`, `hf-daily`, `feed:URL`, … */
  sources: v.array(v.string()),
  languages: v.pipe(v.array(v.picklist(LANGUAGES)), v.minLength(1)),
  /** Which model writes: `extractive`, `bedrock`, `openai`; `recorded` on one machine alone, for what lies beside a recorded web. */
  model: v.picklist(['extractive', 'bedrock', 'openai', 'recorded']),
  /** Ordered fallback list of model ids for bedrock and openai. */
  modelIds: v.optional(v.array(v.string()), []),
  /** Id of the model that reads every sentence a second time, or `off`; absent: see `choose-reader.ts`. */
  secondReader: v.optional(v.string()),
  /** Tokens that a model's window holds, question and answer together; absent: asked of the server, or learned. */
  contextTokens: v.optional(v.number()),
  /** US dollars for a million tokens, of ids that the list of prices does not know. */
  prices: v.optional(v.record(v.string(), v.strictObject({ input: v.number(), output: v.number() }))),
  /** Bedrock's `flex`, `priority`, …, or a tier of an OpenAI-compatible service. */
  serviceTier: v.optional(v.string()),
  guardrail: v.optional(v.strictObject({ id: v.string(), version: v.string() })),
  /** Drafts come by batch where an edition has so many papers and its publication is far enough. */
  batch: v.optional(v.strictObject({ least: v.number() })),
  /** Minutes east of UTC in which a paper's day and week are counted. */
  zoneOffsetMinutes: v.optional(v.number(), 540),
  /** Papers in one edition at most. */
  editionSize: v.optional(v.number(), 10),
  /** Money and tokens that one edition may spend. */
  budget: v.optional(v.strictObject({ usd: v.number(), tokens: v.number() }), { usd: 5, tokens: 2_000_000 }),
  /** What the editor follows; see `papers/ranking/ranking.ts`. */
  topics: v.optional(v.array(v.string()), []),
  negativeKeywords: v.optional(v.array(v.string()), []),
  followedAuthors: v.optional(v.array(v.string()), []),
  /** When the week's edition is due, on the wall clock of a zone. */
  publishing: v.optional(
    v.strictObject({
      zone: v.string(),
      day: v.picklist(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']),
      time: v.string(),
    }),
    { zone: 'Asia/Tokyo', day: 'MON', time: '09:00' },
  ),
  /** Below these an edition waits for the operator; see `editions/enough.ts`. */
  hold: v.optional(v.strictObject({ read: v.number(), answers: v.number(), hours: v.number() }), {
    ...{ read: 0.3, answers: 1, hours: 24 },
  }),
  /** Readers are told of a week that held no paper. */
  mailEmptyWeeks: v.optional(v.boolean()),
  /** Where a paper comes out that came after its edition was frozen: added to that edition, or in the next one. */
  late: v.optional(v.picklist(['supplement', 'next']), 'supplement'),
  /** Readers whose mail is uncertain get it once more after so many hours; absent: never by itself. */
  resendUncertainAfterHours: v.optional(v.number()),
  /** Chats and programs that are told of an edition when it comes out. */
  channels: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        kind: v.picklist(CHANNEL_KINDS),
        language: v.picklist(LANGUAGES),
        /** Holds its address; on one machine a variable of the environment does. */
        secretArn: v.optional(v.string()),
      }),
    ),
    [],
  ),
  /** Sent with every request, so that a site can reach us. */
  contact: v.optional(v.string(), ''),
});
export type RuntimeSettings = v.InferOutput<typeof RuntimeSettings>;

/** Throws with the path of the first wrong value. */
export function parseRuntimeSettings(json: string): RuntimeSettings {
  return v.parse(RuntimeSettings, JSON.parse(json));
}
