/** Whether a sentence orders a reader-machine about, and where such an order goes on. */
import { fold, isLetterSpaced, lettersOnly } from '../fold.ts';
import { ENGLISH_SIGNS } from './english-signs.ts';
import { JAPANESE_SIGNS } from './japanese-signs.ts';
import { setsAside, setsAsideSpread } from './set-aside.ts';
import { type Part, type Sign, weigh } from './sign.ts';

/**
 * - `order`: it speaks to a machine; nobody is shown it, and the paper is marked.
 * - `doubtful`: it may, or it tells of such an order (a paper on attacks, a prompt in an appendix): no model is shown it,
 *   but nobody is accused.
 * - `weak`: ordinary prose often enough (one sentence in a hundred); it may be quoted, but nobody is shown it beside a quote.
 */
export type Judgement = 'order' | 'doubtful' | 'weak' | 'none';

/** Sums of weights, set on 45,000 sentences of papers and pages and on two hundred orders. */
/** Japanese prose bids nobody: less is plain there. */
const ORDER = { english: 7, japanese: 6 };
const DOUBTFUL = 4;
const WEAK = 3;
/** A sign of this weight makes an order of what would be doubtful, from this sum on. */
const TELLING = 3;
/** More than a `should`. */
const CONFIRMED_DEMAND = 2;
const TOLD_PLAINLY = 5;

const JAPANESE = /[ぁ-んァ-ヶ]/;

export function judge(sentence: string): Judgement {
  const folded = fold(sentence);
  if (setsAside(folded) || (isLetterSpaced(folded) && setsAsideSpread(lettersOnly(folded)))) return 'order';
  const signs = JAPANESE.test(folded) ? IN_JAPANESE : IN_ENGLISH;
  let gravest: Judgement = 'none';
  let isTold: boolean | undefined;
  for (const view of viewsOf(folded)) {
    const called = weigh(view, signs.calling);
    if (called.size === 0) continue;
    isTold ??= weight('report', weigh(folded, signs.reporting)) >= TELLING;
    const judgement = judged(new Map([...weigh(view, signs.other), ...called]), isTold, signs.order);
    if (GRAVITY.indexOf(judgement) > GRAVITY.indexOf(gravest)) gravest = judgement;
    if (gravest === 'order') break;
  }
  return gravest;
}

const GRAVITY: readonly Judgement[] = ['none', 'weak', 'doubtful', 'order'];

const IN_ENGLISH = sorted(ENGLISH_SIGNS, ORDER.english);
const IN_JAPANESE = sorted(JAPANESE_SIGNS, ORDER.japanese);

/** Without a sign that calls on somebody there is no order: most sentences are done with after these. */
function sorted(signs: readonly Sign[], order: number) {
  const calls = ({ part, weight }: Sign) =>
    part === 'demand' || part === 'form' || (part === 'addressee' && weight >= TELLING);
  return {
    order,
    calling: signs.filter(calls),
    reporting: signs.filter(({ part }) => part === 'report'),
    other: signs.filter((sign) => !calls(sign)),
  };
}

const weight = (part: Part, parts: ReadonlyMap<Part, number>): number => Math.abs(parts.get(part) ?? 0);

/**
 * @param isTold the sentence tells of an order, somewhere in it
 * @param order the sum from which on it is plain
 */
function judged(parts: ReadonlyMap<Part, number>, isTold: boolean, order: number): Judgement {
  const counted = [...parts].filter(([part]) => part !== 'telling' || !parts.has('matter'));
  const sum = counted.reduce((total, [, each]) => total + each, 0);
  const form = weight('form', parts);
  const concerns = (['addressee', 'matter', 'telling', 'self', 'form'] as const).some((part) => parts.has(part));
  if (sum < WEAK || !(concerns || sum > DOUBTFUL)) return 'none';
  // `Write the template by hand`: the verb that bids is the telling as well, and nothing else is a sign.
  const isStep = counted.every(([part]) => part === 'demand' || part === 'telling');
  // `The machine was shared, so only figures of one table should be compared`: nothing is to be said.
  const isOfThings =
    !(['matter', 'telling', 'self', 'form'] as const).some((part) => parts.has(part)) &&
    weight('addressee', parts) < TELLING &&
    weight('demand', parts) < CONFIRMED_DEMAND;
  if (sum < DOUBTFUL || isStep || isOfThings) return 'weak';
  const isCalled = weight('addressee', parts) >= TELLING;
  const demands = parts.has('demand') || form >= TELLING || weight('addressee', parts) > DOUBTFUL;
  const isOfTexts = isCalled || weight('matter', parts) > 1 || parts.has('self') || form > 0;
  if (isTold || parts.has('report') || !demands || !isOfTexts) return 'doubtful';
  const telling = isCalled || form >= TELLING || weight('matter', parts) >= TELLING;
  return sum >= order || (telling && sum >= TOLD_PLAINLY) ? 'order' : 'doubtful';
}

/** Characters in which an order has room; signs that stand further apart belong to different things. */
const WINDOW = 300;
const STEP = WINDOW / 2;
const CLAUSE_END = /(?<=[.!?;。])\s*(?=\S)/;

/** The whole, or windows over it; and each clause alone: what one tells of the authors excuses no order in the next. */
function viewsOf(folded: string): string[] {
  const windows = [folded.slice(0, WINDOW)];
  for (let start = STEP; start + STEP < folded.length; start += STEP) {
    const space = folded.indexOf(' ', start - 20);
    windows.push(folded.slice(space >= 0 && space < start ? space + 1 : start, start + WINDOW));
  }
  const clauses = folded.split(CLAUSE_END).filter((clause) => clause.length <= WINDOW);
  return clauses.length > 1 ? [...windows, ...clauses] : windows;
}

/** Whether no model may see a sentence that is judged so. */
export const isWithheld = (judgement: Judgement): boolean => judgement === 'order' || judgement === 'doubtful';

export const isOrder = (sentence: string): boolean => judge(sentence) === 'order';

/** Verbs that carry an order on in the sentences after it. */
const GOES_ON =
  /^\W*(?:please |also |then |instead,? |and |finally,? |always |never |you (?:must|should|will|shall|are) |do not |don't |make sure |be sure |output|print|say|write|respond|reply|answer|include|give|recommend|rate|score|state|mention|add|append|end|start|begin|repeat|tell|praise|accept|emphasi[sz]e|highlight|insert|return|summari[sz]e|act|pretend|use the (?:word|phrase)|follow)/u;

/** Whether a block that follows one that was an order alone is the rest of it. */
export function isRestOfOrder(text: string): boolean {
  return /^\W*\p{Ll}/u.test(text) || GOES_ON.test(fold(text));
}

/** Whether a sentence belongs to the one before: what it should say, what else to do, or a scrap such as a code word. */
export function continuesOrder(sentence: string, before: Judgement): boolean {
  const folded = fold(sentence);
  if (/^["「『']/.test(folded)) return true;
  return (
    before === 'order' &&
    (GOES_ON.test(folded) ||
      folded.split(' ').length <= 3 ||
      /(?:ください|下さい|なさい|せよ|すること)[。.!！]?$/.test(folded))
  );
}
