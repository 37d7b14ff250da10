/** What readers reported, on the desk: each with the way to its paper and a field for the correction. */
import { LONGEST_NOTE } from '../../../shared/editions/correct-edition.ts';
import { paperPath } from '../../../shared/editions/site/paths.ts';
import { type Html, html } from '../../../shared/platform/html.ts';
import type { ReportedError } from '../reported-errors.ts';
import { minute } from './desk-words.ts';

export function reportList(reports: readonly ReportedError[]): Html {
  if (reports.length === 0) return html`<p>None.</p>`;
  return html`<ol class="reports">${reports.map((report, i) => reportItem(report, i))}</ol>`;
}

function reportItem({ at, week, language, paper, question, text, corrected }: ReportedError, i: number): Html {
  const note = `note-${i}`;
  return html`<li><p><a href="/${paperPath(paper, language)}">${paper}</a>, ${week} ${language}, ${minute(new Date(at))}</p>
${question && html`<p>Q. ${question}</p>`}<blockquote>${text}</blockquote>
${
  corrected
    ? html`<p class="quiet">Corrected.</p>`
    : html`<form method="post" action="/desk/correct"><input type="hidden" name="week" value="${week}"><input type="hidden" name="language" value="${language}"><input type="hidden" name="paper" value="${paper}">
<label for="${note}">What was wrong and what is right, for readers</label><textarea id="${note}" name="note" rows="2" required maxlength="${LONGEST_NOTE}"></textarea><button>Publish the correction</button></form>`
}</li>`;
}
