/**
 * A week's checked summaries as a document, so that what is said across them goes through the very checks that a summary goes
 * through against its paper: a quote is a summary's own words, and its place names the paper.
 */
import type { Block, PaperDocument, Place } from '../../documents/document.ts';
import type { Language } from '../../language.ts';
import type { Paper, PaperId, Week } from '../../papers/paper.ts';
import { textOf } from '../parts.ts';
import type { Summary, WeekRequest } from '../summary.ts';
import { disagreementsOf } from './disagreements.ts';

export interface Summarised {
  readonly title: string;
  readonly summary: Summary;
}

/** Written, checked sentence by sentence, and of a paper that gives no machine orders: what else stands in a week says nothing here. */
export const isSurveyed = ({ verbatim, check, suspicious, overview }: Summary): boolean =>
  !verbatim && check === 'sentence' && !suspicious && overview.length > 0;

/** Each paper is a section: its title as the heading, then headline, overview and every answer behind its question. */
export function weekRequest(week: Week, language: Language, papers: readonly Summarised[]): WeekRequest {
  const blocks = papers.flatMap(({ title, summary }): Block[] => {
    const place = placeIn(summary.paperId);
    const { headline, overview, qa } = summary;
    const texts = [textOf(headline), textOf(overview), ...qa.map((each) => `${each.question} ${textOf(each.answer)}`)];
    return [
      { kind: 'heading', text: title, section: title, place },
      ...texts.map((text): Block => ({ kind: 'paragraph', text, section: title, place })),
    ];
  });
  return {
    paper: theWeek(week),
    document: { ...NOTHING_APART, blocks },
    language,
    disagreements: disagreementsOf(papers),
  };
}

const placeIn = (id: PaperId) => ({ kind: 'section', heading: id }) as const;

/** The paper that a passage of the week's document is of. */
export const paperAt = (place: Place): PaperId => (place.kind === 'section' ? place.heading : '');

const theWeek = (week: Week): Paper => ({
  ...{ id: `week:${week}`, week, title: '', authors: [], url: '', categories: [], abstract: '' },
  ...{ locations: [], picks: [], remarks: [] },
});

const NOTHING_APART: Omit<PaperDocument, 'blocks'> = {
  ...{ kind: 'html', url: '', setApart: {}, suspicions: [], coverage: { kind: 'full' }, attempts: [] },
};
