/** A week's edition as a page that works without JavaScript and asks nobody else for anything. */
import { html } from '../../platform/html.ts';
import type { Language } from '../../summaries/summary.ts';
import type { Edition, Erratum } from '../edition.ts';
import { coverageLabel, dayLabel, LABELS } from '../labels.ts';
import { barChart, counted } from './chart.ts';
import { framePage } from './frame.ts';
import { paperSection } from './paper-section.ts';
import { editionPath, paperSlug } from './paths.ts';
import { headlineOf, langOf } from './said.ts';
import { SITE_WORDS } from './words.ts';

export interface EditionPageOptions {
  readonly siteUrl: string;
  /** Languages in which this week has an edition. */
  readonly languages: readonly Language[];
  /** Corrections of this edition's own papers, made after it was frozen. */
  readonly errata: readonly Erratum[];
}

const MOST_CATEGORIES = 8;

export function renderEditionPage(edition: Edition, options: EditionPageOptions): string {
  const { language, week, papers, receipt } = edition;
  const { siteUrl } = options;
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const other = options.languages.find((each) => each !== language);
  const path = editionPath(week, language);
  const title = `${label.digest} ${week} (${edition.from}~${edition.to})`;
  const charts = html`<div class="charts">${barChart(
    words.perCategory,
    counted(
      papers.map((paper) => paper.categories[0]),
      MOST_CATEGORIES,
      { rest: words.other, unknown: label.unknown },
    ),
  )}${barChart(words.perDay, byDay(edition))}${barChart(
    words.readHow,
    counted(
      papers.map((paper) => coverageLabel(paper.coverage, language)),
      4,
      { rest: words.other, unknown: label.unknown },
    ),
  )}${barChart(words.quotes, [
    { label: words.quotesChecked, value: receipt.answersWithEvidence },
    { label: words.quotesRefused, value: receipt.answersDropped },
  ])}</div>`;
  const main = html`<h1>${label.digest} <span class="whole">${edition.from} ~ ${edition.to}</span></h1>
<p class="soft">${week} · ${words.papers(papers.length)} · ${words.minutes(readingMinutes(edition))} · ${words.checked(receipt.answersWithEvidence, receipt.answers)}</p>
${papers.some((paper) => paper.verbatim) && html`<p class="soft">${words.verbatimNote}</p>`}
<h2 id="contents">${words.contents}</h2>
<ol class="contents">
${papers.map(
  (
    paper,
  ) => html`<li><a href="#${paperSlug(paper.id)}"${langOf(paper.title, language)}>${paper.title}</a><br><span class="soft">${dayLabel(paper.published, language)} · ${coverageLabel(paper.coverage, language)}</span><br>${headlineOf(paper, language)}</li>
`,
)}</ol>
${edition.errata.length > 0 && html`<h2>${words.errata}</h2><ul>${edition.errata.map((erratum) => html`<li>${erratum.week} ${erratum.paperId}: ${erratum.note}</li>`)}</ul>`}
${charts}
${papers.map((paper) => paperSection({ paper, language, week, errata: options.errata.filter((each) => each.paperId === paper.id) }))}
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
    },
    main,
  );
}

/** 500 characters a minute for Japanese, 230 words for English (usual figures for silent reading of prose). */
function readingMinutes({ papers, language }: Edition): number {
  const text = papers
    .flatMap((paper) => [
      paper.headline,
      paper.overview,
      ...paper.qa.flatMap(({ question, answer }) => [question, answer]),
    ])
    .join(' ');
  const minutes =
    language === 'ja' && !papers.every((paper) => paper.verbatim) ? text.length / 500 : text.split(/\s+/).length / 230;
  return Math.max(1, Math.round(minutes));
}

function byDay({ papers, language }: Edition): { label: string; value: number }[] {
  const days = papers.map((paper) => paper.published ?? '');
  return [...new Set(days)]
    .sort()
    .reverse()
    .map((day) => ({ label: dayLabel(day || undefined, language), value: days.filter((each) => each === day).length }));
}
