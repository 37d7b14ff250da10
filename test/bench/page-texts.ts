/** Whole text of each page in reading order, heads, feet, references and side stamps included, for `twocol.py`. */
import type { PageText } from '../../shared/documents/pdf/page-text.ts';
import { paperLines } from '../../shared/documents/pdf/paper-lines.ts';

/** One text per page; a line per line of print. */
export function pageTexts(pages: readonly PageText[]): string[] {
  return paperLines(pages).pages.map(({ lines }, index) => {
    // Sideways text comes behind the last line above its middle in its own column.
    const behind = new Map<number, string[]>();
    for (const { text, x, y } of pages[index]!.turned) {
      const above = lines.findLastIndex(
        (line) => line.baseline < y && x > line.columnLeft - 6 && x < line.columnRight + 6,
      );
      const at = above < 0 ? lines.length - 1 : above;
      behind.set(at, [...(behind.get(at) ?? []), text]);
    }
    return lines.flatMap(({ text }, i) => [text, ...(behind.get(i) ?? [])]).join('\n');
  });
}
