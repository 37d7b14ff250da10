/**
 * What becomes of a draft that will not be repaired any more: sentence by sentence, what fails is dropped and counted, what
 * holds gets its evidence. An answer lives while it has a sentence.
 */
import type { PaperDocument } from '../../documents/document.ts';
import type { CheckContext } from '../check/check.ts';
import { checkDraft, faultsAsHeadline } from '../check/check-draft.ts';
import { ANSWERS } from '../check/thresholds.ts';
import { isPart, sentencesOf, textOf, withSentences } from '../parts.ts';
import { evidenceOf, type LinkTo } from '../quote/evidence.ts';
import type { Draft, DraftSentence, Objection, Parts, Sentence, Summary, Verdict } from '../summary.ts';

export interface Settled extends Parts<Sentence> {
  readonly dropped: Summary['dropped'];
  readonly repaired: number;
}

/** What happened to single sentences of a draft on their way here. */
export interface History {
  /** The last word of the second reader on each sentence that it was shown. */
  readonly verdicts: ReadonlyMap<DraftSentence, Verdict>;
  /** Sentences that the repair turn has handed in. */
  readonly repaired: ReadonlySet<DraftSentence>;
}

export const NO_HISTORY: History = { verdicts: new Map(), repaired: new Set() };

export interface SettleContext extends CheckContext {
  readonly document: PaperDocument;
  readonly linkTo: LinkTo;
  /** It says in another language what was checked in the first: only its sentences can fail, no part of it. */
  readonly rendered?: boolean;
}

/** Each round drops at least one sentence or question, so this many always suffice for what a form may hold. */
const MOST_ROUNDS = 400;
/** A short overview or answer is sent back once, but in the end it is as true as it is. */
const FORGIVEN: ReadonlySet<string> = new Set(['too-short']);
/** An answer that lost a sentence is not blamed for saying less: the rest of it lives. */
const FORGIVEN_OF_RESTS: ReadonlySet<string> = new Set(['restated-question', 'adds-nothing', 'speculation']);

export function settleDraft(given: Draft, context: SettleContext, { verdicts, repaired }: History): Settled {
  const { index, document, language, verbatim, linkTo, rendered } = context;
  const dropped: { check: string; text: string }[] = [];
  const whole = new Map(given.qa.map(({ question, answer }) => [question, answer.length]));
  let draft = given;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { objections, standing } = checkDraft(draft, index, language, verbatim);
    const isRest = (where: string): boolean => {
      const item = draft.qa[Number(/^qa\[(\d+)\]$/.exec(where)?.[1])];
      return item !== undefined && item.answer.length < whole.get(item.question)!;
    };
    const failing = objections.filter(
      ({ where, check }) =>
        !FORGIVEN.has(check) &&
        !(check === UNNAMED && nobodyNamesIt(draft, context)) &&
        !(rendered && isPart(where)) &&
        !(FORGIVEN_OF_RESTS.has(check) && isRest(where)),
    );
    const refused = round === 0 ? refusedBy(verdicts, draft) : [];
    if (failing.length + refused.length > 0) {
      draft = withoutFailing(draft, [...refused, ...failing], dropped);
      continue;
    }
    const kept = sentencesOf(draft);
    const settled = withSentences(draft, (sentence, where): Sentence => {
      const { quotes, on } = standing.get(where)!;
      const evidence = quotes.map((quote) => evidenceOf(quote, index, document, linkTo));
      const agreed = verdicts.get(sentence) && { agreed: verdicts.get(sentence)!.verdict === 'supported' };
      return { text: sentence.sentence, evidence, carried: on, ...agreed };
    });
    return {
      headline: settled.headline.length > 0 ? settled.headline : headlineFrom(settled.overview, context),
      overview: settled.overview,
      qa: settled.qa.slice(0, ANSWERS.most),
      dropped,
      repaired: kept.filter(({ sentence }) => repaired.has(sentence)).length,
    };
  }
  return { headline: [], overview: [], qa: [], dropped, repaired: 0 };
}

const refusedBy = (verdicts: History['verdicts'], draft: Draft): Objection[] =>
  sentencesOf(draft).flatMap(({ where, sentence }) => {
    const { verdict = 'supported', words = '' } = verdicts.get(sentence) ?? {};
    return verdict === 'supported' ? [] : [{ where, check: verdict, reason: words }];
  });

/** Sentences go first, each by its own fault; parts are judged again by what is left of them. */
function withoutFailing(
  draft: Draft,
  failing: readonly Objection[],
  dropped: { check: string; text: string }[],
): Draft {
  const first = new Map<string, string>();
  for (const { where, check } of failing) if (!first.has(where)) first.set(where, check);
  const drop = (where: string, text: string): boolean => {
    const check = first.get(where);
    if (check !== undefined) dropped.push({ check, text });
    return check !== undefined;
  };
  const rest = withSentences(draft, (sentence, where) => (drop(where, sentence.sentence) ? undefined : sentence));
  const fewer = sentencesOf(rest).length < sentencesOf(draft).length;
  const answered = { ...rest, qa: rest.qa.filter(({ answer }) => answer.length > 0) };
  return fewer ? answered : withoutFailingParts(draft, first, drop);
}

/** Parts that run on or say a thing twice lose their last sentence; of answers that repeat another, one goes at a time. */
function withoutFailingParts(
  draft: Draft,
  first: ReadonlyMap<string, string>,
  drop: (where: string, text: string) => boolean,
): Draft {
  const shorter = (where: string, sentences: readonly DraftSentence[]) =>
    drop(where, sentences.at(-1)?.sentence ?? '') ? sentences.slice(0, -1) : sentences;
  const overview = shorter('overview', draft.overview);
  let repeats = 0;
  const qa = draft.qa.flatMap((item, at) => {
    const { question, answer } = item;
    const check = first.get(`qa[${at}]`);
    if (drop(`qa[${at}].question`, `${question} ${textOf(answer)}`)) return [];
    if (check === undefined || (check === 'near-duplicate' && repeats++ > 0)) return [item];
    if ((check === 'too-long' || check === 'repeats-itself') && answer.length > 1)
      return [{ question, answer: shorter(`qa[${at}]`, answer) }];
    drop(`qa[${at}]`, `${question} ${textOf(answer)}`);
    return [];
  });
  return { ...draft, overview, qa };
}

/** A headline that can't stand gives way to the first sentence of the overview that can, one that names the work before others. */
function headlineFrom(overview: readonly Sentence[], context: CheckContext): Sentence[] {
  const faults = overview.map(({ text }) => faultsAsHeadline(text, context));
  const named = faults.findIndex((found) => found.length === 0);
  const at = named >= 0 ? named : faults.findIndex((found) => found.every((check) => check === UNNAMED));
  return overview.slice(at, at < 0 ? 0 : at + 1);
}

const UNNAMED = 'contribution-unnamed';

/** To name no work is no untruth: such a headline stands where no sentence of the overview would do better. */
const nobodyNamesIt = ({ overview }: Draft, context: CheckContext): boolean =>
  overview.every(({ sentence }) => faultsAsHeadline(sentence, context).length > 0);
