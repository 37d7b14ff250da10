/**
 * The digest as one e-mail, rendered once per variant (language, depth); SES fills in each reader's links.
 * HTML stays under 80 kB, because Gmail cuts a message at about 102 kB; what had to be left out is said and linked.
 */

import { Eta } from 'eta/core';
import type { Language } from '../../language.ts';
import { escapeHtml as escapePlain, webLink } from '../../platform/html.ts';
import { textOf } from '../../summaries/parts.ts';
import type { Evidence } from '../../summaries/summary.ts';
import type { Edition, EditionPaper } from '../edition.ts';
import { coverageLabel, firstLine, LABELS, markOf, placeLabel } from '../labels.ts';
import { dayWords, weekWords } from '../naming/days.ts';
import { writersOf } from '../naming/writer-name.ts';
import { excerptOf, shownEvidence } from '../shown.ts';
import { paperPath } from '../site/paths.ts';
import { surveyLines } from '../survey-lines.ts';
import { headline, oneLine, placesOf, surveyText } from '../text.ts';
import { MAIL_TEMPLATE } from './mail-template.ts';
import { MAIL_WORDS } from './mail-words.ts';
import { type NearPart, nearPartOf } from './near-part.ts';
import { harmless, preheader, shorten, subject } from './subject.ts';

/** What a reader asked for: headlines alone, with overviews, or everything. */
export type Depth = 'headlines' | 'overviews' | 'all';

export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** What had to go to stay within the size, nothing in an ordinary week. */
  readonly shortened: 'none' | 'answers' | 'overviews';
  /** What a reader with these topics sees first, for `{{{near}}}` and `{{{nearText}}}`. */
  readonly near: (topics: readonly string[]) => NearPart;
}

export interface MailOptions {
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** Bytes of HTML at most. */
  readonly largest?: number;
}

/** 80 kB, less the room that a reader's own links and rows take once SES has filled them in. */
const LARGEST_HTML = 77_000;
/** SES takes templates of 500 kB in all (SES quotas page); an ordinary week has a tenth of this. */
const LARGEST_TEXT = 200_000;
// The template escapes each value itself, braces included; escaped twice, readers would see `&amp;lt;`.
const eta = new Eta({ autoEscape: false, autoTrim: [false, false], cache: true });
eta.loadTemplate('@mail', MAIL_TEMPLATE);

/**
 * Subject, HTML and text with the Handlebars placeholders `unsubscribe`, `preferences`, `near` and `nearText` of SES templates.
 * Every other pair of braces (LaTeX, titles) is made harmless, since SES renders templates after accepting them.
 */
export function renderMail(edition: Edition, depth: Depth, options: MailOptions): Mail {
  const largest = options.largest ?? LARGEST_HTML;
  const most = depth === 'all' ? Math.max(0, ...edition.papers.map((paper) => paper.qa.length)) : 0;
  const shapes: Shape[] = [{ depth, answers: most, shortened: 'none' }];
  for (let answers = most - 1; answers >= 0; answers--) shapes.push({ depth, answers, shortened: 'answers' });
  if (depth !== 'headlines') shapes.push({ depth: 'headlines', answers: 0, shortened: 'overviews' });
  const last = shapes.at(-1)!;
  for (const shape of shapes) {
    const html = renderHtml(edition, shape, options.siteUrl);
    if (Buffer.byteLength(html) > largest && shape !== last) continue;
    const text = renderMailText(edition, shape, options.siteUrl);
    return {
      ...{ subject: subject(edition), html: cutRows(html, largest), text, shortened: shape.shortened },
      near: nearPartOf(edition, options.siteUrl),
    };
  }
  throw new Error('unreachable: the last shape always returns');
}

/** How much of an edition one rendering holds: at most so many answers of each paper. */
interface Shape {
  readonly depth: Depth;
  readonly answers: number;
  readonly shortened: Mail['shortened'];
}

function renderHtml(edition: Edition, shape: Shape, siteUrl: string): string {
  const { language } = edition;
  const page = `${siteUrl}/editions/${edition.week}/${language}/`;
  return eta.render('@mail', {
    language,
    label: LABELS[language],
    words: MAIL_WORDS[language],
    edition,
    subject: subject(edition),
    preheader: preheader(edition),
    first: firstLine(edition),
    days: weekWords(edition.from, edition.to, language),
    writers: writersIn(edition),
    survey: surveyLines(edition),
    report: (paper: EditionPaper) => reportLink(siteUrl, edition, paper),
    ...shape,
    page,
    e: escapeHtml,
    mark: (paper: EditionPaper) => markOf(paper, language),
    headline: (paper: EditionPaper) => headline(paper, language),
    day: (day: string | undefined) => dayWords(day, language),
    coverage: (paper: EditionPaper) => coverageLabel(paper.coverage, language),
    place: (place: Parameters<typeof placeLabel>[0]) => placeLabel(place, language),
    href: safeHref,
    said: textOf,
    evidence: evidenceIn,
    short: (note: string) => shorten(note, 120),
    paper: (id: string) => `${siteUrl}/${paperPath(id, language)}`,
  });
}

function renderMailText(edition: Edition, shape: Shape, siteUrl: string): string {
  const { language } = edition;
  const label = LABELS[language];
  const words = MAIL_WORDS[language];
  const writers = writersIn(edition);
  const lines = [
    `${label.digest} ${weekWords(edition.from, edition.to, language)}`,
    `${words.inBrowser}: ${siteUrl}/editions/${edition.week}/${language}/`,
    ...(writers ? [`${label.writer}: ${writers}`] : []),
    '',
  ];
  const first = firstLine(edition);
  if (first) lines.push(first, '');
  const head = lines.length;
  edition.papers.forEach((paper, i) => {
    lines.push(`${i + 1}. ${oneLine(paper.title)}`, `   ${headline(paper, language)}`);
  });
  const survey = surveyText(edition).slice(0, -1);
  if (survey.length > 0) lines.push('', ...survey);
  if (shape.depth !== 'headlines') {
    for (const paper of edition.papers) {
      lines.push(
        '',
        `■ ${oneLine(paper.title)}`,
        `${label.authors}: ${authorsOf(paper) || label.unknown}`,
        `${label.published}: ${dayWords(paper.published, language)}  ${label.coverage}: ${coverageLabel(paper.coverage, language)}`,
      );
      if (webLink(paper.url)) lines.push(`${words.source}: ${oneLine(paper.url)}`);
      const overview = oneLine(textOf(paper.overview));
      if (overview) lines.push('', markOf(paper, language) + overview);
      lines.push(...answers(paper, shape.answers, language));
      lines.push('', `${words.report}: ${reportLink(siteUrl, edition, paper)}`);
    }
  }
  for (const { week, paperId, title } of edition.additions ?? [])
    lines.push('', `${label.additions}: ${week} ${oneLine(title)} ${siteUrl}/${paperPath(paperId, language)}`);
  for (const { week, paperId, title = paperId, note, kind } of edition.errata) {
    const about = `${kind ? label.revision : label.errata}: ${week} ${oneLine(title)}: ${oneLine(note)}`;
    lines.push('', `${about} ${siteUrl}/${paperPath(paperId, language)}`);
  }
  const kept = linesWithin(LARGEST_TEXT, lines.map(harmless));
  kept.push(
    '',
    shape.shortened === 'none' && kept.length === lines.length ? words.onTheWeb : words.shortened,
    `${siteUrl}/editions/${edition.week}/${language}/`,
  );
  const footer = [words.why, `${words.preferences}: {{{preferences}}}`, `${words.unsubscribe}: {{{unsubscribe}}}`];
  // Within a line: with nothing to fill in, no line is left empty.
  kept[head] = `{{{nearText}}}${kept[head]}`;
  return `${kept.join('\n')}\n\n-- \n${footer.join('\n')}\n`;
}

/** The first lines that fit into so many bytes. */
function linesWithin(largest: number, lines: readonly string[]): string[] {
  let size = 0;
  const over = lines.findIndex((line) => {
    size += Buffer.byteLength(line) + 1;
    return size > largest;
  });
  return over < 0 ? [...lines] : lines.slice(0, over);
}

/** Of each answer one quote, cut around its number, with the place it stands at; without a quote the places alone. */
interface MailEvidence {
  readonly excerpt: string;
  readonly evidence: readonly Evidence[];
}

function evidenceIn(paper: EditionPaper): readonly MailEvidence[] {
  const shown = shownEvidence(paper);
  return paper.qa.map(({ answer }): MailEvidence => {
    const quoted = answer.flatMap((sentence) => {
      const quote = shown.get(sentence)?.quote;
      return quote ? [{ sentence, quote }] : [];
    });
    const best = quoted.find(({ sentence }) => HAS_NUMBER.test(sentence.text)) ?? quoted[0];
    if (!best) return { excerpt: '', evidence: answer.flatMap(({ evidence }) => evidence) };
    return { excerpt: excerptOf(best.sentence.text, best.quote.quote), evidence: [best.quote] };
  });
}

const HAS_NUMBER = /\d/;

function answers(paper: EditionPaper, most: number, language: Language): string[] {
  const found = evidenceIn(paper);
  return paper.qa.slice(0, most).flatMap(({ question, answer }, at) => {
    const { excerpt, evidence } = found[at]!;
    const places = placesOf(evidence, language);
    return [
      '',
      `Q: ${oneLine(question)}`,
      `A: ${markOf(paper, language)}${oneLine(textOf(answer))}`,
      ...(places
        ? [`   ${LABELS[language].evidence}: ${excerpt ? `「${oneLine(excerpt)}」 (${places})` : places}`]
        : []),
    ];
  });
}

/** The first of a large collaboration; the page has all. */
function authorsOf({ authors }: EditionPaper): string {
  const shown = authors.slice(0, 6).map(oneLine).join(', ');
  return authors.length > 6 ? `${shown} +${authors.length - 6}` : shown;
}

const writersIn = (edition: Edition): string => writersOf(edition).join(edition.language === 'ja' ? '、' : ', ');

const reportLink = (siteUrl: string, { week, language }: Edition, { id }: EditionPaper): string =>
  `${siteUrl}/api/report?language=${language}&week=${week}&paper=${encodeURIComponent(id)}`;

/** Text for HTML, braces included; direction overrides are removed, since they would turn our own words around. */
export function escapeHtml(text: unknown): string {
  return escapePlain(String(text ?? '')).replace(/[{}]/g, (brace) => (brace === '{' ? '&#123;' : '&#125;'));
}

/** Only web links leave us; anything else becomes no link at all. */
export function safeHref(url: string): string {
  return webLink(url) ? escapeHtml(url) : '';
}

/** A week of hundreds of papers: the contents are cut at a whole row, the link to the page stays. */
function cutRows(html: string, largest: number): string {
  if (Buffer.byteLength(html) <= largest) return html;
  const rows = html.split(/(?=<!--row-->)/);
  const tail = rows.at(-1)!.slice(rows.at(-1)!.indexOf('<!--end-->'));
  let size = Buffer.byteLength(tail);
  const kept: string[] = [];
  for (const row of rows) {
    size += Buffer.byteLength(row);
    if (size > largest) break;
    kept.push(row);
  }
  return kept.join('') + tail;
}
