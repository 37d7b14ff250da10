/** Columns over the weeks, one row a name, as inline SVG: what grows is seen at a glance, and every figure stands in a table. */
import type { Week } from '../../../papers/paper.ts';
import { type Html, html } from '../../../platform/html.ts';

export interface Trend {
  readonly label: string;
  /** One value a week, oldest first; undefined for a week without an edition. */
  readonly values: readonly (number | undefined)[];
}

/** A phone's width, as in `chart.ts`. */
const WIDTH = 340;
const ROW = 66;
/** A year's columns are six units apart; with few editions they don't grow into walls. */
const WIDEST_STEP = 20;
const TALLEST = 34;
const FOOT = 18;

/** @param weeks oldest first; nothing for none. @param figures what the table is called */
export function trendChart(caption: string, weeks: readonly Week[], trends: readonly Trend[], figures: string): Html {
  if (weeks.length === 0 || trends.length === 0) return html``;
  const most = Math.max(...trends.flatMap(({ values }) => values.map((value) => value ?? 0)), 1);
  const step = Math.min(WIDEST_STEP, WIDTH / weeks.length);
  const height = trends.length * ROW + FOOT;
  const rows = trends.map(({ label, values }, i) => {
    const ground = (i + 1) * ROW - 6;
    const columns = values.map((value, n) => {
      // A dot on the ground: no edition, which is not an edition without such a paper.
      if (value === undefined)
        return html`<circle class="none" cx="${round((n + 0.375) * step)}" cy="${ground}" r="1.5"></circle>`;
      const tall = round((TALLEST * value) / most);
      return (
        value > 0 &&
        html`<rect class="bar" x="${round(n * step)}" y="${round(ground - tall)}" width="${round(step * 0.75)}" height="${tall}"></rect>`
      );
    });
    return html`<text x="0" y="${ground - TALLEST - 7}">${label} <tspan class="soft">${sum(values)}</tspan></text>${columns}<line x1="0" x2="${round(step * weeks.length)}" y1="${ground}" y2="${ground}"></line>
`;
  });
  const [first, last] = [weeks[0]!, weeks.at(-1)!];
  const end = Math.max(step * weeks.length, 2 * NAME);
  const feet = html`<text class="soft" x="0" y="${height - 4}">${first}</text>${
    weeks.length > 1 && html`<text class="soft" x="${round(end)}" y="${height - 4}" text-anchor="end">${last}</text>`
  }`;
  const spoken = trends.map(({ label, values }) => `${label}: ${sum(values)}`).join('; ');
  const table = html`<details><summary>${figures}</summary><div class="wide"><table><thead><tr><td></td>${trends.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${weeks.map(
    (week, n) => html`
<tr><th scope="row">${week}</th>${trends.map(({ values }) => html`<td>${values[n] ?? '–'}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
  return html`<figure><figcaption>${caption}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${caption} (${first} – ${last}): ${spoken}">${rows}${feet}</svg>${table}</figure>
`;
}

/** Room that an edition's name takes below the columns. */
const NAME = 62;

const round = (value: number): number => Math.round(value * 10) / 10;

const sum = (values: Trend['values']): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);
