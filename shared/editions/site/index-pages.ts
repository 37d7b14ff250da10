/** The pages that every edition changes: home, all editions by year, trends, search, and the page for a wrong address. */
import { type Html, html } from '../../platform/html.ts';
import type { Language } from '../../summaries/summary.ts';
import type { Edition } from '../edition.ts';
import type { EditionRecord } from '../edition-store.ts';
import { headline } from '../text.ts';
import { barChart, counted } from './chart.ts';
import { framePage, rootOf } from './frame.ts';
import { editionPath, paperPath } from './paths.ts';
import { SITE_WORDS } from './words.ts';

export interface Archive {
  readonly siteUrl: string;
  readonly language: Language;
  /** Editions in this language, newest first. */
  readonly editions: readonly EditionRecord[];
  /** The site exists in another language as well. */
  readonly bilingual: boolean;
}

const otherRoot = ({ language, bilingual }: Archive, folder: string): string | undefined =>
  bilingual ? `${rootOf(language === 'ja' ? 'en' : 'ja')}${folder}` : undefined;

function indexPage(archive: Archive, folder: string, title: string, main: Html, script?: string): string {
  const { language, siteUrl } = archive;
  const words = SITE_WORDS[language];
  return framePage(
    {
      language,
      title,
      description: words.tagline,
      siteUrl,
      path: rootOf(language) + folder,
      otherPath: otherRoot(archive, folder),
      script,
    },
    main,
  );
}

const editionLine = ({ language }: Archive, edition: EditionRecord): Html =>
  html`<li><a href="/${editionPath(edition.week, language)}">${edition.week}</a> <span class="soft">${edition.from} ~ ${edition.to} · ${SITE_WORDS[language].papers(edition.papers)}</span></li>
`;

/** @param newest the newest edition in full, for its contents */
export function renderHome(archive: Archive, newest: Edition | undefined): string {
  const { language } = archive;
  const words = SITE_WORDS[language];
  const contents =
    newest &&
    html`<h2>${words.newest}: <a href="/${editionPath(newest.week, language)}">${newest.week} (${newest.from} ~ ${newest.to})</a></h2>
<ol class="contents">
${newest.papers.map(
  (
    paper,
  ) => html`<li><a href="/${paperPath(paper.id, language)}">${paper.title}</a><br>${headline(paper, language)}</li>
`,
)}</ol>`;
  const main = html`<h1>${words.tagline}</h1>
<p>${words.promise}</p>
<p><a class="button" href="/api/subscribe?language=${language}">${words.subscribe}</a></p>
${contents}
<h2>${words.archive}</h2>
<ul>
${archive.editions.slice(0, 8).map((edition) => editionLine(archive, edition))}</ul>
<p><a href="/${rootOf(language)}archive/">${words.archive}</a></p>`;
  return indexPage(archive, '', words.name, main);
}

export function renderArchive(archive: Archive): string {
  const words = SITE_WORDS[archive.language];
  const years = [...new Set(archive.editions.map((edition) => edition.week.slice(0, 4)))];
  const main = html`<h1>${words.archive}</h1>
${years.map(
  (year) => html`<h2>${year}</h2>
<ul>
${archive.editions.filter((edition) => edition.week.startsWith(year)).map((edition) => editionLine(archive, edition))}</ul>
`,
)}`;
  return indexPage(archive, 'archive/', `${words.archive} · ${words.name}`, main);
}

const TREND_EDITIONS = 52;
const TREND_CATEGORIES = 10;

/** A month against the months before it; with fewer editions a difference says nothing. */
const NEW_EDITIONS = 4;
const MOST_GROWING = 5;

/** Categories with more papers in an edition of the newest month than before, on average; most growth first. */
function growingCategories(editions: readonly EditionRecord[]): { name: string; before: number; now: number }[] {
  const [fresh, old] = [editions.slice(0, NEW_EDITIONS), editions.slice(NEW_EDITIONS)];
  if (old.length < NEW_EDITIONS) return [];
  const average = (name: string, of: readonly EditionRecord[]) =>
    of.flatMap((edition) => edition.categories ?? []).filter((each) => each === name).length / of.length;
  return [...new Set(fresh.flatMap((edition) => edition.categories ?? []))]
    .map((name) => ({ name, before: average(name, old), now: average(name, fresh) }))
    .filter(({ before, now }) => now - before >= 0.5)
    .sort((a, b) => b.now - b.before - (a.now - a.before) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_GROWING);
}

/** Which categories grow: the newest year's editions together, then each edition by itself. */
export function renderTrends(archive: Archive): string {
  const words = SITE_WORDS[archive.language];
  const year = archive.editions.slice(0, TREND_EDITIONS);
  const categories = year.flatMap((edition) => edition.categories ?? []);
  const growing = growingCategories(year);
  const main = html`<h1>${words.trends}</h1>
<p>${words.trendsIntro}</p>
${
  growing.length > 0 &&
  html`<h2>${words.growing}</h2>
<ul>${growing.map(({ name, before, now }) => html`<li>${name} <span class="soft">${before.toFixed(1)} → ${now.toFixed(1)}</span></li>`)}</ul>
`
}${barChart(words.perCategory, counted(categories, TREND_CATEGORIES, words.other))}${barChart(
  words.found,
  year.map((edition) => ({ label: edition.week, value: edition.papers })),
)}<div class="charts">${year.map((edition) => barChart(`${edition.week} · ${words.perCategory}`, counted(edition.categories ?? [], 5, words.other)))}</div>`;
  return indexPage(archive, 'trends/', `${words.trends} · ${words.name}`, main);
}

/** The script reads the index beside it; without scripts the list of all editions remains. */
export function renderSearch(archive: Archive): string {
  const { language } = archive;
  const words = SITE_WORDS[language];
  const root = `/${rootOf(language)}`;
  const main = html`<h1>${words.search}</h1>
<form role="search" action="${root}search/" method="get"><label for="q">${words.searchLabel}</label>
<input type="search" id="q" name="q" placeholder="${words.searchHint}" autocomplete="off"><button type="submit">${words.search}</button></form>
<p id="count" class="soft" role="status" data-none="${words.searchNone}" data-index="${root}search/index.json" data-site="/"></p>
<ol id="found" class="contents"></ol>
<noscript><p>${words.noScript} <a href="${root}archive/">${words.archive}</a></p></noscript>`;
  return indexPage(archive, 'search/', `${words.search} · ${words.name}`, main, 'search.js');
}

export function renderNotFound(archive: Archive): string {
  const words = SITE_WORDS[archive.language];
  const main = html`<h1>${words.notFound}</h1><p><a href="/${rootOf(archive.language)}">${words.home}</a></p>`;
  return indexPage({ ...archive, bilingual: false }, '404.html', words.notFound, main);
}
