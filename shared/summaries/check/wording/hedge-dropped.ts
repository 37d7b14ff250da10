/** Finds a number told as exact where the quoted passage says "up to", "about" or "more than" it. */
import { quantitiesIn, quantitiesOf, readable } from '../../text/quantities/quantities.ts';

/** Directly before a number; a preposition is one only before a share or a multiple: a mean over 124 pages is exact. */
const HEDGE =
  /\b(?:up to|as (?:much|many) as|at (?:most|least)|about|around|approximately|nearly|almost|roughly|(?:more|less|fewer) than|well over|over|under|below|above)\s+(?:an? |the |only |just )?[$~]?$/i;
const KEPT =
  /最大|最高|約|ほぼ|およそ|おおよそ|程度|以上|以下|未満|超|近く|近い|弱|強|少なくとも|せいぜい|たかだか|前後|まで|上回|下回|(?:満た|届[かき]|及ば|達し)(?:な|ず|ませ)|余り|足らず|\b(?:up to|at most|at least|about|around|approximately|nearly|almost|roughly|over|more than|less than|fewer than|under|below|above|as much as|as many as)\b/i;

/** @param quotes the verified passages on which the answer stands */
export function hedgeDropped(answer: string, quotes: readonly string[]): string | undefined {
  if (KEPT.test(answer)) return undefined;
  const text = readable(quotes.join('\n'));
  const hedged = new Map<number, boolean>();
  for (const { value, unit, at } of quantitiesIn(text)) {
    const hedge = HEDGE.exec(text.slice(Math.max(0, at - 30), at))?.[0];
    const told =
      hedge !== undefined &&
      (unit?.kind === '%' ||
        unit?.kind === 'times' ||
        value >= 100_000 ||
        !/^(?:over|around|under|below|above)\b/i.test(hedge));
    hedged.set(value, told && hedged.get(value) !== false);
  }
  const dropped = quantitiesOf(answer).find(({ value }) => hedged.get(value));
  return dropped ? `the passage hedges ${dropped.written} ("up to", "about" or the like); say so` : undefined;
}
