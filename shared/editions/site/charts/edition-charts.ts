/** An edition at a glance: its papers by category and day, how much of them was read, and what the checks made of the sentences. */
import { type Html, html } from '../../../platform/html.ts';
import type { Edition } from '../../edition.ts';
import { coverageKindLabel, LABELS } from '../../labels.ts';
import { dayWords } from '../../naming/days.ts';
import { SITE_WORDS } from '../pages/words.ts';
import { barChart, counted } from './chart.ts';

const MOST_CATEGORIES = 8;

export function editionCharts(edition: Edition): Html {
  const { language, papers, receipt } = edition;
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const known = papers.some((paper) => paper.categories.length > 0);
  const read = counted(
    papers.map((paper) => coverageKindLabel(paper.coverage, language)),
    5,
    { rest: words.other, unknown: label.unknown },
  );
  // A chart of one bar, or of what nobody knows, says nothing.
  return html`<div class="charts">${
    known &&
    barChart(
      words.perCategory,
      counted(
        papers.map((paper) => paper.categories[0]),
        MOST_CATEGORIES,
        { rest: words.other, unknown: label.unknown },
      ),
    )
  }${barChart(words.perDay, byDay(edition))}${read.length > 1 && barChart(words.readHow, read)}${
    receipt.sentences > 0 &&
    barChart(words.quotes, [
      { label: words.quotesChecked, value: receipt.sentencesCarried },
      { label: words.quotesRefused, value: receipt.answersDropped },
    ])
  }</div>`;
}

function byDay({ papers, language }: Edition): { label: string; value: number }[] {
  const days = papers.map((paper) => paper.published ?? '');
  return [...new Set(days)]
    .sort()
    .reverse()
    .map((day) => ({ label: dayWords(day || undefined, language), value: days.filter((each) => each === day).length }));
}
