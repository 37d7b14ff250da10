/**
 * One turn with one model, whoever serves it: money set aside before and counted after, in the form and the window that the
 * model takes, again while the service is only busy. What a refusal teaches is remembered, so no lesson is paid for twice.
 */
import type { Usage } from '../../summary.ts';
import type { AnswerSchema } from '../draft-schema.ts';
import type { Prompt } from '../prompt.ts';
import type { Budget } from './budget.ts';
import { ModelAnswerError, ModelBusyError, ModelRefusedError, WindowError } from './model-errors.ts';
import type { Known, ModelMemory } from './model-memory.ts';
import { capOf, usageOf, withinBudget } from './paid-call.ts';
import { ASKED_BEFORE, BUSY, NOBODY_THERE, PATIENT, type Patience, waitOf } from './patience.ts';
import { FREE, type TokenCounts } from './prices.ts';
import { readAnswer } from './wire/read-answer.ts';
import { meaningOf, Refused } from './wire/refused.ts';
import { answerRoom, cutBy, cutTo, estimatePrompt, RAISE, scaleOf, THINKING } from './wire/window.ts';
import { ConnectionLost, type Heard, type Wire } from './wire/wire.ts';

export interface Reply {
  /** Parsed JSON in the form that the schema asks for. */
  readonly answer: unknown;
  readonly usage: Usage;
  readonly modelId: string;
}

/** What a caller hears of a turn while it lasts: how many tokens have been written, about. */
export type OnTokens = (tokens: number) => void;

/** A turn: a prompt, the form of its answer, and how long that may be. */
export type Ask = (prompt: Prompt, schema: AnswerSchema, maxTokens: number, onTokens?: OnTokens) => Promise<Reply>;

export interface AskServices {
  readonly memory: ModelMemory;
  readonly budget?: Budget | undefined;
  readonly patience?: Patience | undefined;
  readonly now: () => Date;
  /** A tiny question: what its answer looks like says nothing of how papers will be answered. */
  readonly probing?: boolean;
}

/** Names a model in what is remembered. */
export const memoryKey = <Form>({ kind, server }: Wire<Form>, modelId: string): string =>
  `${kind} ${server} ${modelId}`;

/** Refused calls until the form is found; each ladder is shorter. */
const MOST_STEPS = 8;
/** Characters of a token of an answer in progress, Japanese and English together. */
const CHARACTERS = 2.5;

/**
 * @returns asks one model; the promise rejects with ModelBusyError, ModelRefusedError (WindowError when less of the paper may
 *   fit), ModelAnswerError, BudgetReachedError
 */
export function askModel<Form extends object>(wire: Wire<Form>, modelId: string, services: AskServices): Ask {
  const { memory, budget, patience = PATIENT, now, probing = false } = services;
  const key = memoryKey(wire, modelId);
  const price = wire.priceOf(modelId);
  const form = ({ form: known }: Known) => (known as Form | undefined) ?? wire.firstForm(modelId);
  let lastDocument = '';
  let busyUntil = 0;

  function busy(why: string): ModelBusyError {
    const afterMs = busyUntil - now().getTime();
    return new ModelBusyError(`${wire.server} is busy, ${why}`, afterMs > 0 ? { afterMs } : {});
  }

  return async (prompt, schema, maxTokens, onTokens) => {
    // It has told when to come back: calls before that are vain for every paper.
    if (now().getTime() < busyUntil) throw busy('as it said');
    const estimated = estimatePrompt(prompt, schema.schema);
    const { thinks = wire.thinks?.(modelId) } = await memory.recall(key);
    const cap = capOf(estimated, thinks ? maxTokens * THINKING : maxTokens);
    // What was read a moment ago may be told as read from a cache, and so as less.
    const repeated = prompt.document === lastDocument;
    lastDocument = prompt.document;
    return withinBudget(budget, cap, price, async () => {
      let [waited, windows] = [0, 0];
      for (let calls = 1, steps = 0; ; calls++) {
        const known = { thinks, ...(await memory.recall(key)) };
        const room = answerRoom(known, estimated, maxTokens);
        if (room === undefined) throw tooSmall(known.window);
        const call = { modelId, prompt, schema, form: form(known), maxTokens: room };
        try {
          const onProgress = onTokens && ((characters: number) => onTokens(Math.round(characters / CHARACTERS)));
          return await heard(await wire.exchange({ ...call, onProgress }), call.maxTokens);
        } catch (error) {
          if (!(error instanceof Refused || error instanceof ConnectionLost)) throw error;
          const wait = await again(error, known, calls);
          if (wait === 0 && ++steps > MOST_STEPS) throw rejected(error, known);
          waited += wait;
          if (wait > 0) await patience.sleep(wait);
        }
      }

      /** Milliseconds to wait before the same turn is asked again, 0 when what was learned changes it. @throws when neither helps */
      async function again(error: Refused | ConnectionLost, known: Known, calls: number): Promise<number> {
        if (error instanceof ConnectionLost) {
          // What a machine of one's own was asked in vain is nobody's bill.
          const usage = error.loss === 'nobody' || price === FREE ? undefined : usageOf(cap, price);
          // A person is told at once that nobody listens.
          const bounds = NOBODY_THERE;
          const wait = error.loss === 'nobody' && !probing ? waitOf({ calls, waited, patience, bounds }) : undefined;
          if (wait !== undefined) return wait;
          if (error.loss === 'nobody')
            throw new ModelRefusedError(
              'unreachable',
              `nobody answers at ${wire.server} (${error.message}): is the server running, and the address right?`,
            );
          throw new ModelBusyError(`no answer from ${wire.server}: ${error.message}`, {
            lost: error.loss,
            ...(usage && { usage }),
          });
        }
        const meaning = meaningOf(error);
        switch (meaning.kind) {
          case 'form': {
            const next = wire.stepDown(form(known), `${error.code} ${error.message}`);
            if (!next) throw rejected(error, known);
            await memory.learn(key, { form: next as Record<string, unknown> });
            return 0;
          }
          case 'answer-limit': {
            const asked = answerRoom(known, estimated, maxTokens) ?? maxTokens;
            const limit = meaning.limit !== undefined && meaning.limit < asked ? meaning.limit : Math.floor(asked / 2);
            await memory.learn(key, { answer: limit });
            return 0;
          }
          case 'window':
            await learnWindow(meaning.limit, known);
            if (++windows === 1 && !(probing && meaning.limit === undefined)) return 0;
            if (!probing) throw tooSmall((await memory.recall(key)).window);
            throw new ModelRefusedError(
              'request-rejected',
              `${modelId} takes not even a tiny question: ${error.message.slice(0, 200)}`,
            );
          case 'busy': {
            const { afterMs } = error;
            if (meaning.lost)
              throw new ModelBusyError(`${wire.server}: ${error.code || error.status}`, { usage: usageOf(cap, price) });
            const wait = waitOf({ calls, waited, patience, told: afterMs, bounds: probing ? ASKED_BEFORE : BUSY });
            if (wait !== undefined) return wait;
            busyUntil = now().getTime() + (afterMs ?? 0);
            throw busy(`asked ${calls} times: ${error.code || error.status}`);
          }
          case 'paper':
            throw new ModelRefusedError('guardrail', `a filter of ${wire.server} keeps this paper back`);
          case 'account':
            throw new ModelRefusedError(meaning.refusal, wire.remedy(error, modelId));
        }
      }

      /** A window that is told counts; one that is not is taken for half of what was sent. */
      async function learnWindow(limit: number | undefined, { window, scale }: Known): Promise<void> {
        const sent = estimated + maxTokens;
        if (limit !== undefined && (window === undefined || limit < window))
          return memory.learn(key, { window: limit });
        if (limit === undefined) return memory.learn(key, { window: Math.floor(Math.min(sent, window ?? sent) / 2) });
        // It fits by our reckoning and not by theirs.
        return memory.learn(key, { scale: (scale ?? 1.2) * 1.4 });
      }

      async function heard(answer: Heard, asked: number): Promise<Reply> {
        const usage = usageOf(countsWithin(answer, cap), price);
        await learnScale(answer.counts.input);
        let parsed: unknown;
        try {
          parsed = readAnswer(answer, schema, usage);
        } catch (error) {
          await learnFrom(error, answer, asked, usage);
          throw error;
        }
        if (wire.mayCut && !repeated && !probing) await checkRead(cutTo(answer.counts.input, estimated), usage);
        await memory.learn(key, { form: form(await memory.recall(key)) as Record<string, unknown>, proven: true });
        return { answer: parsed, usage, modelId };
      }

      /** Few tokens tell nothing: they are those that were not read a moment before, or all that a small window left. */
      async function learnScale(input = 0): Promise<void> {
        const { scale } = await memory.recall(key);
        const few = probing ? input < estimated / 2 : cutTo(input, estimated) !== undefined;
        if (wire.mayCut && scale === undefined && !repeated && !few)
          await memory.learn(key, { scale: scaleOf(input, estimated) });
      }

      async function learnFrom(error: unknown, answer: Heard, asked: number, usage: Usage): Promise<void> {
        if (probing) return;
        if (error instanceof WindowError) return learnWindow(undefined, await memory.recall(key));
        if (!(error instanceof ModelAnswerError)) return;
        if (error.fault === 'cut' && wire.mayCut) await learnCut(cutBy(answer.counts, asked), usage);
        const thinking = answer.thought !== '' || /<\W?think/i.test(answer.said);
        if ((error.fault === 'cut' || error.fault === 'empty') && thinking) await memory.learn(key, { thinks: true });
        const less = error.fault === 'cut' ? undefined : wire.notKept(form(await memory.recall(key)));
        if (less) await memory.learn(key, { form: less as Record<string, unknown> });
      }

      async function learnCut(by: ReturnType<typeof cutBy>, usage: Usage): Promise<void> {
        if (by && 'window' in by) await checkRead(by.window, usage);
        else if (by) await memory.learn(key, { answer: by.answer });
      }

      /** @throws WindowError when the server's own figures say that its window is smaller than was known */
      async function checkRead(window: number | undefined, usage: Usage): Promise<void> {
        const { window: before = Number.POSITIVE_INFINITY } = await memory.recall(key);
        if (window === undefined || window >= before) return;
        await memory.learn(key, { window });
        throw tooSmall(window, usage);
      }
    });

    function tooSmall(window: number | undefined, usage?: Usage): WindowError {
      const help = wire.mayCut ? `: ${RAISE}` : '';
      return new WindowError(`${modelId} holds ${window} tokens and was sent about ${estimated}${help}`, usage);
    }

    /** An id that never answered is the operator's choice to mend; one that does refuses this paper. */
    function rejected({ message }: Error, { proven }: Known): ModelRefusedError {
      const words = `${modelId} takes no form of the request: ${message.slice(0, 200)}`;
      return new ModelRefusedError(proven ? 'refused' : 'request-rejected', words);
    }
  };
}

/** What is not told counts at the cap. */
function countsWithin({ counts }: Heard, cap: TokenCounts): TokenCounts {
  return { ...counts, input: counts.input ?? cap.input, output: counts.output ?? cap.output };
}
