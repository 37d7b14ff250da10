/**
 * Uncertain readers handed out once more: on an operator's word, or by the policy that the settings chose. The chunk
 * itself goes back to "prepared" for them, so a report of the first mail that comes late still finds its reader, and
 * then nobody is mailed twice.
 */
import { type Chunk, effectiveState } from '../ledger/delivery.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DeliverMessage } from '../ledger/prepare.ts';

/** The reader at a position, or anybody of a done chunk, is uncertain. */
export function isUncertain(chunk: Chunk, position?: number): boolean {
  const unknown = (i: number) => effectiveState(chunk.states[i]!, chunk.reports[i] ?? '.') === 'U';
  if (position !== undefined) return unknown(position);
  return chunk.state === 'done' && [...chunk.states].some((_, i) => unknown(i));
}

/** The chunk as it is prepared again and for how many; undefined when somebody else changed it meanwhile. */
export async function retryChunk(
  ledger: Ledger,
  chunk: Chunk,
): Promise<{ readonly chunk: Chunk; readonly readers: number } | undefined> {
  const states = [...chunk.states].map((state, i) => (isUncertain(chunk, i) ? 'P' : state)).join('');
  if ((await ledger.prepareAgain(chunk, states)) === 'refused') return undefined;
  return { chunk: { ...chunk, state: 'prepared', states }, readers: countUncertain(chunk) };
}

/** Uncertain readers of a done chunk. */
export const countUncertain = (chunk: Chunk): number =>
  isUncertain(chunk) ? [...chunk.states].filter((_, i) => isUncertain(chunk, i)).length : 0;

/**
 * What the policy says of a done chunk: `due` now, `later`, or never. Once only: who is uncertain after two mails is a
 * person's to decide about.
 * @param afterMs how long SES is waited for after the worker was surely gone
 */
export function retryOf(chunk: Chunk, afterMs: number | undefined, now: number): 'due' | 'later' | 'never' {
  if (afterMs === undefined || chunk.retries || !isUncertain(chunk)) return 'never';
  return (chunk.leaseUntil ?? 0) + afterMs <= now ? 'due' : 'later';
}

export const chunkMessage = ({ week, language, id }: Chunk): DeliverMessage => ({
  ...{ version: 1, week, language, chunk: id },
});
