/**
 * One tiny call to each listed model before a week's work begins: which form it takes, how much it reads, what it costs, and
 * where it can't be asked, the one sentence that helps.
 */
import { type AskServices, askModel, memoryKey } from './ask-model.ts';
import { ModelAnswerError, ModelBusyError, ModelRefusedError, type Refusal } from './model-errors.ts';
import { FREE, type Price } from './prices.ts';
import { RAISE } from './wire/window.ts';
import type { Wire } from './wire/wire.ts';

export interface Probed {
  readonly modelId: string;
  /** `fail`: this id can't be asked; `warn`: it can, and something is worth knowing. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** What was found, and what helps. */
  readonly says: string;
  readonly price: Price;
  readonly window: number | undefined;
  /** Turns that the server works on at once, where it tells. */
  readonly atOnce: number | undefined;
}

const SCHEMA = {
  name: 'write_summary',
  description: 'Says that the connection works.',
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
} as const;
const PROMPT = {
  system: 'You answer in JSON.',
  // As long as a tokenizer needs to be known by.
  document: [
    'This is a test of the connection. What follows is only here to be counted in tokens, as a paper will be: "We evaluate the',
    'method on three data sets (N = 1,204) and report the mean of five runs with its standard deviation. Compared with the baseline',
    'of Table 2, accuracy rises from 71.4% to 78.9%, while the time for one question falls by a third. The gain is largest for long',
    'documents, where retrieval alone misses passages that stand far apart; it vanishes below 512 tokens. Ablations show that most',
    'of it comes from the second stage. Code and data are available under an open licence, and limitations are discussed in Section 6."',
  ].join('\n'),
  task: 'Answer {"ok": true}.',
};
/** Enough for the object, and for a model that can't help thinking first to begin. */
const TOKENS = 200;
/** Below this a paper is read in small part; ten questions with their quotes alone take a third of it. */
const COMFORTABLE = 24_000;
/** Task, form and answer of a summary: a smaller window holds no reading beside them. */
const LEAST_WINDOW = 3_500;
const NEAREST = 3;

export async function probeModel<Form extends object>(
  wire: Wire<Form>,
  modelId: string,
  services: Omit<AskServices, 'probing' | 'budget'>,
): Promise<Probed> {
  let answered: Pick<Probed, 'state' | 'says'> = { state: 'ok', says: 'answers' };
  try {
    await askModel(wire, modelId, { ...services, probing: true })(PROMPT, SCHEMA, TOKENS);
  } catch (error) {
    answered = await judge(error as Error, wire, modelId);
  }
  const facts = answered.state === 'fail' ? undefined : await wire.factsOf(modelId).catch(() => undefined);
  const known = await services.memory.recall(memoryKey(wire, modelId));
  const window = known.window ?? facts?.window;
  const found = { modelId, price: wire.priceOf(modelId), window, atOnce: facts?.atOnce };
  if (answered.state === 'fail' || window === undefined || window >= COMFORTABLE) return { ...found, ...answered };
  if (window < LEAST_WINDOW)
    return { ...found, state: 'fail', says: `holds ${window} tokens, too few to read a paper: ${RAISE}` };
  return { ...found, state: 'warn', says: `holds ${window} tokens, so that papers are read in part: ${RAISE}` };
}

/** Refusals that an id which the server does not serve may come as. */
const UNKNOWN: ReadonlySet<Refusal> = new Set(['model-retired', 'unreachable', 'request-rejected']);

/** What no paper would do better is told; what only this tiny question met is not. */
async function judge<Form>(error: Error, wire: Wire<Form>, modelId: string): Promise<Pick<Probed, 'state' | 'says'>> {
  if (error instanceof ModelAnswerError && error.fault === 'empty')
    return { state: 'warn', says: `answers a test with nothing (${error.message})` };
  if (error instanceof ModelAnswerError) return { state: 'ok', says: 'answers' };
  if (error instanceof ModelRefusedError && error.concernsPaper)
    return { state: 'warn', says: `answers, and refuses a test: ${error.message}` };
  if (error instanceof ModelRefusedError) {
    const listed = UNKNOWN.has(error.refusal) ? await wire.listed().catch(() => []) : [];
    // Who lists the id has another reason; who lists others and not this one has told the reason, in whatever words.
    const near = error.refusal === 'model-retired' || !listed.includes(modelId) ? nearest(modelId, listed) : [];
    return { state: 'fail', says: error.message + (near.length > 0 ? `; there are ${near.join(', ')}` : '') };
  }
  if (!(error instanceof ModelBusyError)) throw error;
  // A small machine loads a model for minutes, and a long paper is waited for longer than a test.
  if (error.lost === 'silent' && wire.priceOf(modelId) === FREE)
    return { state: 'warn', says: 'has no word yet for a test: its model may be loading, or the machine is slow' };
  const lost = error.usage !== undefined || error.lost !== undefined;
  return lost ? { state: 'fail', says: error.message } : { state: 'warn', says: `answers later: ${error.message}` };
}

/** Ids that share the most pairs of letters with a mistyped one. */
export function nearest(wanted: string, listed: readonly string[]): string[] {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2).toLowerCase()));
  const own = pairs(wanted);
  const score = (id: string) => {
    const theirs = pairs(id);
    return [...own].filter((pair) => theirs.has(pair)).length / Math.max(1, own.size + theirs.size);
  };
  return listed
    .filter((id) => id !== wanted)
    .toSorted((a, b) => score(b) - score(a) || (a < b ? -1 : 1))
    .slice(0, NEAREST);
}
