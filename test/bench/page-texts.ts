/** Whole text of each page in reading order, heads, feet, references and side stamps included, for `twocol.py`. */

import type { PageText } from '../../shared/documents/pdf/engine/page-text.ts';
import { joinLines, type Spelling, spellingOf } from '../../shared/documents/pdf/layout/mending.ts';
import { paperLines } from '../../shared/documents/pdf/layout/paper-lines.ts';

/** One text per page; a line per line of print, words that a line's end has broken put together. */
export function pageTexts(pages: readonly PageText[]): string[] {
  const paper = paperLines(pages);
  const spelling = spellingOf(paper.pages.flatMap(({ lines }) => lines.map(({ text }) => text)));
  return paper.pages.map(({ lines }, index) => {
    // Sideways text comes behind the last line above its middle in its own column.
    const behind = new Map<number, string[]>();
    const edges = new Map<number, { left: number; right: number }>();
    for (const { region, left, right } of lines) {
      const known = edges.get(region) ?? { left, right };
      edges.set(region, { left: Math.min(known.left, left), right: Math.max(known.right, right) });
    }
    for (const { text, x, y } of pages[index]!.turned) {
      const above = lines.findLastIndex(({ baseline, region }) => {
        const { left, right } = edges.get(region)!;
        return baseline < y && x > left - 6 && x < right + 6;
      });
      const at = above < 0 ? lines.length - 1 : above;
      behind.set(at, [...(behind.get(at) ?? []), text]);
    }
    return mended(
      lines.flatMap((line, i) => [line.text, ...(behind.get(i) ?? [])]),
      spelling,
    );
  });
}

function mended(lines: readonly string[], spelling: Spelling): string {
  let text = '';
  for (const line of lines) {
    if (/[-‐\ufffe]$/u.test(text)) text = joinLines(text, line, spelling);
    else text += text === '' ? line : `\n${line}`;
  }
  return text.replaceAll('\ufffe', '');
}
