/** A paid model that is busy, refuses, is cut short or hangs; its call log is the truth about what was spent. */

import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import type { SummaryModel, Usage } from '../../../shared/summaries/summary.ts';
import type { Amount, Budget } from '../../../shared/summaries/write/models/budget.ts';
import {
  ModelAnswerError,
  ModelBusyError,
  ModelRefusedError,
} from '../../../shared/summaries/write/models/model-errors.ts';
import type { Random } from '../../support/random.ts';
import type { Life } from './life.ts';
import type { Note } from './note.ts';

/** The most that one call may cost; a call spends between a third and all of it. */
export const ONE_CALL: Amount = { tokens: 1000, usd: 0.01 };

export interface ModelCall {
  readonly week: string;
  readonly paper: string;
  readonly tokens: number;
  readonly usd: number;
}

interface FaultyModel {
  readonly random: Random;
  readonly budget: Budget;
  readonly calls: ModelCall[];
  readonly note: Note;
  /** False once the quarter has healed. */
  readonly faulty: () => boolean;
  /** The operator's key is wrong for now. */
  readonly closed: () => boolean;
  readonly life: Life;
}

export function faultyModel({ random, budget, calls, note, faulty, closed, life }: FaultyModel): SummaryModel {
  const own = createExtractiveModel();
  return {
    name: 'quarter',
    async draft(request) {
      life.breathe();
      if (closed()) throw new ModelRefusedError('access-denied', 'the key is wrong');
      const settle = await budget.reserve(ONE_CALL);
      life.breathe();
      const fate = faulty() ? random.next() : 1;
      if (fate < 0.25) note(`model, ${request.paper.id}: ${fateName(fate)}`);
      if (fate < 0.08) {
        await settle({ tokens: 0, usd: 0 });
        throw new ModelBusyError('throttled');
      }
      if (fate < 0.11) {
        await settle({ tokens: 0, usd: 0 });
        throw new ModelRefusedError('refused', 'the model refuses this paper');
      }
      const tokens = Math.ceil(ONE_CALL.tokens * (0.33 + 0.67 * random.next()));
      const usage: Usage = { calls: 1, inputTokens: tokens - 100, outputTokens: 100, cost: tokens / 100_000 };
      // From here on the call is paid, whatever becomes of the worker and its answer.
      calls.push({ week: request.paper.week, paper: request.paper.id, tokens, usd: usage.cost });
      life.breathe();
      await settle({ tokens, usd: usage.cost });
      if (fate < 0.17) throw new ModelBusyError('the answer never came', { usage });
      if (fate < 0.25) throw new ModelAnswerError('cut', 'the answer is cut', usage);
      const { draft } = await own.draft(request);
      return { draft, usage, model: 'quarter', verbatim: true };
    },
  };
}

const fateName = (fate: number): string => {
  if (fate < 0.08) return 'busy';
  if (fate < 0.11) return 'refused';
  return fate < 0.17 ? 'answer lost' : 'answer cut';
};
