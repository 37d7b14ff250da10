/** What the week's papers say together: each sentence with the papers that it cites, and the checked sentences behind a fold. */
import type { Language } from '../../../language.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { Edition, EditionPaper } from '../../edition.ts';
import { LABELS, placeLabel } from '../../labels.ts';
import { shownEvidence } from '../../shown.ts';
import { type Side, surveyApart, surveyLines, surveyMarks } from '../../survey-lines.ts';
import { langOf } from './said.ts';
import { SITE_WORDS } from './words.ts';

/** @param wayTo address of a paper on the page that holds the survey */
export function surveySection(edition: Edition, wayTo: (paper: EditionPaper) => string): Html | false {
  const { language } = edition;
  const lines = surveyLines(edition);
  if (lines.length === 0) return false;
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const apart = surveyApart(edition);
  const marks = surveyMarks(edition).join(language === 'ja' ? '、' : '; ');
  return html`<section class="survey"><h2 id="survey">${label.survey}</h2>
<p class="soft">${words.surveyNote} ${label.checks}: ${marks}</p>
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
)}</ul>${
    apart.length > 0 &&
    html`<h3>${words.apart}</h3><p class="soft">${words.apartNote}</p>
<ul>${apart.map(
      ({
        benchmark,
        measure,
        sides,
      }) => html`<li>${benchmark}, ${measure}${sides.map((side) => html`<p>${side.sentence.text} <a href="${wayTo(side.paper)}" aria-label="${side.number}. ${side.paper.title}">[${side.number}]</a></p>${ground(side, language)}`)}</li>
`,
    )}</ul>`
  }</section>`;
}

/** The paper's own words where they may be shown beside the sentence itself, else where they stand. */
function ground({ paper, sentence }: Side, language: Language): Html | false {
  const quote = shownEvidence(paper).get(sentence)?.quote;
  const place = quote ?? sentence.evidence[0];
  const label = place && placeLabel(place.place, language);
  if (quote)
    return html`<blockquote${langOf(quote.quote, language)}>${quote.quote} <span class="soft">${label}</span></blockquote>`;
  return label !== undefined && html`<p class="soft">${LABELS[language].evidence}: ${label}</p>`;
}
