/**
 * What lies between a draft and its settling: the checks and the second reader look at it, what either refuses goes back to
 * the writer once with the reasons, and both look once more at what came back changed.
 */
import { type CheckedDraft, checkDraft } from '../../check/check-draft.ts';
import { LONGEST_QUOTE } from '../../check/thresholds.ts';
import { isPart, sentencesOf, withSentences } from '../../parts.ts';
import { quoteInSource } from '../../quote/quote-in-source.ts';
import type { SourceIndex } from '../../quote/source-index.ts';
import type { Draft, DraftSentence, Objection, Summary, SummaryModel, SummaryRequest, Usage } from '../../summary.ts';
import { isModelError } from '../models/model-errors.ts';
import { isRefused, objectionsOf, readAgain, type SecondReader, type Verdicts } from '../second-reader.ts';
import type { History } from '../settle-draft.ts';
import { mergeRendered, mergeRepaired } from './merge-repaired.ts';

interface MendJob {
  readonly model: Pick<SummaryModel, 'repair'>;
  readonly reader?: SecondReader;
  readonly request: SummaryRequest;
  readonly index: SourceIndex;
  /** The checked summary that the draft renders in another language. */
  readonly renders: Summary | undefined;
  readonly spent: Usage[];
}

interface Mended {
  readonly draft: Draft;
  readonly history: History;
  readonly dropped: Summary['dropped'];
}

export async function mendDraft(given: Draft, job: MendJob): Promise<Mended> {
  const { index, request } = job;
  const check = (draft: Draft) => checkDraft(draft, index, request.language, false);
  const checked = check(given);
  const verdicts = await lookAt(given, checked, new Map(), job);
  const objections = [
    // Of a rendering the parts as a whole were checked in the first language.
    ...(job.renders ? checked.objections.filter(({ where }) => !isPart(where)) : checked.objections),
    ...objectionsOf(verdicts, given),
  ];
  const repaired = objections.length === 0 ? given : await sendBack(given, objections, job);
  const { draft, dropped } = withoutForeignQuotes(repaired, index);
  const last = draft === given ? verdicts : await lookAt(draft, check(draft), verdicts, job);
  const before = new Set(sentencesOf(given).map(({ sentence }) => sentence));
  return {
    draft,
    history: {
      verdicts: withoutUnconfirmed(given, draft, verdicts, last),
      repaired: new Set(sentencesOf(repaired).flatMap(({ sentence }) => (before.has(sentence) ? [] : [sentence]))),
    },
    dropped,
  };
}

/** The second reader sees what the checks let pass, and each sentence once. */
async function lookAt(
  draft: Draft,
  { objections, standing }: CheckedDraft,
  known: Verdicts,
  job: MendJob,
): Promise<Verdicts> {
  const refused = new Set(objections.map(({ where }) => where));
  const open = sentencesOf(draft).filter(({ where, sentence }) => !refused.has(where) && !known.has(sentence));
  const questions = draft.qa.map(({ question }) => question);
  return new Map([...known, ...(await readAgain(open, questions, standing, job))]);
}

async function sendBack(draft: Draft, objections: readonly Objection[], job: MendJob): Promise<Draft> {
  if (!job.model.repair) return draft;
  try {
    const { repair, usage } = await job.model.repair(job.request, draft, objections, job.renders);
    job.spent.push(usage);
    return (job.renders ? mergeRendered : mergeRepaired)(draft, repair, objections);
  } catch (error) {
    // A repair that fails loses what it was to mend and nothing else: the draft is paid for, and its good parts are good.
    if (!isModelError(error)) throw error;
    if (error.usage) job.spent.push(error.usage);
    return draft;
  }
}

/** A sentence keeps the quotes that stand; one that keeps none is left as it is, and fails. The very same draft where none is foreign. */
function withoutForeignQuotes(draft: Draft, index: SourceIndex): Pick<Mended, 'draft' | 'dropped'> {
  const dropped: { check: string; text: string }[] = [];
  const kept = withSentences(draft, (each): DraftSentence => {
    const stands = (quote: string) => quote.length <= LONGEST_QUOTE && quoteInSource(quote, index) !== undefined;
    const quotes = each.quotes.filter(stands);
    if (quotes.length === 0 || quotes.length === each.quotes.length) return each;
    for (const quote of each.quotes)
      if (!quotes.includes(quote)) dropped.push({ check: 'quote-not-in-source', text: quote });
    return { ...each, quotes };
  });
  return dropped.length === 0 ? { draft, dropped } : { draft: kept, dropped };
}

/** What takes the place of a refused sentence must be confirmed: where the reader falls silent, the refusal stands. */
function withoutUnconfirmed(given: Draft, draft: Draft, first: Verdicts, last: Verdicts): Verdicts {
  const stood = new Set(sentencesOf(given).map(({ sentence }) => sentence));
  const refusal = [...first.values()].find(isRefused);
  const unheard = sentencesOf(draft).filter(({ sentence }) => !stood.has(sentence) && !last.has(sentence));
  if (!refusal) return last;
  return new Map([...last, ...unheard.map(({ sentence }) => [sentence, refusal] as const)]);
}
