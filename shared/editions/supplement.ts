/** Papers that came after their edition was frozen: added to its pages, feed and data, and named in the next mail. */
import type { Language } from '../language.ts';
import type { Week } from '../papers/paper.ts';
import { assembleWeek, type WeekServices } from './assemble-week.ts';
import type { Edition } from './edition.ts';
import type { EditionStore } from './edition-store.ts';
import { receiptOf } from './freeze.ts';
import { LABELS } from './labels.ts';

export interface SupplementServices extends WeekServices {
  readonly editions: EditionStore;
  readonly writeSite: (edition: Edition) => Promise<readonly string[]>;
}

/**
 * What was frozen stays as it was mailed; late papers stand behind it, each once. One that is still being written waits.
 * @returns how many were added
 */
export async function addLate(week: Week, language: Language, services: SupplementServices): Promise<number> {
  const entries = await services.papers.entries(week);
  const standing = await services.editions.load(week, language);
  const there = new Set(standing?.papers.map(({ id }) => id));
  const missing = new Map(entries.filter(({ id }) => !there.has(id)).map((entry) => [entry.id, entry]));
  if (!standing || missing.size === 0) return 0;
  const now = await assembleWeek(services, week, language);
  const late = (now?.papers ?? []).filter(({ id, failure }) => {
    const entry = missing.get(id);
    return entry && (failure === undefined || entry.trouble !== undefined || entry.setAside !== undefined);
  });
  if (!now || late.length === 0) return 0;
  const added = late.map((paper) => ({ ...paper, title: LABELS[language].added + paper.title, added: now.frozenAt }));
  const papers = [...standing.papers, ...added];
  const { droppedBy, answersDropped, sentencesRepaired, tokens, cost } = now.receipt;
  const receipt = {
    ...receiptOf(papers, [], standing.receipt.remarks ?? []),
    ...{ droppedBy, answersDropped, sentencesRepaired, tokens, cost },
  };
  const edition: Edition = { ...standing, papers, receipt, supplementedAt: now.frozenAt };
  await services.editions.freeze(edition, true);
  await services.writeSite(edition);
  return late.length;
}
