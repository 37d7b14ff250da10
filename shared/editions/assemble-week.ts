/** What the stores hold of a week right now, as an edition; the publisher freezes it, a preview only looks. */
import type { Language } from '../language.ts';
import type { Paper, PaperId, Week } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import type { SummaryStore } from '../summaries/summary-store.ts';
import type { Addition, Edition, Erratum } from './edition.ts';
import type { EditionStore } from './edition-store.ts';
import type { ErrataStore } from './errata-store.ts';
import { assembleEdition } from './freeze.ts';

export interface WeekServices {
  readonly papers: Pick<PaperStore, 'entries' | 'get' | 'remarks'>;
  readonly summaries: Pick<SummaryStore, 'all' | 'survey'>;
  readonly editions: Pick<EditionStore, 'list' | 'load'>;
  readonly errata: Pick<ErrataStore, 'between'>;
  /** Which sources the week was collected from, for the receipt. */
  readonly source: string;
  readonly daysOfWeek: (week: Week) => { from: string; to: string };
  readonly now: () => Date;
}

/** Undefined for a week without papers, unless it is to come out as such. */
export async function assembleWeek(
  services: WeekServices,
  week: Week,
  language: Language,
  { evenEmpty = false }: { readonly evenEmpty?: boolean } = {},
): Promise<Edition | undefined> {
  const entries = await services.papers.entries(week);
  if (entries.length === 0 && !evenEmpty) return undefined;
  const ids = entries.map((entry) => entry.id);
  const summaries = await services.summaries.all(ids, language);
  const papers = await Promise.all(
    entries.map(async ({ id, trouble, read }) => {
      const paper = await services.papers.get(id);
      if (!paper) return { paper: unreadable(id, week), trouble: 'its stored record could not be read' };
      const summary = summaries.get(id);
      return {
        ...{ paper, summary: summary?.read, read },
        trouble: summary?.setAside ? 'its stored summary could not be read' : trouble,
      };
    }),
  );
  const frozenAt = services.now().toISOString();
  return assembleEdition({
    week,
    ...services.daysOfWeek(week),
    language,
    source: services.source,
    frozenAt,
    papers,
    survey: await services.summaries.survey(week, language),
    remarks: await services.papers.remarks(week),
    errata: await newErrata(services, week, language, frozenAt),
    additions: await newAdditions(services, week, language),
  });
}

/** It comes out all the same: under its id, for want of its title, and with the reason. */
const unreadable = (id: PaperId, week: Week): Paper => ({
  ...{ id, week, title: id, authors: [], url: '', categories: [], abstract: '' },
  ...{ locations: [], picks: [], remarks: [] },
});

/** Corrections since the previous edition of this language came out, by their papers' titles; its readers have not heard of them yet. */
async function newErrata(services: WeekServices, week: Week, language: Language, frozenAt: string): Promise<Erratum[]> {
  const previous = (await earlierEditions(services, week, language, frozenAt))[0]?.frozenAt;
  if (previous === undefined) return [];
  const errata = await services.errata.between(previous, frozenAt, language, week);
  return Promise.all(
    errata.map(async (erratum) => {
      const paper = await services.papers.get(erratum.paperId);
      return { ...erratum, ...(paper && { title: paper.title }) };
    }),
  );
}

/** Papers that earlier editions gained since the newest of them came out. */
async function newAdditions(services: WeekServices, week: Week, language: Language): Promise<Addition[]> {
  const earlier = await earlierEditions(services, week, language, services.now().toISOString());
  const newest = earlier[0]?.frozenAt ?? '';
  const grown = earlier.filter(({ supplementedAt }) => supplementedAt !== undefined && supplementedAt > newest);
  const editions = await Promise.all(grown.map((each) => services.editions.load(each.week, language)));
  return editions.flatMap((edition) =>
    (edition?.papers ?? [])
      .filter(({ added }) => added && added > newest)
      .map(({ id, title }) => ({ week: edition!.week, paperId: id, title })),
  );
}

/** Of this language, and the one that came out last first. */
async function earlierEditions(services: WeekServices, week: Week, language: Language, before: string) {
  return (await services.editions.list())
    .filter((each) => each.language === language && each.week !== week && each.frozenAt < before)
    .sort((a, b) => (a.frozenAt < b.frozenAt ? 1 : -1));
}
