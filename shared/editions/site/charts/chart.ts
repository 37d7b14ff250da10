/** Small bar charts as inline SVG, with their figures as text for whoever can't see them. */
import { type Html, html } from '../../../platform/html.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** A phone's width, so that its letters are as large as the text's; every label stands above its bar. */
const WIDTH = 340;
const ROW = 40;
const FIGURE = 44;

/** Horizontal bars, one row each; nothing for no bars. */
export function barChart(caption: string, bars: readonly Bar[]): Html {
  if (bars.length === 0) return html``;
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const height = bars.length * ROW + 4;
  const spoken = bars.map((bar) => `${bar.label}: ${bar.value}`).join(', ');
  const rows = bars.map((bar, i) => {
    const y = i * ROW;
    const width = Math.round(((WIDTH - FIGURE) * bar.value) / most);
    return html`<text x="0" y="${y + 15}">${shorten(bar.label)}</text><rect class="bar" x="0" y="${y + 21}" width="${width}" height="12" rx="2"></rect><text x="${width + 6}" y="${y + 32}">${bar.value}</text>`;
  });
  return html`<figure><figcaption>${caption}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${caption}: ${spoken}">${rows}</svg></figure>
`;
}

function shorten(label: string): string {
  const characters = [...label];
  return characters.length <= 40 ? label : `${characters.slice(0, 39).join('')}…`;
}

/**
 * How often each name occurs, most frequent first, then by name; what is left over is summed up under `rest`, and what
 * has no name stands last.
 */
export function counted(
  names: readonly (string | undefined)[],
  most: number,
  words: { readonly rest: string; readonly unknown: string },
): Bar[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const bars = [...counts]
    .map(([label, value]) => ({ label, value }))
    .sort((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1));
  const left = bars.slice(most).reduce((sum, bar) => sum + bar.value, 0);
  const unknown = names.filter((name) => name === undefined).length;
  return [
    ...bars.slice(0, most),
    ...(left > 0 ? [{ label: words.rest, value: left }] : []),
    ...(unknown > 0 ? [{ label: words.unknown, value: unknown }] : []),
  ];
}
