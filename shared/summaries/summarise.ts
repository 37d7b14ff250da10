/**
 * One paper in one language: draft, checks, one repair turn, and what still fails is dropped and counted.
 *
 * A summary is either generated or verbatim (原文), never a mixture: when a generated headline or overview can't be saved by
 * its own sentences, or no answer holds, the whole summary is made again by the fallback from the paper's own sentences, and `dropped`
 * tells why.
 */
import type { PaperDocument } from '../documents/document.ts';
import type { Paper } from '../papers/paper.ts';
import { checkDraft } from './checks/check-draft.ts';
import { indexSource, type SourceIndex } from './checks/source-index.ts';
import type { LinkTo } from './evidence.ts';
import { mergeRepaired } from './merge-repaired.ts';
import { ModelAnswerError, ModelBusyError, ModelRefusedError, NothingToSummariseError } from './model-errors.ts';
import { selectReading } from './select-reading.ts';
import { type SettleContext, type Settled, settleDraft } from './settle-draft.ts';
import type { Draft, Language, ModelReply, Summary, SummaryModel, SummaryRequest, Usage } from './summary.ts';
import { carriesInstructions, withholdInstructions } from './withhold-instructions.ts';

export interface Summarise {
  readonly paper: Paper;
  readonly document: PaperDocument;
  readonly language: Language;
  readonly model: SummaryModel;
  /** Writes from the paper's own sentences when the model's answer can't be used; without it such a paper fails. */
  readonly fallback?: SummaryModel;
  /** The checked summary in the first language: this one is rendered from it, with the same evidence. */
  readonly first?: Summary;
  readonly linkTo: LinkTo;
}

/** Longest text kept of something that was dropped. */
const LONGEST_DROPPED = 300;

/**
 * @throws ModelBusyError when a retry can help, ModelRefusedError when none can and no fallback may stand in,
 *   ModelAnswerError when the model's answers can't be used and there is no fallback, NothingToSummariseError
 */
export async function summarise(work: Summarise): Promise<Summary> {
  const { paper, document } = withholdInstructions(work.paper, work.document);
  if (document.blocks.length === 0 && paper.abstract === '') {
    throw new NothingToSummariseError(
      `there is no text of ${paper.id}: ${document.attempts.at(-1) ?? 'nothing was found'}`,
    );
  }
  const index = indexSource(paper, document);
  const request = { paper, document: selectReading(document, work.model.inputTokens), language: work.language };
  const spent: Usage[] = [];
  let dropped: Summary['dropped'] = [];
  try {
    const reply = await askTwice(work.model, request, spent);
    const draft = reply.verbatim ? reply.draft : await repaired(work.model, request, reply.draft, index, spent);
    const settled = settleDraft(draft, contextOf(work, index, document, reply.verbatim));
    const whole = complete(settled, reply.verbatim, paper);
    if (whole) return summaryOf(work, request.document, whole, reply, spent);
    dropped = settled.dropped;
    if (!work.fallback)
      throw new ModelAnswerError(
        'not-as-asked',
        `too little of the summary of ${paper.id} can be held against the paper`,
      );
  } catch (error) {
    if (!work.fallback || !mayStandIn(error)) throw error;
    dropped = [{ check: (error as Error).name, text: (error as Error).message }];
  }
  return byFallback(work, work.fallback, document, index, spent, dropped);
}

/** An answer that can't be read is asked for once more (a cut or malformed one often comes right), never a third time. */
async function askTwice(model: SummaryModel, request: SummaryRequest, spent: Usage[]): Promise<ModelReply> {
  for (let last = false; ; last = true) {
    try {
      const reply = await model.draft(request);
      spent.push(reply.usage);
      return reply;
    } catch (error) {
      const { usage } = error as { usage?: Usage };
      if (usage) spent.push(usage);
      if (last || !(error instanceof ModelAnswerError)) throw error;
    }
  }
}

/** One turn for what the checks refuse. A repair that fails loses what it was to mend and nothing else. */
async function repaired(
  model: SummaryModel,
  request: SummaryRequest,
  draft: Draft,
  index: SourceIndex,
  spent: Usage[],
): Promise<Draft> {
  const { objections } = checkDraft(draft, index, request.language, false);
  if (objections.length === 0 || !model.repair) return draft;
  try {
    const reply = await model.repair(request, draft, objections);
    spent.push(reply.usage);
    return mergeRepaired(draft, reply.draft, objections);
  } catch (error) {
    if (!isModelError(error)) throw error;
    const { usage } = error as { usage?: Usage };
    if (usage) spent.push(usage);
    return draft;
  }
}

const isModelError = (error: unknown): boolean =>
  error instanceof ModelAnswerError || error instanceof ModelBusyError || error instanceof ModelRefusedError;

/** The account's troubles are the operator's to mend; a paper's own, and a spent budget, need not keep it from its readers. */
const mayStandIn = (error: unknown): boolean =>
  error instanceof ModelAnswerError || (error instanceof ModelRefusedError && error.concernsPaper);

function contextOf(work: Summarise, index: SourceIndex, document: PaperDocument, verbatim: boolean): SettleContext {
  return { index, document, language: work.language, verbatim, linkTo: work.linkTo };
}

type Whole = Settled & { readonly headline: string; readonly overview: string };

/** Undefined when too little of a generated summary stands. A verbatim one falls back on the title, which is the paper's own too. */
function complete(settled: Settled, verbatim: boolean, paper: Paper): Whole | undefined {
  const { headline, overview } = settled;
  if (verbatim) return { ...settled, headline: headline ?? paper.title, overview: overview ?? '' };
  if (headline === undefined || overview === undefined || settled.qa.length === 0) return undefined;
  return { ...settled, headline, overview };
}

async function byFallback(
  work: Summarise,
  fallback: SummaryModel,
  document: PaperDocument,
  index: SourceIndex,
  spent: Usage[],
  before: Summary['dropped'],
): Promise<Summary> {
  const reply = await fallback.draft({ paper: index.paper, document, language: work.language });
  spent.push(reply.usage);
  const settled = settleDraft(reply.draft, contextOf(work, index, document, reply.verbatim));
  const whole = complete(settled, true, index.paper)!;
  return summaryOf(work, document, { ...whole, dropped: [...before, ...whole.dropped] }, reply, spent);
}

function summaryOf(
  work: Summarise,
  read: PaperDocument,
  whole: Whole,
  reply: ModelReply,
  spent: readonly Usage[],
): Summary {
  const suspicious = carriesInstructions(work.document);
  return {
    paperId: work.paper.id,
    language: work.language,
    headline: whole.headline,
    overview: whole.overview,
    qa: whole.qa,
    verbatim: reply.verbatim,
    coverage: read.coverage,
    suspicious,
    // A planted instruction may have shaped what was dropped; of such a paper only the counts are kept.
    dropped: whole.dropped.map(({ check, text }) => ({
      check,
      text: suspicious ? '' : text.slice(0, LONGEST_DROPPED),
    })),
    model: reply.model,
    usage: sum(spent),
    ...(work.paper.version !== undefined && { version: work.paper.version }),
  };
}

function sum(spent: readonly Usage[]): Usage {
  return spent.reduce(
    (all, one) => ({
      calls: all.calls + one.calls,
      inputTokens: all.inputTokens + one.inputTokens,
      outputTokens: all.outputTokens + one.outputTokens,
      cost: all.cost + one.cost,
    }),
    { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 },
  );
}
