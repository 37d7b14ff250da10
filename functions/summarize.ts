/**
 * Duty: read one paper in full and keep its checked summary, in every language of the digest; behind the last paper of a week,
 * write what its papers say together.
 * Trigger: the papers queue; `batch` and the sweep enter a paper again.
 * May fire for nothing: SQS delivers at least once, so a message may come for a paper that is summarised already (nothing
 * happens) or that another worker holds (it comes again later).
 */
import type { PaperMessage } from '../shared/papers/paper-message.ts';
import { type Delivered, PoisonMessageError } from '../shared/platform/handlers.ts';
import { type SummarizeServices, summarisePaper } from '../shared/summaries/summarise-paper.ts';
import { type SurveyServices, surveyWeek } from '../shared/summaries/survey/survey-week.ts';

/** From this delivery on, a paper that can't be read in full is read as far as it goes: dead letters help no reader. */
const LAST_READING = 3;
/** The queue gives up after five deliveries (`MAX_RECEIVE_COUNT` of the construct): on the last one a busy model gives way. */
const LAST_MODEL_TRY = 5;

export async function summarize(
  message: PaperMessage,
  { survey, ...services }: SummarizeServices & { readonly survey?: SurveyServices },
  { receiveCount, remainingMs, counter }: Delivered,
): Promise<void> {
  const deadline = services.now().getTime() + remainingMs;
  const paper = await services.papers.get(message.paper);
  if (!paper) throw new PoisonMessageError(`no paper ${message.paper} is recorded that can be read`);
  const [lastReading, lastTry] = [receiveCount >= LAST_READING, receiveCount >= LAST_MODEL_TRY];
  await summarisePaper(paper, { run: message.run, lastReading, lastTry }, services, counter);
  if (survey) await surveyWeek(paper.week, { run: message.run, deadline }, survey, counter);
}
