/**
 * Duty: enter a week's ordinary path again, from a stage on. There is no second path: it only asks the collector, the
 * queues or the publisher to do what they do anyway.
 * Trigger: an operator with IAM alone; no public route leads here.
 * May fire for nothing: what is done already is done once, and comes back as unchanged.
 */
import * as v from 'valibot';
import type { PublishResult } from '../shared/editions/publish-week.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import type { CollectResult } from '../shared/sources/collect-run.ts';
import { type EnterAgainServices, enterAgain } from '../shared/summaries/enter-again.ts';
import type { CollectInput } from './collect.ts';
import type { PublishInput } from './publish.ts';

export const STAGES = ['collect', 'summarize', 'publish', 'deliver'] as const;
export type Stage = (typeof STAGES)[number];

/** An operator's exception to "at most once", for one language's delivery of the week. */
export const DeliveryException = v.strictObject({
  language: v.picklist(LANGUAGES),
  act: v.picklist(['send-again', 'lift-halt']),
  /** Whom to mail again: those whose mail is uncertain, or these readers by their ids. */
  to: v.optional(v.union([v.literal('uncertain'), v.array(v.pipe(v.string(), v.regex(/^[\w-]{22}$/)))])),
  by: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500)),
});
export type DeliveryException = v.InferOutput<typeof DeliveryException>;

export const RerunInput = v.strictObject({
  week: v.string(),
  paper: v.optional(v.string()),
  from: v.optional(v.picklist(STAGES), 'collect'),
  force: v.optional(v.boolean(), false),
  dryRun: v.optional(v.boolean(), false),
  /** Do this and nothing else. */
  exception: v.optional(DeliveryException),
});
export type RerunInput = v.InferOutput<typeof RerunInput>;

export interface RerunServices extends EnterAgainServices {
  readonly invokeCollect: (input: Partial<CollectInput>) => Promise<CollectResult>;
  readonly invokePublish: (input: Partial<PublishInput>) => Promise<PublishResult>;
  /** Puts chunks that were prepared and never claimed on the queue again; answers how many. */
  readonly requeueDeliveries: (week: string, language: Language, dryRun: boolean) => Promise<number>;
  /** Answers how many readers are mailed again; what a halt held back is the sweep's to hand out. */
  readonly makeException: (week: string, exception: DeliveryException) => Promise<number>;
  readonly newId: () => string;
}

export interface RerunResult {
  readonly week: string;
  readonly stage: Stage;
  readonly enqueued: number;
  readonly unchanged: number;
  readonly dryRun: boolean;
  readonly detail?: CollectResult | PublishResult;
}

export async function rerun(input: RerunInput, services: RerunServices): Promise<RerunResult> {
  const { week, paper, from: stage, dryRun, force, exception } = input;
  if (exception) {
    const enqueued = await services.makeException(week, exception);
    return { week, stage: 'deliver', enqueued, unchanged: 0, dryRun: false };
  }
  const run = force ? services.newId() : '';
  switch (stage) {
    case 'collect': {
      const detail = await services.invokeCollect({ week, paper, run, dryRun });
      const counts = detail.outcome === 'collected' ? detail : { enqueued: 0, unchanged: 0 };
      return { week, stage, enqueued: counts.enqueued, unchanged: counts.unchanged, dryRun, detail };
    }
    case 'summarize':
      return { week, stage, dryRun, ...(await enterAgain({ week, paper, run, dryRun }, services)) };
    case 'publish': {
      if (dryRun) return { week, stage, enqueued: services.languages.length, unchanged: 0, dryRun };
      const detail = await services.invokePublish({ week, force });
      const editions = detail.outcome === 'published' ? detail.editions : [];
      const anew = editions.filter((edition) => edition.frozen === 'now').length;
      return { week, stage, enqueued: anew, unchanged: editions.length - anew, dryRun, detail };
    }
    case 'deliver': {
      const chunks = await Promise.all(
        services.languages.map((each) => services.requeueDeliveries(week, each, dryRun)),
      );
      return { week, stage, enqueued: chunks.reduce((sum, each) => sum + each, 0), unchanged: 0, dryRun };
    }
  }
}
