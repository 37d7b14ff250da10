/** Papers that came after their edition was frozen: added to its pages, feed and data, and named in the next mail. */
import type { Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { assembleWeek, type WeekServices } from './assemble-week.ts';
import type { Edition, EditionPaper } from './edition.ts';
import type { EditionStore } from './edition-store.ts';
import { receiptOf } from './freeze.ts';
import { LABELS } from './labels.ts';

export interface SupplementServices extends WeekServices {
  readonly editions: EditionStore;
  readonly writeSite: (edition: Edition) => Promise<readonly string[]>;
}

interface Late {
  readonly standing: Edition;
  readonly now: Edition;
  readonly papers: readonly EditionPaper[];
}

/** Undefined where nothing is late. A paper that is still being written waits. */
async function lateIn(week: Week, language: Language, services: WeekServices): Promise<Late | undefined> {
  const entries = await services.papers.entries(week);
  const standing = await services.editions.load(week, language);
  const there = new Set(standing?.papers.map(({ id }) => id));
  const missing = new Map(entries.filter(({ id }) => !there.has(id)).map((entry) => [entry.id, entry]));
  if (!standing || missing.size === 0) return undefined;
  const now = await assembleWeek(services, week, language);
  const papers = (now?.papers ?? []).filter(({ id, failure }) => {
    const entry = missing.get(id);
    return entry && (failure === undefined || entry.trouble !== undefined || entry.setAside !== undefined);
  });
  return now && papers.length > 0 ? { standing, now, papers } : undefined;
}

/**
 * What was frozen stays as it was mailed; late papers stand behind it, each once.
 * @returns how many were added
 */
export async function addLate(week: Week, language: Language, services: SupplementServices): Promise<number> {
  const late = await lateIn(week, language, services);
  if (!late) return 0;
  const { standing, now } = late;
  const title = (paper: EditionPaper) => LABELS[language].added + paper.title;
  const added = late.papers.map((paper) => ({ ...paper, title: title(paper), added: now.frozenAt }));
  const papers = [...standing.papers, ...added];
  const { droppedBy, answersDropped, sentencesRepaired, tokens, cost } = now.receipt;
  const receipt = {
    ...receiptOf(papers, [], standing.receipt.remarks ?? []),
    ...{ droppedBy, answersDropped, sentencesRepaired, tokens, cost },
  };
  const edition: Edition = { ...standing, papers, receipt, supplementedAt: now.frozenAt };
  // Pages first: once it is frozen nobody looks for these papers again, and a run that dies would leave them on no page.
  await services.writeSite(edition);
  await services.editions.freeze(edition, true);
  await services.writeSite(edition);
  return added.length;
}

/**
 * Late papers join the week whose edition comes next; one that stands in an edition of another language stays there.
 * @returns how many were passed on
 */
export async function passOn(
  week: Week,
  to: Week,
  languages: readonly Language[],
  services: WeekServices & { readonly papers: Pick<PaperStore, 'move'> },
): Promise<number> {
  let ids: PaperId[] | undefined;
  for (const language of languages) {
    if (!(await services.editions.load(week, language))) continue;
    const late = new Set((await lateIn(week, language, services))?.papers.map(({ id }) => id));
    ids = ids === undefined ? [...late] : ids.filter((id) => late.has(id));
  }
  for (const id of ids ?? []) await services.papers.move(id, week, to);
  return ids?.length ?? 0;
}
