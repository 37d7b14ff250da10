/** The one repair turn: what the checks refuse goes back to the model with the reasons. */
import { checkDraft } from '../../check/check-draft.ts';
import type { SourceIndex } from '../../quote/source-index.ts';
import type { Draft, ModelReply, Objection, Summary, SummaryModel, SummaryRequest, Usage } from '../../summary.ts';
import { BudgetReachedError, ModelAnswerError, ModelBusyError, ModelRefusedError } from '../models/model-errors.ts';
import { disagreements, withEvidence } from '../render-in-language.ts';
import { mergeRepaired } from './merge-repaired.ts';

interface RepairJob {
  readonly model: SummaryModel;
  readonly request: SummaryRequest;
  readonly index: SourceIndex;
  readonly first?: Summary;
  readonly spent: Usage[];
}

interface Mended {
  readonly draft: Draft;
  /** What was taken out because it says something else than the first language. */
  readonly dropped: Summary['dropped'];
}

const NOTHING: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };

/** A repair that fails loses what it was to mend and nothing else: the draft is paid for, and its good parts are good. */
export async function repairDraft({ draft, verbatim }: ModelReply, job: RepairJob): Promise<Mended> {
  if (verbatim) return { draft, dropped: [] };
  const first = job.first && !job.first.verbatim && job.model.render ? job.first : undefined;
  const objections = [
    ...checkDraft(draft, job.index, job.request.language, false).objections,
    ...(first ? disagreements(draft, first) : []),
  ];
  const mended = objections.length === 0 ? draft : await sendBack(draft, objections, job);
  // Evidence stays what was verified for the first language, whatever a repair hands in.
  return first ? withoutDisagreement(withEvidence(mended, first, NOTHING), first) : { draft: mended, dropped: [] };
}

async function sendBack(draft: Draft, objections: readonly Objection[], job: RepairJob): Promise<Draft> {
  if (!job.model.repair) return draft;
  try {
    const reply = await job.model.repair(job.request, draft, objections);
    job.spent.push(reply.usage);
    return mergeRepaired(draft, reply.draft, objections);
  } catch (error) {
    if (!isModelError(error)) throw error;
    const { usage } = error as { usage?: Usage };
    if (usage) job.spent.push(usage);
    return draft;
  }
}

/** Parts in which the two languages still differ: answers go, headline and overview are emptied and so fail. */
function withoutDisagreement(draft: Draft, first: Summary): Mended {
  const differing = new Map(disagreements(draft, first).map(({ where, check }) => [where, check]));
  const dropped: { check: string; text: string }[] = [];
  const part = (where: 'headline' | 'overview'): string => {
    const check = differing.get(where);
    if (check === undefined) return draft[where];
    dropped.push({ check, text: draft[where] });
    return '';
  };
  const [headline, overview] = [part('headline'), part('overview')];
  const qa = draft.qa.filter(({ question, answer }, at) => {
    const check = differing.get(`qa[${at}]`);
    if (check !== undefined) dropped.push({ check, text: `${question} ${answer}` });
    return check === undefined;
  });
  return { draft: { headline, overview, qa }, dropped };
}

const isModelError = (error: unknown): boolean =>
  error instanceof ModelAnswerError ||
  error instanceof ModelBusyError ||
  error instanceof ModelRefusedError ||
  error instanceof BudgetReachedError;
