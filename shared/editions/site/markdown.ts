/** The edition as Markdown, for notes and repositories. */
import type { Edition } from '../edition.ts';
import { coverageLabel, dayLabel, LABELS, markOf, placeLabel } from '../labels.ts';
import { headline, oneLine } from '../text.ts';

export function renderMarkdown(edition: Edition): string {
  const { language } = edition;
  const label = LABELS[language];
  const lines = [`# ${label.digest} ${edition.from} ~ ${edition.to}`, ''];
  edition.papers.forEach((paper, i) => {
    lines.push(
      `${i + 1}. **${plain(paper.title)}** (${dayLabel(paper.published, language)})  `,
      `   ${plain(headline(paper, language))}`,
    );
  });
  for (const paper of edition.papers) {
    const mark = plain(markOf(paper, language));
    lines.push(
      ...['', `## ${plain(paper.title)}`, ''],
      `- ${label.authors}: ${plain(paper.authors.join(', ')) || label.unknown}`,
      `- ${label.published}: ${dayLabel(paper.published, language)}`,
      `- ${label.updated}: ${dayLabel(paper.updated, language)}`,
      `- URL: ${/^https?:\/\/[^\s<>]+$/.test(paper.url) ? `<${paper.url}>` : label.unknown}`,
      `- ${label.categories}: ${plain(paper.categories.join(', ')) || label.unknown}`,
      `- ${label.coverage}: ${coverageLabel(paper.coverage, language)}`,
      ...['', `### ${label.overview}`, '', paper.overview ? mark + plain(paper.overview) : label.noOverview],
    );
    for (const { question, answer, evidence } of paper.qa) {
      lines.push('', `**Q. ${plain(question)}**`, '', mark + plain(answer));
      for (const { quote, place, link } of evidence) {
        const where = plain(placeLabel(place, language));
        lines.push('', `> ${plain(quote)} (${/^https?:\/\/[^\s<>()]+$/.test(link) ? `[${where}](${link})` : where})`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Text without a meaning of its own in Markdown or HTML. */
function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
