/** Several models in an order of preference: who is asked next when one is closed to the account or can't answer. */
import type { Usage } from '../../summary.ts';
import { type Ask, type AskServices, askModel, memoryKey } from './ask-model.ts';
import { ModelAnswerError, ModelRefusedError, type Refusal } from './model-errors.ts';
import type { Known } from './model-memory.ts';
import { addUsage, charged } from './paid-call.ts';
import { readingRoom } from './wire/window.ts';
import type { Wire } from './wire/wire.ts';

export interface Order {
  /** @param insistent an answer that can't be read is the next id's turn too, since this one was asked again already */
  ask(insistent: boolean): Ask;
  /** Estimated tokens that a document may have with the model that is asked first; `rest` is the prompt without it. */
  readingRoom(rest: number, answerTokens: number): Promise<number>;
}

/** Refusals that concern one model id, so that the next in the list may still do. */
const NEXT: ReadonlySet<Refusal> = new Set(['access-denied', 'model-retired', 'quota', 'request-rejected', 'window']);
/** Closed for a while: an edition makes one vain call and not one for every paper (W-14), and what is mended is seen. */
const CLOSED_FOR_MS = 10 * 60_000;

export function askInOrder<Form extends object>(
  wire: Wire<Form>,
  modelIds: readonly string[],
  services: AskServices,
): Order {
  const { now, memory } = services;
  const asks = new Map(modelIds.map((id) => [id, askModel(wire, id, services)]));
  const closed = new Map<string, { readonly until: number; readonly error: ModelRefusedError }>();
  const open = (id: string) => (closed.get(id)?.until ?? 0) <= now().getTime();

  const asked = new Set<string>();

  /** What is known of a model, after its server was asked once. */
  async function informed(id: string): Promise<Known> {
    const key = memoryKey(wire, id);
    const known = await memory.recall(key);
    if (known.window !== undefined || asked.has(id)) return known;
    asked.add(id);
    const { window } = await wire.factsOf(id).catch(() => ({ window: undefined }));
    if (window !== undefined) await memory.learn(key, { window });
    return memory.recall(key);
  }

  return {
    ask:
      (insistent) =>
      async (...turn) => {
        let last: Error | undefined;
        let lost: Usage | undefined;
        for (const id of modelIds.filter(open)) {
          try {
            const reply = await asks.get(id)!(...turn);
            return { ...reply, usage: addUsage(lost, reply.usage) };
          } catch (error) {
            last = charged(error as Error, lost);
            lost = (last as { usage?: Usage }).usage;
            if (insistent && error instanceof ModelAnswerError) continue;
            if (!(error instanceof ModelRefusedError) || !NEXT.has(error.refusal)) throw error;
            if (!error.concernsPaper) closed.set(id, { until: now().getTime() + CLOSED_FOR_MS, error });
          }
        }
        // The first choice is the one that the operator will want to mend.
        throw (
          last ?? closed.get(modelIds[0] ?? '')?.error ?? new ModelRefusedError('model-retired', 'no model is listed')
        );
      },
    async readingRoom(rest, answerTokens) {
      const id = modelIds.find(open) ?? modelIds[0];
      const known = id === undefined ? {} : await informed(id);
      return readingRoom(known, rest, answerTokens) ?? Number.POSITIVE_INFINITY;
    },
  };
}
