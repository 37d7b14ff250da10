/** Fragments on one baseline. */
import type { Fragment } from './fragments.ts';

/** Rows from top to bottom, each from left to right. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row?.some((other) => onOneLine(other, fragment))) row.push(fragment);
    else rows.push([fragment]);
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left);
  return rows;
}

function onOneLine(a: Fragment, b: Fragment): boolean {
  return Math.abs(a.baseline - b.baseline) < 0.35 * Math.max(a.size, b.size);
}
