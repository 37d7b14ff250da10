/** Finds a number told as exact where the quoted passage says "up to", "about" or "more than" it. */
import { claimsOf, showQuantity } from '../../text/numbers.ts';

const HEDGED =
  /\b(?:up to|as (?:much|many) as|at (?:most|least)|about|around|approximately|nearly|almost|roughly|more than|less than|fewer than|well over|over(?=\s+(?:an? |the )?[$~]?\d[\d,.]*\s?(?:%|×|x\b|percent|times|million|billion|thousand|hundred))|under|below|above)\s+(?:an? |the |only |just )?[$~]?(\d[\d,]*(?:\.\d+)?)/gi;
const KEPT =
  /最大|最高|約|ほぼ|およそ|おおよそ|程度|以上|以下|未満|超|近く|近い|弱|強|少なくとも|せいぜい|たかだか|前後|まで|上回|下回|\b(?:up to|at most|at least|about|around|approximately|nearly|almost|roughly|over|more than|less than|fewer than|under|below|above|as much as|as many as)\b/i;

/** @param quotes the verified passages on which the answer stands */
export function hedgeDropped(answer: string, quotes: readonly string[]): string | undefined {
  if (KEPT.test(answer)) return undefined;
  const text = quotes.join('\n');
  const hedged = [...text.matchAll(HEDGED)].map((match) => Number(match[1]!.replaceAll(',', '')));
  const dropped = claimsOf(answer).find(
    ({ value }) => hedged.includes(value) && times(text, value) === count(hedged, value),
  );
  return dropped ? `the passage hedges ${showQuantity(dropped)} ("up to", "about" or the like); say so` : undefined;
}

/** Digits of names (LLaMA2-70B) are none. */
const times = (text: string, value: number): number => claimsOf(text).filter((claim) => claim.value === value).length;

const count = (values: readonly number[], wanted: number): number => values.filter((value) => value === wanted).length;
