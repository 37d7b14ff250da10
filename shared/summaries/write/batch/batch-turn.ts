/**
 * A draft that is asked for by batch: the first time the very request is laid down and the paper waits; when it is entered
 * again the answer is read as any answer is, and all checks, the repair and the ending are the ordinary ones. Whatever has
 * no answer, for whatever reason, is asked for on demand.
 */
import type { Paper, Week } from '../../../papers/paper.ts';
import type { AnswerSchema } from '../draft-schema.ts';
import type { Reply } from '../models/ask-model.ts';
import {
  type ConverseBody,
  type ConverseForm,
  converseBody,
  firstConverseForm,
  heardOf,
} from '../models/bedrock/converse-form.ts';
import type { Budget } from '../models/budget.ts';
import { AnswerAwaitedError } from '../models/model-errors.ts';
import { capOf } from '../models/paid-call.ts';
import { batchPriceOf, costOf, type TokenCounts } from '../models/prices.ts';
import { readAnswer } from '../models/wire/read-answer.ts';
import { estimatePrompt } from '../models/wire/window.ts';
import type { Later } from '../written-model.ts';
import { usageOfAnswer } from './answer.ts';
import type { BatchFiles } from './batch-files.ts';
import type { BatchRecord, BatchStore } from './batch-store.ts';
import { inputLine, recordIdOf } from './job-file.ts';

export interface BatchTurnOptions {
  readonly store: BatchStore;
  readonly files: BatchFiles;
  readonly modelId: string;
  readonly budget: Budget;
  /** Until when a week's paper may wait; undefined: no batch would be done in time. */
  readonly waitingEnds: (week: Week, now: Date) => Date | undefined;
  readonly now: () => Date;
}

export function createBatchTurn({ store, files, modelId, budget, waitingEnds, now }: BatchTurnOptions): Later {
  const price = batchPriceOf(modelId);

  /**
   * The money, then the request, then its row: a row's request is always there.
   * @throws AnswerAwaitedError unless a batch would be too slow, BudgetReachedError
   */
  async function layDown(paper: Paper, id: string, body: ConverseBody, cap: TokenCounts): Promise<void> {
    const until = waitingEnds(paper.week, now());
    if (!until) return;
    const line = inputLine(id, body);
    const held = { tokens: cap.input + cap.output, usd: costOf(price, cap) };
    await budget.hold(id, held);
    await files.keepRequest(id, line);
    await store.prepare({
      ...{ id, paper: paper.id, week: paper.week, modelId, until: until.toISOString() },
      ...{ bytes: Buffer.byteLength(line), held, state: 'waiting' },
    });
    throw new AnswerAwaitedError(paper.id, until);
  }

  /** Undefined when no answer will come. @throws AnswerAwaitedError while one may */
  async function answerTo({ id, paper, state, ...record }: BatchRecord): Promise<unknown> {
    const until = new Date(record.until);
    if (state === 'waiting' && now() < until) throw new AnswerAwaitedError(paper, until);
    if (state === 'waiting' && (await store.end(id, 'refused', 'no answer in time')) === 'written') {
      // What it has cost is not known: it counts in full.
      await budget.settle(id, record.held, record.held);
      return undefined;
    }
    // It was waiting and is not any more: it has come to its end in between.
    const last = state === 'waiting' ? (await store.record(id))?.read?.state : state;
    return last === 'answered' ? files.answer(id) : undefined;
  }

  return ({ paper }, onDemand) =>
    async (prompt, schema, maxTokens) => {
      const body = converseBody(prompt, schema, maxTokens, batchForm(modelId));
      const id = recordIdOf(modelId, paper.id, body);
      const stored = await store.record(id);
      if (!stored) await layDown(paper, id, body, capOf(estimatePrompt(prompt, schema.schema), maxTokens));
      const record = stored?.read;
      const answer = record && (await answerTo(record));
      if (!record || answer === undefined) return onDemand(prompt, schema, maxTokens);
      return replyOf(answer, schema, record);
    };
}

/** A batch of Converse requests takes structured outputs and no tool (user guide, "Process multiple prompts with batch inference"). */
function batchForm(modelId: string): ConverseForm {
  const form = firstConverseForm(modelId);
  return { ...form, answer: form.answer === 'schema' ? 'schema' : 'plain' };
}

/** It was paid for when it came. @throws ModelAnswerError, ModelRefusedError */
function replyOf(answer: unknown, schema: AnswerSchema, record: BatchRecord): Reply {
  const usage = usageOfAnswer(answer, record);
  return { answer: readAnswer(heardOf(answer), schema, usage), usage, modelId: record.modelId };
}
