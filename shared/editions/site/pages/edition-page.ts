/** A week's edition as a page that works without JavaScript and asks nobody else for anything. */
import type { Language } from '../../../language.ts';
import { type Html, html } from '../../../platform/html.ts';
import { sentencesOf } from '../../../summaries/parts.ts';
import type { Edition, EditionPaper, EditionRecord, Erratum } from '../../edition.ts';
import { coverageLabel, firstLine, LABELS } from '../../labels.ts';
import { shorten } from '../../mail/subject.ts';
import { dayWords, weekWords } from '../../naming/days.ts';
import { oneLine } from '../../text.ts';
import { editionCharts } from '../charts/edition-charts.ts';
import { editionPath, paperPath, paperSlug } from '../paths.ts';
import { framePage, rootOf } from './frame.ts';
import { paperSection } from './paper-section.ts';
import { headlineOf, langOf } from './said.ts';
import { surveySection } from './survey-section.ts';
import { SITE_WORDS } from './words.ts';

export interface EditionPageOptions {
  readonly siteUrl: string;
  /** Languages in which this week has an edition. */
  readonly languages: readonly Language[];
  /** Corrections of this edition's own papers, made after it was frozen. */
  readonly errata: readonly Erratum[];
  /** The editions before and after this one in its language. */
  readonly earlier?: EditionRecord | undefined;
  readonly later?: EditionRecord | undefined;
}

/** What a page of one edition holds of each paper, the most first; what is left out stands on the paper's own page. */
const DEPTHS = ['all', 'places', 'overviews', 'contents'] as const;

/** A page that a phone on a train still loads at once: a usual week stays far below, a hundred papers don't. */
const LARGEST_PAGE = 150_000;

export function renderEditionPage(edition: Edition, options: EditionPageOptions): string {
  let page = '';
  for (const depth of DEPTHS) {
    page = renderTo(depth, edition, options);
    if (Buffer.byteLength(page) < LARGEST_PAGE) break;
  }
  return page;
}

function renderTo(depth: (typeof DEPTHS)[number], edition: Edition, options: EditionPageOptions): string {
  const { language, week, papers, receipt } = edition;
  const { siteUrl } = options;
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const other = options.languages.find((each) => each !== language);
  const path = editionPath(week, language);
  const days = weekWords(edition.from, edition.to, language);
  const first = firstLine(edition);
  const title = `${label.digest} ${days}`;
  const main = html`<h1>${label.digest} <span class="whole">${days}</span></h1>
<p class="soft">${week} · ${words.papers(papers.length)} · ${words.minutes(readingMinutes(edition))} · ${words.checked(receipt)}</p>${
    first &&
    html`
<p><b>${first}</b></p>`
  }
${receipt.answersDropped > 0 && html`<p class="soft">${words.refused(receipt.answersDropped)} <a href="/${rootOf(language)}about/">${words.howChecked}</a></p>`}
${papers.some((paper) => paper.model === 'recorded') && html`<p class="note">${words.recordedNote}</p>`}
${papers.some((paper) => paper.verbatim) && html`<p class="note">${words.verbatimNote}</p>`}
<div class="lead"><div><h2 id="contents">${words.contents}</h2>
<ol class="contents">
${papers.map(
  (
    paper,
  ) => html`<li><a href="${depth === 'contents' ? `/${paperPath(paper.id, language)}` : `#${paperSlug(paper.id)}`}"${langOf(paper.title, language)}>${paper.title}</a><br><span class="soft">${dayWords(paper.published, language)} · ${coverageLabel(paper.coverage, language)}</span><br>${headlineOf(paper, language)}</li>
`,
)}</ol></div>
${surveySection(edition, ({ id }) => (depth === 'contents' ? `/${paperPath(id, language)}` : `#${paperSlug(id)}`))}</div>
${edition.additions && html`<h2>${label.additions}</h2><ul>${edition.additions.map((paper) => html`<li>${paper.week} <a href="/${paperPath(paper.paperId, language)}">${paper.title}</a></li>`)}</ul>`}${errataList(edition, label.errata, ({ kind }) => kind === undefined)}${errataList(edition, label.revision, ({ kind }) => kind !== undefined)}
${depth !== 'contents' && papers.map((paper) => paperSection({ paper, language, week, errata: options.errata.filter((each) => each.paperId === paper.id), depth }))}
${editionCharts(edition)}
${depth !== 'contents' && contentsAtHand(papers, language)}
${neighbours(options, language)}
<p class="small">${words.otherForms}: <a href="/${path}digest.txt">text</a> · <a href="/${path}digest.md">Markdown</a> · <a href="/${path}digest.json">JSON</a></p>`;
  return framePage(
    {
      language,
      title,
      description: papers
        .slice(0, 3)
        .map((paper) => paper.title)
        .join(' · '),
      siteUrl,
      path,
      otherPath: other && editionPath(week, other),
      kind: 'article',
      script: 'reading.js',
    },
    main,
  );
}

function errataList({ errata, language }: Edition, heading: string, own: (erratum: Erratum) => boolean): Html | false {
  const items = errata
    .filter(own)
    .map(
      ({ week, paperId, title = paperId, note }) =>
        html`<li>${week} <a href="/${paperPath(paperId, language)}"${langOf(title, language)}>${title}</a>: ${note}</li>`,
    );
  return items.length > 0 && html`<h2>${heading}</h2><ul>${items}</ul>`;
}

/** The contents from wherever one reads, behind a mark that stays in the window's corner. */
function contentsAtHand(papers: readonly EditionPaper[], language: Language): Html {
  const words = SITE_WORDS[language];
  return html`<details class="to noprint"><summary>${words.contents}</summary><nav aria-label="${words.contents}"><a href="#contents">${words.toContents}</a><ol>
${papers.map(
  ({
    id,
    title,
  }) => html`<li><a href="#${paperSlug(id)}"${langOf(title, language)}>${shorten(oneLine(title), TITLE_AT_HAND)}</a></li>
`,
)}</ol></nav></details>`;
}

/** Two lines of it. */
const TITLE_AT_HAND = 80;

function neighbours({ earlier, later }: EditionPageOptions, language: Language): Html | false {
  const words = SITE_WORDS[language];
  const way = (edition: EditionRecord, rel: string, name: string) =>
    html`<a rel="${rel}" href="/${editionPath(edition.week, language)}">${name}: ${weekWords(edition.from, edition.to, language)}</a>`;
  if (!earlier && !later) return false;
  return html`<nav class="ways" aria-label="${words.neighbours}">${earlier && way(earlier, 'prev', words.earlier)}${later && way(later, 'next', words.later)}</nav>`;
}

/** 500 characters a minute for Japanese, 230 words for English (usual figures for silent reading of prose). */
function readingMinutes({ papers, language }: Edition): number {
  const text = papers
    .flatMap((paper) => [
      ...paper.qa.map(({ question }) => question),
      ...sentencesOf(paper).map(({ sentence }) => sentence.text),
    ])
    .join(' ');
  const minutes =
    language === 'ja' && !papers.every((paper) => paper.verbatim) ? text.length / 500 : text.split(/\s+/).length / 230;
  return Math.max(1, Math.round(minutes));
}
