/** The edition as Markdown, for notes and repositories. */

import { textOf } from '../../summaries/parts.ts';
import type { Evidence } from '../../summaries/summary.ts';
import type { Edition } from '../edition.ts';
import { checkMarks, coverageLabel, firstLine, LABELS, markOf, placeLabel } from '../labels.ts';
import { dayWords, weekWords } from '../naming/days.ts';
import { suppliersLine } from '../naming/origins.ts';
import { writerName } from '../naming/writer-name.ts';
import { shownEvidence } from '../shown.ts';
import { citedNumbers, surveyLines } from '../survey-lines.ts';
import { headline, oneLine } from '../text.ts';

export function renderMarkdown(edition: Edition): string {
  const { language } = edition;
  const label = LABELS[language];
  const lines = [`# ${label.digest} ${weekWords(edition.from, edition.to, language)}`, ''];
  const first = firstLine(edition);
  if (first) lines.push(plain(first), '');
  edition.papers.forEach((paper, i) => {
    lines.push(
      `${i + 1}. **${plain(paper.title)}** (${dayWords(paper.published, language)})  `,
      `   ${plain(headline(paper, language))}`,
    );
  });
  const survey = surveyLines(edition);
  if (survey.length > 0) lines.push('', `## ${label.survey}`, '');
  for (const line of survey) lines.push(`- ${plain(line.text)} ${plain(citedNumbers(line))}`);
  for (const paper of edition.papers) {
    const mark = plain(markOf(paper, language));
    const shown = shownEvidence(paper);
    const overview = textOf(paper.overview);
    const place = ({ place: where, link }: Evidence) => {
      const named = plain(placeLabel(where, language));
      return /^https?:\/\/[^\s<>()]+$/.test(link) ? `[${named}](${link})` : named;
    };
    const places = [...new Set(paper.overview.flatMap(({ evidence }) => evidence.map(place)))].join(', ');
    const checks = checkMarks(paper, language);
    const suppliers = suppliersLine(paper, language);
    lines.push(
      ...['', `## ${plain(paper.title)}`, ''],
      `- ${label.authors}: ${plain(paper.authors.join(', ')) || label.unknown}`,
      `- ${label.published}: ${dayWords(paper.published, language)}`,
      `- ${label.updated}: ${dayWords(paper.updated, language)}`,
      `- URL: ${addressOf(paper.url) || label.unknown}`,
      `- ${label.categories}: ${plain(paper.categories.join(', ')) || label.unknown}`,
      `- ${label.coverage}: ${coverageLabel(paper.coverage, language)}`,
      ...(paper.readFrom ? [`- ${label.readFrom}: ${addressOf(paper.readFrom) || label.unknown}`] : []),
      ...(suppliers ? [`- ${label.suppliers}: ${plain(suppliers)}`] : []),
      ...['', `### ${label.overview}`, '', overview ? mark + plain(overview) : label.noOverview],
    );
    if (places) lines.push('', `${label.evidence}: ${places}`);
    if (paper.qa.length === 0 && overview) lines.push('', label.noAnswers);
    for (const { question, answer } of paper.qa) {
      lines.push('', `**Q. ${plain(question)}**`, '', mark + plain(textOf(answer)));
      const proofs = answer.flatMap((sentence) => {
        const { quote, places: others } = shown.get(sentence)!;
        if (quote) return [`> ${plain(quote.quote)} (${place(quote)})`];
        return others.length > 0 ? [`> ${label.evidence}: ${others.map(place).join(', ')}`] : [];
      });
      for (const proof of new Set(proofs)) lines.push('', proof);
    }
    if (checks.length > 0) lines.push('', `${label.checks}: ${checks.join(', ')}`);
    const writer = writerName(paper, language);
    if (writer) lines.push('', `${label.writer}: ${plain(writer)}`);
  }
  return `${lines.join('\n')}\n`;
}

const addressOf = (url: string): string => (/^https?:\/\/[^\s<>]+$/.test(url) ? `<${url}>` : '');

/** Text without a meaning of its own in Markdown or HTML. */
function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
