/** Which categories grow: the newest year's editions, category by category. */
import { html } from '../../../platform/html.ts';
import type { EditionRecord } from '../../edition.ts';
import { type Archive, indexPage } from '../pages/index-pages.ts';
import { SITE_WORDS } from '../pages/words.ts';
import { counted } from './chart.ts';
import { trendChart } from './trend-chart.ts';

const MOST_EDITIONS = 52;
const MOST_CATEGORIES = 10;

/** A month against the months before it; with fewer editions a difference says nothing. */
const NEW_EDITIONS = 4;
const MOST_GROWING = 5;

export function renderTrends(archive: Archive): string {
  const words = SITE_WORDS[archive.language];
  const newest = archive.editions.slice(0, MOST_EDITIONS);
  const year = newest.toReversed();
  const growing = growingCategories(newest);
  const names = counted(
    year.flatMap((edition) => edition.categories ?? []),
    MOST_CATEGORIES,
    { rest: '', unknown: '' },
  ).flatMap(({ label }) => label || []);
  const weeks = year.map((edition) => edition.week);
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
  names.map((label) => ({ label, values: year.map((edition) => often(label, edition)) })),
)}${trendChart(words.found, weeks, [{ label: words.perEdition, values: year.map((edition) => edition.papers) }])}`;
  return indexPage(archive, 'trends/', `${words.trends} · ${words.name}`, main);
}

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
