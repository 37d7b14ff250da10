/** Running heads, feet and page numbers: what repeats on the edges of pages and is no part of the paper's text. */
import type { PaperLines, TextLine } from '../layout/paper-lines.ts';

/** Share of the page's height, from either edge, in which furniture stands. */
const EDGE = 0.11;

/** Lines of each page that are furniture. */
export function furnitureOf({ pages, bodySize }: PaperLines): ReadonlySet<TextLine> {
  const found = new Set<TextLine>();
  const seen = new Map<string, TextLine[]>();
  for (const { lines, height } of pages) {
    for (const line of edgeLines(lines, height)) {
      if (isPageNumber(line.text)) found.add(line);
      const key = `${line.baseline < height / 2 ? 'head' : 'foot'} ${line.text.toLowerCase().replace(/[\divxlc]+\b|\d+/g, '#')}`;
      seen.set(key, [...(seen.get(key) ?? []), line]);
    }
  }
  for (const same of seen.values()) {
    // Heads of left and right pages differ, so a head need only be on every third page.
    const many = new Set(same.map(({ page }) => page)).size;
    if (many >= 2 && many >= Math.min(pages.length / 4, 4) && same.every(({ size }) => size < bodySize + 3)) {
      for (const line of same) found.add(line);
    }
  }
  return found;
}

/** At most three lines at the top and at the bottom of a page. */
function edgeLines(lines: readonly TextLine[], height: number): TextLine[] {
  const sorted = [...lines].sort((a, b) => a.baseline - b.baseline);
  const head = sorted.slice(0, 3).filter(({ baseline }) => baseline < EDGE * height);
  const foot = sorted.slice(-3).filter(({ baseline }) => baseline > (1 - EDGE) * height);
  return [...new Set([...head, ...foot])];
}

function isPageNumber(text: string): boolean {
  return /^[-–—|[(\s]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—|\])\s]*$/i.test(text);
}
