/**
 * The digest as plain text, in the layout that our readers know: title line, numbered contents, then paper by paper.
 * `parseText` reads it back, so that any edition in this form, ours or another's, can be audited.
 */
import type { Language } from '../language.ts';
import type { Edition, EditionPaper } from './edition.ts';
import { coverageLabel, dayLabel, LABELS, markOf, placeLabel } from './labels.ts';

export function renderText(edition: Edition): string {
  const { language } = edition;
  const label = LABELS[language];
  const lines = [`${label.digest}:【${edition.from}~ ${edition.to}】`, ''];
  edition.papers.forEach((paper, i) => {
    lines.push(
      `  ${i + 1}. ${oneLine(paper.title)}`,
      `    ${label.published}:${dayLabel(paper.published, language)}`,
      `    ${headline(paper, language)}`,
    );
  });
  lines.push('');
  for (const paper of edition.papers) lines.push(...paperLines(paper, language));
  for (const erratum of edition.errata) {
    lines.push(`${label.errata}: ${erratum.week} ${erratum.paperId} ${oneLine(erratum.note)}`, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The one line of the contents; says plainly when there is none. */
export function headline(paper: EditionPaper, language: Language): string {
  const label = LABELS[language];
  if (paper.failure !== undefined || !paper.headline) return `${label.failed}: ${oneLine(paper.failure ?? '')}`.trim();
  return markOf(paper, language) + oneLine(paper.headline);
}

function paperLines(paper: EditionPaper, language: Language): string[] {
  const label = LABELS[language];
  const mark = markOf(paper, language);
  const lines = [
    oneLine(paper.title),
    '',
    `${label.authors}:${paper.authors.map(oneLine).join(', ') || label.unknown}`,
    `${label.published}:${dayLabel(paper.published, language)}`,
    `${label.updated}:${dayLabel(paper.updated, language)}`,
    `URL:${paper.url || label.unknown}`,
    '',
    `${label.categories}:${paper.categories.join(', ') || label.unknown}`,
    '',
    `${label.overview}:`,
    '',
    paper.overview ? mark + oneLine(paper.overview) : label.noOverview,
    '',
    'Q&A:',
    '',
  ];
  for (const { question, answer, evidence } of paper.qa) {
    lines.push(`Q: ${oneLine(question)}`, `A: ${mark}${oneLine(answer)}`);
    for (const { quote, place } of evidence) {
      lines.push(`${label.evidence}: 「${oneLine(quote)}」 (${oneLine(placeLabel(place, language))})`);
    }
    lines.push('');
  }
  lines.push(`${label.coverage}: ${coverageLabel(paper.coverage, language)}`);
  if (paper.suspicious) lines.push(label.suspicious);
  if (paper.revised) lines.push(label.revised);
  if (paper.sources.length > 0) lines.push(`${label.sources}: ${paper.sources.join(', ')}`);
  lines.push('');
  return lines;
}

/** One line of text: line ends and control characters become spaces, so that a title can't forge a line of ours. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029\s]+/g, ' ').trim();
}
