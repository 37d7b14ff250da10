/** What becomes of a draft that will not be repaired any more: what fails is dropped and counted, what holds gets its evidence. */
import type { PaperDocument } from '../../documents/document.ts';
import { checkDraft, checkHeadline } from '../check/check-draft.ts';
import { type CheckContext, checkStatement } from '../check/check-statement.ts';
import { ANSWERS } from '../check/thresholds.ts';
import { evidenceOf, type LinkTo } from '../quote/evidence.ts';
import { quoteInSource } from '../quote/quote-in-source.ts';
import type { SourceIndex } from '../quote/source-index.ts';
import type { Answer, Draft, Objection, Summary } from '../summary.ts';
import { splitSentences } from '../text/sentences.ts';

export interface Settled {
  /** Undefined when neither it nor a sentence of the overview can stand. */
  readonly headline: string | undefined;
  readonly overview: string | undefined;
  readonly qa: readonly Answer[];
  readonly dropped: Summary['dropped'];
}

type Dropped = Summary['dropped'][number];

export interface SettleContext extends CheckContext {
  readonly document: PaperDocument;
  readonly linkTo: LinkTo;
}

/** Each round drops at least one part, so this many always suffice. */
const MOST_ROUNDS = 60;

export function settleDraft(draft: Draft, context: SettleContext): Settled {
  const dropped: Dropped[] = [];
  const overview = settleOverview(draft, context, dropped);
  const headline = settleHeadline(draft, overview, context, dropped);
  const qa = settleAnswers({ headline: headline ?? '', overview: overview ?? '', qa: draft.qa }, context, dropped);
  return { headline, overview, qa, dropped };
}

/** Sentences with an objection of their own go; what is left must still be an overview. */
function settleOverview(draft: Draft, context: SettleContext, dropped: Dropped[]): string | undefined {
  const { language, verbatim } = context;
  const objections = (text: string) =>
    checkStatement('overview', text, context).filter(([, reason]) => reason !== undefined);
  const found = objections(draft.overview);
  if (found.length === 0) return draft.overview;
  const kept: string[] = [];
  for (const sentence of splitSentences(draft.overview)) {
    const own = objections(sentence).find(([check]) => check !== 'length');
    if (own) dropped.push({ check: own[0], text: sentence });
    else kept.push(sentence);
  }
  const rest = kept.join(language === 'ja' && !verbatim ? '' : ' ');
  if (rest !== '' && rest !== draft.overview && objections(rest).length === 0) return rest;
  dropped.push({ check: found[0]![0], text: draft.overview });
  return undefined;
}

/** A headline that can't stand gives way to the first sentence of the overview that can. */
function settleHeadline(
  draft: Draft,
  overview: string | undefined,
  context: SettleContext,
  dropped: Dropped[],
): string | undefined {
  const objection = (text: string) => checkHeadline(text, context).find(([, reason]) => reason !== undefined);
  const found = objection(draft.headline);
  if (found === undefined) return draft.headline;
  dropped.push({ check: found[0], text: draft.headline });
  return splitSentences(overview ?? '').find((sentence) => objection(sentence) === undefined);
}

function settleAnswers(draft: Draft, context: SettleContext, dropped: Dropped[]): Answer[] {
  const { index, document, language, verbatim, linkTo } = context;
  let qa = draft.qa.map((item) => withoutForeignQuotes(item, index, dropped));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const checked = checkDraft({ ...draft, qa }, index, language, verbatim);
    const failing = failingAnswers(checked.objections);
    if (failing.size === 0) {
      return qa.slice(0, ANSWERS.most).map(({ question, answer }, at) => ({
        question,
        answer,
        evidence: checked.quotes[at]!.map((quote) => evidenceOf(quote, index, document, linkTo)),
      }));
    }
    for (const [at, check] of failing) dropped.push({ check, text: `${qa[at]!.question} ${qa[at]!.answer}` });
    qa = qa.filter((_, at) => !failing.has(at));
  }
  return [];
}

/** An answer keeps the quotes that stand; one that keeps none fails as a whole. */
function withoutForeignQuotes(item: Draft['qa'][number], index: SourceIndex, dropped: Dropped[]): Draft['qa'][number] {
  const quotes = item.quotes.filter((quote) => quoteInSource(quote, index) !== undefined);
  if (quotes.length === 0) return item;
  for (const quote of item.quotes)
    if (!quotes.includes(quote)) dropped.push({ check: 'quote-not-in-source', text: quote });
  return { ...item, quotes };
}

/** Answers to drop in this round. A repetition counts only while what it repeats may stay. */
function failingAnswers(objections: readonly Objection[]): Map<number, string> {
  const own = new Map<number, string>();
  const repeats = new Map<number, string>();
  for (const { where, check } of objections) {
    const at = /^qa\[(\d+)\]$/.exec(where)?.[1];
    if (at === undefined) continue;
    const found = check === 'near-duplicate' ? repeats : own;
    if (!found.has(Number(at))) found.set(Number(at), check);
  }
  if (own.size > 0) return own;
  return new Map([...repeats].slice(0, 1));
}
