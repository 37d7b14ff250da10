/** What the week's papers say together: each sentence with the papers that it cites, and the checked sentences behind a fold. */
import { type Html, html } from '../../../platform/html.ts';
import type { Edition, EditionPaper } from '../../edition.ts';
import { LABELS } from '../../labels.ts';
import { surveyLines, surveyMarks } from '../../survey-lines.ts';
import { langOf } from './said.ts';
import { SITE_WORDS } from './words.ts';

/** @param wayTo address of a paper on the page that holds the survey */
export function surveySection(edition: Edition, wayTo: (paper: EditionPaper) => string): Html | false {
  const { language } = edition;
  const lines = surveyLines(edition);
  if (lines.length === 0) return false;
  const label = LABELS[language];
  const marks = surveyMarks(edition).join(language === 'ja' ? '、' : '; ');
  return html`<section class="survey"><h2 id="survey">${label.survey}</h2>
<p class="soft">${SITE_WORDS[language].surveyNote} ${label.checks}: ${marks}</p>
<ul>
${lines.map(
  ({
    text,
    cited,
  }) => html`<li>${text}${cited.map(({ number, paper }) => html` <a href="${wayTo(paper)}" aria-label="${number}. ${paper.title}">[${number}]</a>`)}<details><summary>${label.evidence}</summary>${cited.map(
    ({ number, paper, quotes }) =>
      html`<blockquote>${quotes.join(' … ')} <span class="soft">${number}. <span${langOf(paper.title, language)}>${paper.title}</span></span></blockquote>`,
  )}</details></li>
`,
)}</ul></section>`;
}
