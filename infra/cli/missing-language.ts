/** A week that was read for another language before: its papers are known to the collector and summarised in that one alone. */
import type { Week } from '../../shared/papers/paper.ts';
import type { Language } from '../../shared/summaries/summary.ts';
import type { Target } from './target.ts';

const LANGUAGES: readonly Language[] = ['ja', 'en'];

/** Puts papers on the queue that have a summary in another language and none in this one; answers how many. */
export async function enqueueForLanguage(target: Target, week: Week, language: Language): Promise<number> {
  if (await target.editions.load(week, language)) return 0;
  const ids = (await target.papers.entries(week)).map((entry) => entry.id);
  const done = await target.summaries.all(ids, language);
  const others = LANGUAGES.filter((each) => each !== language);
  const elsewhere = await Promise.all(others.map((other) => target.summaries.all(ids, other)));
  const wanted = ids.filter((id) => !done.has(id) && elsewhere.some((summaries) => summaries.has(id)));
  for (const paper of wanted) await target.invoke('rerun', { week, paper, from: 'summarize' });
  return wanted.length;
}
