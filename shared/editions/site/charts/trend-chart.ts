/** Columns over the editions, one row a name, as inline SVG: what grows is seen at a glance, and told in words as well. */
import { type Html, html } from '../../../platform/html.ts';

export interface Trend {
  readonly label: string;
  /** One value an edition, oldest first. */
  readonly values: readonly number[];
}

/** A phone's width, as in `chart.ts`. */
const WIDTH = 340;
const ROW = 66;
/** A year's columns are six units apart; with few editions they don't grow into walls. */
const WIDEST_STEP = 20;
const TALLEST = 34;
const FOOT = 18;

/** @param editions names of the editions, oldest first; nothing for none */
export function trendChart(caption: string, editions: readonly string[], trends: readonly Trend[]): Html {
  if (editions.length === 0 || trends.length === 0) return html``;
  const most = Math.max(...trends.flatMap(({ values }) => values), 1);
  const step = Math.min(WIDEST_STEP, WIDTH / editions.length);
  const height = trends.length * ROW + FOOT;
  const rows = trends.map(({ label, values }, i) => {
    const ground = (i + 1) * ROW - 6;
    const columns = values.map((value, n) => {
      const tall = round((TALLEST * value) / most);
      return (
        value > 0 &&
        html`<rect class="bar" x="${round(n * step)}" y="${round(ground - tall)}" width="${round(step * 0.75)}" height="${tall}"></rect>`
      );
    });
    return html`<text x="0" y="${ground - TALLEST - 7}">${label} <tspan class="soft">${sum(values)}</tspan></text>${columns}<line x1="0" x2="${round(step * editions.length)}" y1="${ground}" y2="${ground}"></line>
`;
  });
  const [first, last] = [editions[0]!, editions.at(-1)!];
  const end = Math.max(step * editions.length, 2 * NAME);
  const feet = html`<text class="soft" x="0" y="${height - 4}">${first}</text>${
    editions.length > 1 && html`<text class="soft" x="${round(end)}" y="${height - 4}" text-anchor="end">${last}</text>`
  }`;
  const spoken = trends.map(({ label, values }) => `${label}: ${values.join(' ')}`).join('; ');
  return html`<figure><figcaption>${caption}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${caption} (${first} – ${last}): ${spoken}">${rows}${feet}</svg></figure>
`;
}

/** Room that an edition's name takes below the columns. */
const NAME = 62;

const round = (value: number): number => Math.round(value * 10) / 10;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
