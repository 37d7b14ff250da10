/** The week's papers on the desk: who wrote each, why nobody did, and what a person can do about one. */
import { LONGEST_NOTE } from '../../../shared/editions/correct-edition.ts';
import { paperPath } from '../../../shared/editions/site/paths.ts';
import type { Language } from '../../../shared/language.ts';
import { type Html, html } from '../../../shared/platform/html.ts';
import type { PaperStatus } from '../status/papers-of-week.ts';

const STATES: Readonly<Record<PaperStatus['state'], string>> = {
  ...{ full: 'in full', away: 'in part', waits: 'waits', held: 'held', none: 'not written' },
};

/** @param languages in which the week is frozen */
export function paperTable(week: string, papers: readonly PaperStatus[], languages: readonly Language[]): Html {
  if (papers.length === 0) return html`<p>No paper of this week is known.</p>`;
  const rows = papers.map((paper, i) => paperRow(week, paper, languages, i));
  return html`<table class="papers"><thead><tr><th scope="col">paper</th><th scope="col">read</th><th scope="col">written by</th><th scope="col">act</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function paperRow(
  week: string,
  { id, title, state, model, why }: PaperStatus,
  languages: readonly Language[],
  i: number,
): Html {
  const [first] = languages;
  const name = first && model ? html`<a href="/${paperPath(id, first)}">${title}</a>` : html`${title}`;
  return html`<tr><th scope="row">${name}<br><small>${id}</small></th>
<td><span class="state ${state}">${STATES[state]}</span></td><td>${model ?? '–'}${why && html`<br><small>${why}</small>`}</td>
<td><form method="post" action="/desk/rerun"><input type="hidden" name="week" value="${week}"><input type="hidden" name="from" value="summarize"><input type="hidden" name="force" value="yes"><input type="hidden" name="paper" value="${id}"><button aria-label="Write again: ${title}">Write again</button></form>${first && correction(week, id, languages, i)}</td></tr>`;
}

function correction(week: string, id: string, languages: readonly Language[], i: number): Html {
  const note = `correct-${i}`;
  const choice =
    languages.length > 1
      ? html`<label>edition <select name="language">${languages.map((language) => html`<option>${language}</option>`)}</select></label>`
      : html`<input type="hidden" name="language" value="${languages[0]!}">`;
  return html`<details><summary>Correct</summary><form method="post" action="/desk/correct"><input type="hidden" name="week" value="${week}"><input type="hidden" name="paper" value="${id}">${choice}
<label for="${note}">What was wrong and what is right, for readers</label><textarea id="${note}" name="note" rows="2" required maxlength="${LONGEST_NOTE}"></textarea><button>Publish the correction</button></form></details>`;
}
