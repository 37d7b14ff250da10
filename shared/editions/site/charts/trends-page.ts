/** Which categories grow: the newest year's editions, category by category. */

import type { Week } from '../../../papers/paper.ts';
import { previousWeek } from '../../../papers/time/week.ts';
import { html } from '../../../platform/html.ts';
import type { EditionRecord } from '../../edition.ts';
import { type Archive, indexPage } from '../pages/index-pages.ts';
import { SITE_WORDS } from '../pages/words.ts';
import { counted } from './chart.ts';
import { trendChart } from './trend-chart.ts';

const MOST_WEEKS = 52;
const MOST_CATEGORIES = 10;

/** A month against the months before it; with fewer editions a difference says nothing. */
const NEW_EDITIONS = 4;
const MOST_GROWING = 5;

export function renderTrends(archive: Archive): string {
  const words = SITE_WORDS[archive.language];
  const newest = archive.editions.slice(0, MOST_WEEKS);
  const weeks = weeksOf(newest);
  const byWeek = new Map(newest.map((edition) => [edition.week, edition]));
  const year = weeks.map((week) => byWeek.get(week));
  const growing = growingCategories(newest);
  const names = counted(
    newest.flatMap((edition) => edition.categories ?? []),
    MOST_CATEGORIES,
    { rest: '', unknown: '' },
  ).flatMap(({ label }) => label || []);
  const main = html`<h1>${words.trends}</h1>
<p>${words.trendsIntro}</p>
${
  growing.length > 0 &&
  html`<h2>${words.growing}</h2>
<ul>${growing.map(({ name, before, now }) => html`<li>${name} <span class="soft">${before.toFixed(1)} → ${now.toFixed(1)}</span></li>`)}</ul>
`
}${trendChart(
  words.perCategory,
  weeks,
  [
    ...names.map((label) => ({ label, values: year.map((edition) => edition && often(label, edition)) })),
    ...(names.length > 0
      ? [{ label: words.uncategorised, values: year.map((edition) => edition && unnamed(edition)) }]
      : []),
  ].filter(({ values }) => values.some(Boolean)),
  words.figures,
)}${trendChart(words.found, weeks, [{ label: words.perEdition, values: year.map((edition) => edition?.papers) }], words.figures)}`;
  return indexPage(archive, 'trends/', `${words.trends} · ${words.name}`, main);
}

/** The newest weeks up to the newest edition's, those without an edition too, oldest first. */
function weeksOf(editions: readonly EditionRecord[]): Week[] {
  const weeks: Week[] = [];
  const oldest = editions.at(-1)?.week ?? '';
  for (let week = editions[0]?.week; week && week >= oldest && weeks.length < MOST_WEEKS; week = previousWeek(week))
    weeks.unshift(week);
  return weeks;
}

const unnamed = ({ papers, categories = [] }: EditionRecord): number => Math.max(0, papers - categories.length);

const often = (name: string, { categories = [] }: EditionRecord): number =>
  categories.filter((each) => each === name).length;

/** Categories with more papers in an edition of the newest month than before, on average; most growth first. */
function growingCategories(editions: readonly EditionRecord[]): { name: string; before: number; now: number }[] {
  const [fresh, old] = [editions.slice(0, NEW_EDITIONS), editions.slice(NEW_EDITIONS)];
  if (old.length < NEW_EDITIONS) return [];
  const average = (name: string, of: readonly EditionRecord[]) =>
    of.reduce((total, edition) => total + often(name, edition), 0) / of.length;
  return [...new Set(fresh.flatMap((edition) => edition.categories ?? []))]
    .map((name) => ({ name, before: average(name, old), now: average(name, fresh) }))
    .filter(({ before, now }) => now - before >= 0.5)
    .sort((a, b) => b.now - b.before - (a.now - a.before) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_GROWING);
}
