/** Tables that run across both columns: the gutter cuts them in two, here their rows are put together again. */

import type { TextLine } from '../layout/paper-lines.ts';
import type { KnownGroup } from './group-kind.ts';

/** Points by which two halves of a row may stand apart in height. */
const LEVEL = 2;
/** Share of the shorter half's rows that must find their other half. */
const LEAST_MATCHES = 0.7;
const LEAST_ROWS = 3;

/** Joins each table with the one on the same rows in the next column. */
export function withWideTables(groups: readonly KnownGroup[]): KnownGroup[] {
  const gone = new Set<KnownGroup>();
  const known: KnownGroup[] = [];
  for (const [i, group] of groups.entries()) {
    if (gone.has(group)) continue;
    const other = group.kind === 'table' ? groups.slice(i + 1).find((next) => isOtherHalf(group, next)) : undefined;
    if (!other) known.push(group);
    else {
      gone.add(other);
      known.push({ kind: 'table', lines: joined(group.lines, other.lines) });
    }
  }
  return known;
}

function isOtherHalf(left: KnownGroup, right: KnownGroup): boolean {
  const [a, b] = [left.lines, right.lines];
  if (right.kind !== 'table' || b[0]!.region === a[0]!.region || Math.min(a.length, b.length) < LEAST_ROWS)
    return false;
  if (Math.min(...b.map((line) => line.left)) < Math.max(...a.map((line) => line.right)) - 30) return false;
  const matches = b.filter((line) => a.some((other) => onOneRow(line, other))).length;
  return matches >= LEAST_MATCHES * Math.min(a.length, b.length);
}

function onOneRow(a: TextLine, b: TextLine): boolean {
  return Math.abs(a.baseline - b.baseline) < LEVEL;
}

function joined(left: readonly TextLine[], right: readonly TextLine[]): TextLine[] {
  const rest = [...right];
  const rows = left.map((line): TextLine => {
    const at = rest.findIndex((other) => onOneRow(line, other));
    if (at < 0) return line;
    const [other] = rest.splice(at, 1);
    const [text, plain] = [`${line.text} ${other!.text}`, `${line.plain} ${other!.plain}`];
    const pieces = [...line.pieces, ...other!.pieces];
    return { ...line, text, plain, pieces, right: other!.right, cells: line.cells + other!.cells };
  });
  return [...rows, ...rest].sort((a, b) => a.baseline - b.baseline);
}
