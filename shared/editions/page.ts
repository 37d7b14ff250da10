/** One edition as a page that works without JavaScript and asks nobody else for anything. */
import { Eta } from 'eta/core';
import type { Edition, EditionPaper } from './edition.ts';
import { coverageLabel, dayLabel, LABELS, markOf, placeLabel } from './labels.ts';
import { escapeHtml, safeHref } from './mail.ts';
import { PAGE_TEMPLATE } from './page-template.ts';
import { headline } from './text.ts';

const eta = new Eta({ autoTrim: [false, false], cache: true });
eta.loadTemplate('@page', PAGE_TEMPLATE);

/** All foreign text is escaped; links leave only to http(s). */
export function renderPage(edition: Edition): string {
  const { language } = edition;
  return eta.render('@page', {
    language,
    label: LABELS[language],
    edition,
    e: escapeHtml,
    headline: (paper: EditionPaper) => headline(paper, language),
    day: (day: string | undefined) => dayLabel(day, language),
    coverage: (paper: EditionPaper) => coverageLabel(paper.coverage, language),
    place: (place: Parameters<typeof placeLabel>[0]) => placeLabel(place, language),
    href: safeHref,
    mark: (paper: EditionPaper) => markOf(paper, language).trim(),
  });
}
