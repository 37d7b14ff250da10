/**
 * One paper in one language: draft, checks, second reader, one repair turn, and what still fails is dropped and counted.
 *
 * A summary is either generated or verbatim (原文), never a mixture: when a generated headline or overview can't be saved by
 * its own sentences, or no answer holds, the fallback makes the whole summary again from the paper's own sentences, and
 * `dropped` tells why.
 */

import type { PaperDocument } from '../documents/document.ts';
import type { Language } from '../language.ts';
import type { Paper } from '../papers/paper.ts';
import { LENGTHS } from './check/thresholds.ts';
import { textOf } from './parts.ts';
import type { LinkTo } from './quote/evidence.ts';
import { indexSource, type SourceIndex } from './quote/source-index.ts';
import type { Draft, ModelReply, Summary, SummaryModel, SummaryRequest, Usage } from './summary.ts';
import {
  BudgetReachedError,
  ModelAnswerError,
  ModelBusyError,
  ModelRefusedError,
  NothingToSummariseError,
} from './write/models/model-errors.ts';
import { mendDraft } from './write/repair/mend-draft.ts';
import type { SecondReader } from './write/second-reader.ts';
import { type History, NO_HISTORY, type Settled, settleDraft } from './write/settle-draft.ts';
import { withholdInstructions } from './write/withhold-instructions.ts';

export interface Summarise {
  readonly paper: Paper;
  readonly document: PaperDocument;
  readonly language: Language;
  readonly model: SummaryModel;
  /** Writes from the paper's own sentences when the model's answer can't be used; without it such a paper fails. */
  readonly fallback?: SummaryModel;
  /** Judges what the model wrote; without one the summary says that nobody has looked. */
  readonly reader?: SecondReader;
  /** The checked summary in the digest's first language: this one is rendered from it, with the same evidence. */
  readonly first?: Summary;
  /** No later try will come: a model that is busy even now gives way to the fallback. */
  readonly lastTry?: boolean;
  readonly linkTo: LinkTo;
}

/** A piece of work with the instructions in its paper withheld, and what it needs at every step. */
interface Job extends Summarise {
  readonly index: SourceIndex;
  readonly request: SummaryRequest;
  /** Usage of every call so far, failed ones too. */
  readonly spent: Usage[];
  readonly suspicious: boolean;
}

/**
 * @throws ModelBusyError when a retry can help; ModelRefusedError when none can and no fallback may stand in;
 *   ModelAnswerError and BudgetReachedError when there is no fallback; NothingToSummariseError
 */
export async function summarise(work: Summarise): Promise<Summary> {
  const { paper, document, suspicious } = withholdInstructions(work.paper, work.document);
  if (document.blocks.length === 0 && paper.abstract === '') {
    throw new NothingToSummariseError(`no text could be read: ${document.attempts.at(-1) ?? 'no usable link'}`);
  }
  const job: Job = {
    ...work,
    paper,
    document,
    index: indexSource(paper, document),
    request: { paper, document, language: work.language },
    spent: [],
    suspicious,
  };
  // A curator's note is no paper: it is shown in its own words and never retold.
  if (document.kind === 'note' && work.fallback) return byFallback(job, work.fallback, []);
  let dropped: Summary['dropped'];
  try {
    const reply = await write(job);
    const settled = reply.verbatim ? settle(reply.draft, true, job, []) : await mendAndSettle(reply.draft, job);
    const whole = complete(settled, reply.verbatim, job);
    if (whole) return summaryOf(job, whole, reply);
    if (!work.fallback) throw new ModelAnswerError('not-as-asked', `too little of the summary of ${paper.id} holds`);
    const why = `too little of what ${reply.model} wrote stands on the paper`;
    dropped = [
      { check: 'ModelAnswerError', text: reply.narrowed ? `${why}; ${reply.narrowed}` : why },
      ...settled.dropped,
    ];
  } catch (error) {
    if (!work.fallback || !mayStandIn(error, work.lastTry ?? false)) throw error;
    dropped = [{ check: (error as Error).name, text: (error as Error).message }];
  }
  return byFallback(job, work.fallback, dropped);
}

/** An answer that can't be read is asked for once more (a cut or malformed one often comes right), never a third time. */
async function write(job: Job): Promise<ModelReply> {
  for (let again: SummaryRequest['again']; ; ) {
    try {
      const reply = await writeOnce(job, again ? { ...job.request, again } : job.request);
      job.spent.push(reply.usage);
      return reply;
    } catch (error) {
      noteUsage(error, job);
      if (again || !(error instanceof ModelAnswerError)) throw error;
      again = error.fault;
    }
  }
}

/** A first language of the paper's own sentences has nothing to translate: this one is chosen the same way. */
async function writeOnce(job: Job, request: SummaryRequest): Promise<ModelReply> {
  const { model, fallback, first } = job;
  if (first?.verbatim) return (fallback ?? model).draft(request);
  const renders = renderedBy(job);
  return renders
    ? { ...(await model.render!(request, renders)), read: { ...request.document, coverage: renders.coverage } }
    : model.draft(request);
}

/** What was checked answer by answer, by an older Ronbun, has no evidence for each sentence to render. */
const renderedBy = ({ first, model }: Job): Summary | undefined =>
  first && !first.verbatim && first.check === 'sentence' && model.render ? first : undefined;

async function mendAndSettle(draft: Draft, job: Job): Promise<Settled> {
  const mended = await mendDraft(draft, { ...job, renders: renderedBy(job) });
  return settle(mended.draft, false, job, mended.dropped, mended.history);
}

function noteUsage(error: unknown, job: Job): void {
  const { usage } = error as { usage?: Usage };
  if (usage) job.spent.push(usage);
}

/** The account's troubles are the operator's to mend; a paper's own, and a spent budget, need not keep it from its readers. */
const mayStandIn = (error: unknown, lastTry: boolean): boolean =>
  (lastTry && error instanceof ModelBusyError) ||
  error instanceof ModelAnswerError ||
  error instanceof BudgetReachedError ||
  (error instanceof ModelRefusedError && error.concernsPaper);

function settle(
  draft: Draft,
  verbatim: boolean,
  job: Job,
  before: Summary['dropped'],
  history: History = NO_HISTORY,
): Settled {
  const { index, document, language, linkTo } = job;
  const rendered = !verbatim && renderedBy(job) !== undefined;
  const settled = settleDraft(draft, { index, document, language, verbatim, linkTo, rendered }, history);
  return { ...settled, dropped: [...before, ...settled.dropped] };
}

/** A generated overview of less than this share of its least length tells nobody what a paper is about. */
const ENOUGH = 0.5;

/** Undefined when too little of a generated summary stands. A verbatim one falls back on the title, which is the paper's own too. */
function complete(settled: Settled, verbatim: boolean, { paper, language }: Job): Settled | undefined {
  const { headline, overview, qa } = settled;
  if (verbatim) {
    const title = { text: paper.title, evidence: [], carried: false } as const;
    return { ...settled, headline: headline.length > 0 ? headline : [title] };
  }
  const enough = [...textOf(overview)].length >= ENOUGH * LENGTHS[language].overview.min;
  return headline.length > 0 && enough && qa.length > 0 ? settled : undefined;
}

async function byFallback(job: Job, fallback: SummaryModel, before: Summary['dropped']): Promise<Summary> {
  const document = before.length > 0 ? await heldBy(job) : job.document;
  const reply = await fallback.draft({ ...job.request, document });
  job.spent.push(reply.usage);
  const whole = complete(settle(reply.draft, true, job, before), true, job)!;
  return summaryOf(job, whole, { read: document, ...reply });
}

/** Who stands in for a model reads no more than that one's window holds: no edition is called whole that it could not read so. */
async function heldBy({ model, request }: Job): Promise<PaperDocument> {
  const held = await model.holds?.(request);
  return held?.coverage.kind === 'partial' ? held : request.document;
}

/** Longest text kept of something that was dropped. */
const LONGEST_DROPPED = 300;

function summaryOf(job: Job, whole: Settled, reply: ModelReply): Summary {
  const { read = job.document } = reply;
  const { paper, language, suspicious, spent } = job;
  const narrowed = reply.narrowed ? [{ check: 'WindowError', text: reply.narrowed }] : [];
  return {
    paperId: paper.id,
    language,
    headline: whole.headline,
    overview: whole.overview,
    qa: whole.qa,
    check: 'sentence',
    verbatim: reply.verbatim,
    coverage: read.coverage,
    suspicious,
    // A planted instruction may have shaped what was dropped; of such a paper only the counts are kept.
    dropped: [...narrowed, ...whole.dropped].map(({ check, text }) => ({
      check,
      text: suspicious ? '' : text.slice(0, LONGEST_DROPPED),
    })),
    repaired: whole.repaired,
    characters: read.blocks.reduce((total, { text }) => total + text.length, 0),
    model: reply.model,
    usage: sum(spent),
    ...(read.url && { readFrom: read.url }),
    ...(paper.version !== undefined && { version: paper.version }),
  };
}

function sum(spent: readonly Usage[]): Usage {
  const total = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };
  for (const usage of spent) {
    total.calls += usage.calls;
    total.inputTokens += usage.inputTokens;
    total.outputTokens += usage.outputTokens;
    total.cost += usage.cost;
  }
  return total;
}
