/** One survey: the draft, the checks and the second reader of every summary, and what does not hold is dropped. It is never sent back. */
import type { Language } from '../../language.ts';
import type { Week } from '../../papers/paper.ts';
import { indexSource } from '../quote/source-index.ts';
import type { ModelReply, Sentence, SummaryModel, Usage, WeekRequest } from '../summary.ts';
import { ModelAnswerError, WindowError } from '../write/models/model-errors.ts';
import { addUsage } from '../write/models/paid-call.ts';
import { mendDraft } from '../write/repair/mend-draft.ts';
import type { SecondReader } from '../write/second-reader.ts';
import { settleDraft } from '../write/settle-draft.ts';
import { withTitles } from './named-papers.ts';
import { LEAST_SENTENCES, MOST_SENTENCES, type Survey, standsOn } from './survey.ts';
import { paperAt, type Summarised, weekRequest } from './week-document.ts';

export interface SurveyWork {
  readonly week: Week;
  readonly language: Language;
  readonly papers: readonly Summarised[];
  readonly model: Pick<SummaryModel, 'survey'>;
  readonly reader?: SecondReader;
}

export type Surveyed = Omit<Survey, 'from' | 'writings'>;

/** Longest text kept of something that was dropped. */
const LONGEST_DROPPED = 300;

/**
 * @returns undefined where the model writes none; without a sentence where none of its answers could be used
 * @throws ModelBusyError, ModelRefusedError, BudgetReachedError
 */
export async function writeSurvey(work: SurveyWork): Promise<Surveyed | undefined> {
  const { week, language, papers, model, reader } = work;
  if (!model.survey) return undefined;
  const request = weekRequest(week, language, papers);
  const spent: Usage[] = [];
  const reply = await drafted({ survey: model.survey }, request, spent);
  const { document } = request;
  const index = indexSource(request.paper, document);
  const job = { model: {}, request, index, renders: undefined, spent, ...(reader && { reader }) };
  const titles = new Map(papers.map(({ title, summary }) => [summary.paperId, title]));
  const { draft, history, dropped } = await mendDraft(withTitles(reply.draft, titles, index), job);
  const context = { index, document, language, verbatim: false, linkTo: () => '' };
  const settled = settleDraft(draft, context, history);
  // What leans on a neighbour's quotes, on a question or on titles alone stands on no checked sentence.
  const stands = standsOn(papers.map(({ title, summary }) => ({ ...summary, id: summary.paperId, title })));
  const isOwn = (each: Sentence) => each.carried === 'own' && stands(surveySentence(each));
  const kept = settled.overview.filter(isOwn).slice(0, MOST_SENTENCES);
  const loose = settled.overview
    .filter((each) => !isOwn(each))
    .map(({ text }) => ({ check: 'paper-not-quoted', text }));
  return {
    ...{ week, language, model: reply.model },
    sentences: kept.length < LEAST_SENTENCES ? [] : kept.map(surveySentence),
    dropped: [...reply.dropped, ...dropped, ...settled.dropped, ...loose].map(({ check, text }) => ({
      check,
      text: text.slice(0, LONGEST_DROPPED),
    })),
    usage: spent.reduce(addUsage),
  };
}

/** An answer that can't be read, or was given to half a prompt, is asked for once more; its cost is told though nothing comes of it. */
async function drafted(
  model: Required<SurveyWork['model']>,
  request: WeekRequest,
  spent: Usage[],
): Promise<Pick<ModelReply, 'draft' | 'model'> & Pick<Survey, 'dropped'>> {
  let again: WeekRequest['again'];
  for (let tries = 1; ; tries++) {
    try {
      const { usage, ...reply } = await model.survey(again ? { ...request, again } : request);
      spent.push(usage);
      return { ...reply, dropped: [] };
    } catch (error) {
      if (!(error instanceof ModelAnswerError || error instanceof WindowError)) throw error;
      spent.push(error.usage ?? NOTHING_SPENT);
      const nothing = { headline: [], overview: [], qa: [] };
      if (tries === 2) return { draft: nothing, model: '', dropped: [{ check: error.name, text: error.message }] };
      if (error instanceof ModelAnswerError) again = error.fault;
    }
  }
}

const NOTHING_SPENT: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };

const surveySentence = ({ text, evidence, agreed }: Sentence): Survey['sentences'][number] => ({
  text,
  evidence: evidence.map(({ quote, place }) => ({ paper: paperAt(place), quote })),
  ...(agreed !== undefined && { agreed }),
});
