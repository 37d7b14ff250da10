/**
 * The survey of a week, written by the worker that finishes its last paper: the edition needs it at its freeze and waits for
 * none, so whatever goes wrong here costs the edition the survey and nothing else.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../language.ts';
import type { Week } from '../../papers/paper.ts';
import type { PaperStore } from '../../papers/paper-store.ts';
import { type LeaseServices, whileLeased } from '../../papers/work-lease.ts';
import { inTime } from '../../platform/in-time.ts';
import type { Counter } from '../../platform/metrics.ts';
import type { SummaryStore } from '../summary-store.ts';
import type { Survey } from './survey.ts';
import { isSurveyed, type Summarised } from './week-document.ts';
import type { Surveyed, SurveyWork } from './write-survey.ts';

export interface SurveyServices extends LeaseServices {
  readonly papers: LeaseServices['papers'] & Pick<PaperStore, 'entries' | 'get'>;
  readonly summaries: Pick<SummaryStore, 'all' | 'provenance' | 'survey' | 'keepSurvey'>;
  readonly languages: readonly Language[];
  /** Undefined where nobody writes any. */
  readonly write: (work: Pick<SurveyWork, 'week' | 'language' | 'papers'>) => Promise<Surveyed | undefined>;
  readonly onFailed: (week: Week, error: unknown) => void;
}

/** Papers that a survey needs: of one there is nothing to say across. */
const LEAST_PAPERS = 2;
/** A week whose papers come day by day is finished on each of its days, and once more when late ones come. */
const MOST_WRITINGS = 8;

/** Kept back to end the message in: a worker that is cut off gets its paper once more, and in the end it is a dead letter. */
const SPARE_MS = 30_000;

/**
 * Never throws: its paper is done, and no message need come again. Nothing while papers are being worked on, where another worker writes it, and where it stands already for these summaries.
 * @param run of a forced run; it is written anew when that run has written all of the week. `deadline`: in ms since 1970
 */
export async function surveyWeek(
  week: Week,
  { run, deadline }: { readonly run: string; readonly deadline: number },
  services: SurveyServices,
  counter: Counter,
): Promise<void> {
  const write = async () => {
    for (const language of services.languages) await surveyIn(language, week, run, services, counter);
  };
  const left = deadline - SPARE_MS - services.now().getTime();
  const failed = (error: unknown) => services.onFailed(week, error);
  await whileLeased(
    { paper: `week:${week}` },
    services,
    () => inTime(write(), left, () => new Error('there was too little time left')),
    () => {},
  ).catch(failed);
}

async function surveyIn(
  language: Language,
  week: Week,
  run: string,
  { papers, summaries, write }: SurveyServices,
  counter: Counter,
): Promise<void> {
  const entries = await papers.entries(week);
  // One that failed may never come; one that waits for the operator holds up the edition too.
  const open = entries.filter(({ trouble, setAside }) => !trouble && !setAside);
  if (open.some(({ readAt }) => readAt === undefined)) return;
  const ids = entries.map(({ id }) => id);
  const done = await summaries.all(ids, language);
  if (open.some(({ id }) => !done.has(id))) return;
  if (run !== '') for (const id of done.keys()) if ((await summaries.provenance(id, language))?.run !== run) return;
  const surveyed: Summarised[] = [];
  for (const id of ids) {
    const summary = done.get(id)?.read;
    const paper = summary && isSurveyed(summary) ? await papers.get(id) : undefined;
    if (summary && paper) surveyed.push({ title: paper.title, summary });
  }
  if (surveyed.length < LEAST_PAPERS) return;
  const from = digestOf(surveyed);
  const standing = await summaries.survey(week, language);
  const writings = standing?.writings ?? 0;
  if (standing?.from === from || (run === '' && writings >= MOST_WRITINGS)) return;
  const written = await write({ week, language, papers: surveyed });
  if (!written) return;
  const survey: Survey = { ...written, from, writings: writings + 1 };
  await summaries.keepSurvey(survey);
  counter.add('answersDropped', survey.dropped.length);
  counter.add('spendUsd', survey.usage.cost);
}

const digestOf = (papers: readonly Summarised[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        papers.map(({ summary: { paperId, headline, overview, qa } }) => [paperId, headline, overview, qa]),
      ),
    )
    .digest('hex')
    .slice(0, 16);
