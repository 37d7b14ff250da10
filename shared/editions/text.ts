/**
 * The digest as plain text, in the layout that our readers know: title line, numbered contents, then paper by paper.
 * `parseText` reads it back, so that any edition in this form, ours or another's, can be audited.
 */
import type { Language } from '../language.ts';
import { textOf } from '../summaries/parts.ts';
import type { Evidence } from '../summaries/summary.ts';
import type { Edition, EditionPaper } from './edition.ts';
import { checkMarks, coverageLabel, dayLabel, firstLine, LABELS, markOf, placeLabel } from './labels.ts';
import { suppliersLine } from './naming/origins.ts';
import { sourceNames } from './naming/source-names.ts';
import { writerName } from './naming/writer-name.ts';
import { type Shown, shownEvidence } from './shown.ts';
import { citedNumbers, surveyLines } from './survey-lines.ts';

export function renderText(edition: Edition): string {
  const { language } = edition;
  const label = LABELS[language];
  const lines = [`${label.digest}:【${edition.from}~ ${edition.to}】`, ''];
  const first = firstLine(edition);
  if (first) lines.push(first, '');
  edition.papers.forEach((paper, i) => {
    lines.push(
      `  ${i + 1}. ${oneLine(paper.title)}`,
      `    ${label.published}${colon(language)}${dayLabel(paper.published, language)}`,
      `    ${headline(paper, language)}`,
    );
  });
  lines.push('', ...surveyText(edition));
  for (const paper of edition.papers) lines.push(...paperLines(paper, language));
  for (const { week, title } of edition.additions ?? [])
    lines.push(`${label.additions}: ${week} ${oneLine(title)}`, '');
  for (const erratum of edition.errata) {
    lines.push(
      `${erratum.kind ? label.revision : label.errata}: ${erratum.week} ${oneLine(erratum.title ?? erratum.paperId)}: ${oneLine(erratum.note)}`,
      '',
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Before a value: as our Japanese readers know the form, and as English is written. */
const colon = (language: Language): string => (language === 'ja' ? ':' : ': ');

/** What the papers say together, ending in an empty line; nothing where nobody wrote it. */
export function surveyText(edition: Edition): string[] {
  const point = edition.language === 'ja' ? '・' : '- ';
  const lines = surveyLines(edition).map((line) => `${point}${oneLine(line.text)} ${citedNumbers(line)}`);
  return lines.length > 0 ? [`${LABELS[edition.language].survey}:`, ...lines, ''] : [];
}

/** The one line of the contents; says plainly when there is none. */
export function headline(paper: EditionPaper, language: Language): string {
  const label = LABELS[language];
  const said = oneLine(textOf(paper.headline));
  if (paper.failure !== undefined || !said) return `${label.failed}: ${oneLine(paper.failure ?? '')}`.trim();
  return markOf(paper, language) + said;
}

function paperLines(paper: EditionPaper, language: Language): string[] {
  const label = LABELS[language];
  const mark = markOf(paper, language);
  const shown = shownEvidence(paper);
  const overview = oneLine(textOf(paper.overview));
  const places = placesOf(
    paper.overview.flatMap(({ evidence }) => evidence),
    language,
  );
  const lines = [
    oneLine(paper.title),
    '',
    `${label.authors}${colon(language)}${paper.authors.map(oneLine).join(', ') || label.unknown}`,
    `${label.published}${colon(language)}${dayLabel(paper.published, language)}`,
    `${label.updated}${colon(language)}${dayLabel(paper.updated, language)}`,
    `URL${colon(language)}${paper.url || label.unknown}`,
    '',
    `${label.categories}${colon(language)}${paper.categories.join(', ') || label.unknown}`,
    '',
    `${label.overview}:`,
    '',
    overview ? mark + overview : label.noOverview,
    ...(places ? [`${label.evidence}: ${places}`] : []),
    '',
    'Q&A:',
    '',
    ...(paper.qa.length === 0 ? [label.noAnswers, ''] : []),
  ];
  for (const { question, answer } of paper.qa) {
    lines.push(`Q: ${oneLine(question)}`, `A: ${mark}${oneLine(textOf(answer))}`);
    lines.push(
      ...evidenceLines(
        answer.map((sentence) => shown.get(sentence)!),
        paper,
        language,
      ),
      '',
    );
  }
  lines.push(`${label.coverage}: ${coverageLabel(paper.coverage, language)}`);
  if (paper.readFrom) lines.push(`${label.readFrom}: ${oneLine(paper.readFrom)}`);
  const suppliers = suppliersLine(paper, language);
  if (suppliers) lines.push(`${label.suppliers}: ${oneLine(suppliers)}`);
  const checks = checkMarks(paper, language);
  if (checks.length > 0) lines.push(`${label.checks}: ${checks.join(', ')}`);
  if (paper.suspicious) lines.push(label.suspicious);
  if (paper.revised) lines.push(label.revised);
  const writer = writerName(paper, language);
  if (writer) lines.push(`${label.writer}: ${writer}`);
  if (paper.sources.length > 0) lines.push(`${label.sources}: ${sourceNames(paper.sources, language)}`);
  lines.push('');
  return lines;
}

/** The quotes of an answer's sentences, each once, with its place; a sentence of the paper's own is not said twice. */
function evidenceLines(shown: readonly Shown[], paper: EditionPaper, language: Language): string[] {
  const label = LABELS[language];
  const quoted = shown.flatMap(({ quote }) => quote ?? []);
  const lines = new Set(quoted.map(({ quote, place }) => `「${oneLine(quote)}」 (${placeLine(place, language)})`));
  const rest = shown.flatMap(({ places }) => places);
  const others = placesOf(
    rest.filter(
      ({ place }) => !quoted.some((each) => placeLabel(each.place, language) === placeLabel(place, language)),
    ),
    language,
  );
  if (others) lines.add(paper.verbatim ? `${label.thisSentence} (${others})` : others);
  return [...lines].map((line) => `${label.evidence}: ${line}`);
}

/** Every place once, in order: `p. 1, p. 3`. */
export const placesOf = (evidence: readonly Evidence[], language: Language): string =>
  [...new Set(evidence.map(({ place }) => placeLine(place, language)))].join(', ');

const placeLine = (place: Evidence['place'], language: Language): string => oneLine(placeLabel(place, language));

/** One line of text: line ends and control characters become spaces, so that a title can't forge a line of ours. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029\s]+/g, ' ').trim();
}
