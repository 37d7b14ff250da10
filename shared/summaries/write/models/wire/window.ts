/** How a turn fits into a model's window: question and answer share it. Pure. */
import { estimateTokens } from '../../../text/count-tokens.ts';
import type { Prompt } from '../../prompt.ts';
import type { Known } from '../model-memory.ts';
import { inWords, type Schema } from './schema.ts';

/** Estimates may be low by this factor for another tokenizer (performance.md: ±15%). */
export const ESTIMATE_MARGIN = 1.2;
/** Marks of turns and roles that a server adds. */
const AROUND = 60;
/** A summary of a few answers; below this there is no room to say anything. */
const LEAST_ANSWER = 1_200;
/** In a small window the answer gets this share at least, and the reading gives way. */
const ANSWER_SHARE = 0.3;

export function estimatePrompt({ system, document, task }: Prompt, schema: Schema): number {
  return (
    estimateTokens(system) + estimateTokens(document) + estimateTokens(task) + estimateTokens(inWords(schema)) + AROUND
  );
}

/** Thoughts count as answer, and some models think as long as they write. */
export const THINKING = 2;

/** Said wherever a window is too small. */
export const RAISE =
  'give the server a larger window (OLLAMA_CONTEXT_LENGTH=32768 for Ollama, -c for llama.cpp, --max-model-len for vLLM)';

/** Tokens that the answer may have beside a prompt of `estimated` tokens; undefined when there is too little room for any. */
export function answerRoom(known: Known, estimated: number, wanted: number): number | undefined {
  const { window, answer = Number.POSITIVE_INFINITY, scale = ESTIMATE_MARGIN, thinks } = known;
  const most = Math.min(thinks ? wanted * THINKING : wanted, answer);
  if (window === undefined) return most;
  const room = Math.floor(window - estimated * scale);
  return room >= Math.min(most, leastAnswer(window, wanted)) ? Math.min(most, room) : undefined;
}

const leastAnswer = (window: number, wanted: number): number =>
  Math.min(wanted, Math.max(LEAST_ANSWER, Math.floor(window * ANSWER_SHARE)));

/** Estimated tokens that a document may have beside the `rest` of a prompt; undefined: as many as it likes. May be negative. */
export function readingRoom(
  { window, scale = ESTIMATE_MARGIN }: Known,
  rest: number,
  wanted: number,
): number | undefined {
  return window === undefined ? undefined : Math.floor((window - leastAnswer(window, wanted)) / scale - rest);
}

/** Real tokens for each one of the estimate, from what a whole prompt came to; other texts may differ by a tenth. */
export function scaleOf(input: number, estimated: number): number {
  return Math.min(2, Math.max(LEAST_READ, input / (estimated - AROUND)) * 1.1);
}

/** Real tokenizers come to this share of the estimate at the least; a server that reports fewer has not read all. */
const LEAST_READ = 0.7;
/** Windows are multiples of it: llama.cpp rounds up to one, and people choose thousands. */
const GRAIN = 256;

/** The window to which a server cut the prompt without a word, by the tokens that it tells to have read. */
export function cutTo(input: number | undefined, estimated: number): number | undefined {
  if (input === undefined) return undefined;
  // A prompt that was to be longer, and came out exactly as long as a window may be, was cut to it.
  const round = input % (4 * GRAIN) === 0 && input < estimated * 0.95;
  return round || input < estimated * LEAST_READ ? input : undefined;
}

/** What ended an answer before the bound that was asked for: the window was full, or the model gives no more at a time. */
export function cutBy(
  { input, output }: { readonly input?: number; readonly output?: number },
  asked: number,
): { readonly window: number } | { readonly answer: number } | undefined {
  if (input === undefined || output === undefined || output > asked * 0.9) return undefined;
  return (input + output) % GRAIN === 0 ? { window: input + output } : { answer: output };
}
