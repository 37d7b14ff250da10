/** What every served model does alike: the four turns, their forms and bounds, and the order in which model ids are asked. */

import type { Draft, ModelReply, SummaryModel, SummaryRequest, Usage } from '../summary.ts';
import {
  type AnswerSchema,
  DRAFT_SCHEMA,
  parseDraft,
  parseRendering,
  parseRepair,
  parseReview,
  RENDER_SCHEMA,
  REPAIR_SCHEMA,
  REVIEW_SCHEMA,
} from './draft-schema.ts';
import { ModelRefusedError, type Refusal } from './models/model-errors.ts';
import { draftPrompt, type Prompt, renderPrompt, repairPrompt } from './prompt.ts';
import { rendered } from './render-in-language.ts';
import { reviewPrompt } from './second-reader.ts';

export interface Reply {
  /** Parsed JSON, not yet held against the form. */
  readonly answer: unknown;
  readonly usage: Usage;
  readonly modelId: string;
}

export type Ask = (prompt: Prompt, schema: AnswerSchema, maxTokens: number) => Promise<Reply>;

/** Another way to have a first answer about a paper, with the call itself to fall back on. */
export type Later = (request: SummaryRequest, onDemand: Ask) => Ask;

/** Forty Japanese sentences with their quotes take some 4,500 tokens, by other tokenizers more; what is longer is cut, and a cut answer is never stored. */
const DRAFT_TOKENS = 8_000;
/** Repairs rewrite a few sentences. */
const REPAIR_TOKENS = 5_000;
/** The sentences alone. */
const RENDER_TOKENS = 5_000;
/** Forty verdicts, some with words. */
const REVIEW_TOKENS = 3_000;

/** Longest document by default: three times the mean paper (19,000 tokens), and the bound on what one paper may cost (W-12). */
export const INPUT_TOKENS = 60_000;

interface Written {
  readonly kind: 'bedrock' | 'openai';
  readonly modelIds: readonly string[];
  readonly inputTokens: number | undefined;
  readonly ask: Ask;
  /** The repair turn sends the same reading again, since it is cached. */
  readonly repairsWhole?: boolean;
  readonly later?: Later | undefined;
}

/**
 * @throws from its methods: ModelBusyError, ModelRefusedError, ModelAnswerError, BudgetReachedError, and with `later`
 *   AnswerAwaitedError; nothing of an SDK's
 */
export function writtenModel(written: Written): SummaryModel {
  const { kind, modelIds, inputTokens, ask, repairsWhole = false, later } = written;
  // Only a first try may wait: whoever asks a second time has waited already.
  const first = (request: SummaryRequest): Ask => (later && !request.again ? later(request, ask) : ask);
  const reply = (draft: Draft, { usage, modelId }: Reply): ModelReply => ({
    draft,
    usage,
    model: `${kind}:${modelId}`,
    verbatim: false,
  });
  return {
    name: `${kind}:${modelIds[0]}`,
    inputTokens: inputTokens ?? INPUT_TOKENS,
    async draft(request) {
      const answered = await first(request)(draftPrompt(request), DRAFT_SCHEMA, DRAFT_TOKENS);
      return reply(parseDraft(answered.answer, answered.usage), answered);
    },
    async repair(request, draft, objections, renders) {
      const prompt = repairPrompt(request, draft, objections, repairsWhole, renders);
      const { answer, usage } = await ask(prompt, REPAIR_SCHEMA, REPAIR_TOKENS);
      return { repair: parseRepair(answer, usage), usage };
    },
    async render(request, checked) {
      const answered = await first(request)(renderPrompt(request, checked), RENDER_SCHEMA, RENDER_TOKENS);
      return reply(rendered(parseRendering(answered.answer, answered.usage), checked), answered);
    },
    async review(statements) {
      const { answer, usage } = await ask(reviewPrompt(statements), REVIEW_SCHEMA, REVIEW_TOKENS);
      return { verdicts: parseReview(answer, statements.length, usage), usage };
    },
  };
}

/** Refusals that concern one model id, so that the next in the list may still do. */
const CLOSED: ReadonlySet<Refusal> = new Set(['access-denied', 'model-retired']);

/**
 * Asks the first id that is open; one that proved retired or closed to the account is not asked again by this process,
 * so an edition makes one vain call and not one for every paper (W-14).
 */
export function inOrder(modelIds: readonly string[], askOne: (modelId: string) => Ask): Ask {
  const closed = new Map<string, ModelRefusedError>();
  return async (...turn) => {
    for (const modelId of modelIds) {
      if (closed.has(modelId)) continue;
      try {
        return await askOne(modelId)(...turn);
      } catch (error) {
        if (!(error instanceof ModelRefusedError) || !CLOSED.has(error.refusal)) throw error;
        closed.set(modelId, error);
      }
    }
    throw [...closed.values()].at(-1) ?? new ModelRefusedError('model-retired', 'no model is listed');
  };
}
