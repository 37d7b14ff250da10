/** The pages that every edition changes: home, all editions by year, search, and the page for a wrong address. */
import { LANGUAGES, type Language } from '../../../language.ts';
import type { PublishingSlot } from '../../../papers/time/publish-slot.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { Edition, EditionRecord } from '../../edition.ts';
import { weekWords } from '../../naming/days.ts';
import { editionPath, paperPath } from '../paths.ts';
import { HITS_SHOWN } from '../search/search-script.ts';
import { topicFeedPath } from '../topic-feeds.ts';
import { framePage, rootOf, subscribeForm } from './frame.ts';
import { headlineOf, langOf } from './said.ts';
import { SITE_WORDS } from './words.ts';

export interface Archive {
  readonly siteUrl: string;
  readonly language: Language;
  /** Editions in this language, newest first. */
  readonly editions: readonly EditionRecord[];
  /** The site exists in another language as well. */
  readonly bilingual: boolean;
  /** Each has a feed. */
  readonly topics?: readonly string[];
}

const otherRoot = ({ language, bilingual }: Archive, folder: string): string | undefined =>
  bilingual ? `${rootOf(language === 'ja' ? 'en' : 'ja')}${folder}` : undefined;

/** A page of the site in its frame, with its twin in the other language. */
export function indexPage(archive: Archive, folder: string, title: string, main: Html, script?: string): string {
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
  html`<li><a href="/${editionPath(edition.week, language)}">${weekWords(edition.from, edition.to, language)}</a> <span class="soft">${edition.week} · ${SITE_WORDS[language].papers(edition.papers)}</span></li>
`;

/** A usual week in full; of a large one the first, so that the home page stays one. */
const PAPERS_SHOWN = 10;
const EDITIONS_SHOWN = 8;

/** @param newest the newest edition in full, for its contents; @param due when there is none yet, the slot in which one comes */
export function renderHome(archive: Archive, newest: Edition | undefined, due?: PublishingSlot): string {
  const { language } = archive;
  const words = SITE_WORDS[language];
  const contents =
    newest &&
    html`<h2>${words.newest}: <a href="/${editionPath(newest.week, language)}"><span class="whole">${weekWords(newest.from, newest.to, language)}</span></a></h2>
<ol class="contents">
${newest.papers.slice(0, PAPERS_SHOWN).map(
  (
    paper,
  ) => html`<li><a href="/${paperPath(paper.id, language)}"${langOf(paper.title, language)}>${paper.title}</a><br>${headlineOf(paper, language)}</li>
`,
)}</ol>
<p><a href="/${editionPath(newest.week, language)}">${words.wholeEdition(newest.papers.length)}</a></p>`;
  const main = html`<h1>${words.tagline}</h1>
<p>${words.promise}</p>
${subscribeForm(language)}
${due && html`<p>${words.waiting(due)}</p>`}
${contents}
<h2>${words.archive}</h2>
<ul>
${archive.editions.slice(0, EDITIONS_SHOWN).map((edition) => editionLine(archive, edition))}</ul>
<p><a href="/${rootOf(language)}archive/">${words.allEditions}</a></p>`;
  return indexPage(archive, '', words.name, main);
}

export function renderArchive(archive: Archive): string {
  const words = SITE_WORDS[archive.language];
  const years = [...new Set(archive.editions.map((edition) => edition.week.slice(0, 4)))];
  const topics = archive.topics ?? [];
  const main = html`<h1>${words.archive}</h1>
${topics.length > 0 && html`<p>${words.topicFeeds}: ${topics.map((topic, at) => html`${at > 0 && ' · '}<a href="/${topicFeedPath(topic, archive.language)}">${topic}</a>`)}</p>`}
${years.map(
  (year) => html`<h2>${year}</h2>
<ul>
${archive.editions.filter((edition) => edition.week.startsWith(year)).map((edition) => editionLine(archive, edition))}</ul>
`,
)}`;
  return indexPage(archive, 'archive/', `${words.archive} · ${words.name}`, main);
}

/** The script reads the index beside it; without scripts the list of all editions remains. */
export function renderSearch(archive: Archive): string {
  const { language } = archive;
  const words = SITE_WORDS[language];
  const root = `/${rootOf(language)}`;
  const main = html`<h1>${words.search}</h1>
<form role="search" action="${root}search/" method="get"><label for="q">${words.searchLabel}</label>
<input type="search" id="q" name="q" placeholder="${words.searchHint}" autocomplete="off"><button type="submit">${words.search}</button></form>
<p id="count" class="soft" role="status" data-none="${words.searchNone}" data-some="${words.searchSome}" data-most="${words.searchMost(HITS_SHOWN)}" data-range="${words.searchRange}" data-span="${words.searchSpan}" data-failed="${words.searchFailed}" data-index="${root}search/index.json" data-site="/"></p>
<ol id="found" class="contents"></ol>
<p><button type="button" id="older" data-words="${words.searchOlder}" hidden></button></p>
<noscript><p>${words.noScript} <a href="${root}archive/">${words.archive}</a></p></noscript>`;
  return indexPage(archive, 'search/', `${words.search} · ${words.name}`, main, 'search.js');
}

/** One file answers every wrong address, so it speaks each language of the site, that of its root first, whichever edition came last. */
export function renderNotFound(archive: Archive): string {
  const languages: readonly Language[] = archive.bilingual ? LANGUAGES : [archive.language];
  const say = (language: Language, at: number) => {
    const { notFound, home, archive: all } = SITE_WORDS[language];
    const heading = at === 0 ? html`<h1>${notFound}</h1>` : html`<h2>${notFound}</h2>`;
    return html`<div lang="${language}">${heading}<p><a href="/${rootOf(language)}">${home}</a> · <a href="/${rootOf(language)}archive/">${all}</a></p></div>
`;
  };
  const title = languages.map((language) => SITE_WORDS[language].notFound).join(' · ');
  const own = { ...archive, language: languages[0]!, bilingual: false };
  return indexPage(own, '404.html', title, html`${languages.map(say)}`);
}
