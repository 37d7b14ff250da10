/** All groups of a paper in reading order, each with its kind, running heads and page numbers taken out. */

import type { PaperLines, TextLine } from '../layout/paper-lines.ts';
import { withCaptionedTables } from './captioned-tables.ts';
import { type KnownGroup, knowGroup } from './group-kind.ts';
import { numberedHeading, topNumber } from './heading.ts';
import { groupLines } from './line-groups.ts';
import { runInHeading } from './run-in.ts';
import { isGrid } from './tabular.ts';
import { withWideTables } from './wide-tables.ts';

/** Share of the page's height below which small print is taken for notes. */
const LOW = 0.6;

/** Groups of all pages; `furniture` holds the lines that are no part of the text. */
export function knownGroups(paper: PaperLines, furniture: ReadonlySet<TextLine>): KnownGroup[] {
  const { bodySize } = paper;
  const groups = paper.pages.flatMap(({ lines, height }) => {
    const own = lines.filter((line) => !furniture.has(line));
    const lowestBody = new Map<number, number>();
    const running = runningRegions(own, bodySize);
    for (const { region, baseline, size } of own) {
      if (size > bodySize - 0.5) lowestBody.set(region, Math.max(baseline, lowestBody.get(region) ?? 0));
    }
    const groups = groupLines(own, bodySize).map((group) => {
      const { region, baseline } = group.lines[0]!;
      const lowest = baseline > (lowestBody.get(region) ?? 0);
      return knowGroup(group, bodySize, { lowest, low: baseline > LOW * height, running: running.has(region) });
    });
    return withFloats(withSubCaptions(withoutFalseHeadings(groups, bodySize))).flatMap(splitRunIn);
  });
  return withPlainHeadings(groups, bodySize);
}

/** Finds headings in plain type by the number that must come next. */
function withPlainHeadings(groups: readonly KnownGroup[], bodySize: number): KnownGroup[] {
  let number = 0;
  return groups.map((group, i): KnownGroup => {
    const first = group.lines[0]!;
    const heading = group.heading;
    if (heading?.level === 'section') number = topNumber(heading.text) ?? number;
    if (heading || number === 0 || group.kind === 'caption' || group.kind === 'footnote') return group;
    const above = groups[i - 1]?.lines.at(-1);
    const apart = above?.region !== first.region || first.baseline - above.baseline > HEADING_STEP * first.size;
    const plain = apart ? numberedHeading(group.lines, bodySize, number + 1) : undefined;
    if (!plain) return group;
    number += 1;
    return { kind: 'heading', lines: group.lines, heading: plain };
  });
}

/** Columns that hold at least three full lines of body type. */
function runningRegions(lines: readonly TextLine[], bodySize: number): ReadonlySet<number> {
  const full = new Map<number, number>();
  for (const { region, size, left, right, columnLeft, columnRight, cells } of lines) {
    const wide = right - left > 0.8 * (columnRight - columnLeft) && cells === 1;
    if (wide && Math.abs(size - bodySize) < 0.3) full.set(region, (full.get(region) ?? 0) + 1);
  }
  return new Set([...full].filter(([, count]) => count >= 3).map(([region]) => region));
}

/** Least distance from the line above, in sizes, that a heading told by its type alone must keep. */
const HEADING_STEP = 1.35;

/** Bold words inside a paragraph fill a line now and then; a heading keeps its distance, and has text below it. */
function withoutFalseHeadings(groups: readonly KnownGroup[], bodySize: number): KnownGroup[] {
  const labels = labelsOf(groups);
  return groups.map((group, i): KnownGroup => {
    if (labels.has(group)) return { kind: 'figure', lines: group.lines };
    const above = groups[i - 1]?.lines.at(-1);
    const first = group.lines[0]!;
    const inText = groups[i - 1]?.kind === 'paragraph' && above?.region === first.region;
    if (!group.heading?.byTypeOnly || !inText || first.size > bodySize + 0.8) return group;
    return first.baseline - above.baseline < HEADING_STEP * first.size
      ? { kind: 'paragraph', lines: group.lines }
      : group;
  });
}

/** As many headings as this in a row, without a sentence between them, are labels of a drawing. */
const LEAST_LABELS = 3;

function labelsOf(groups: readonly KnownGroup[]): ReadonlySet<KnownGroup> {
  const found = new Set<KnownGroup>();
  let row: KnownGroup[] = [];
  for (const group of [...groups, undefined]) {
    if (group?.heading?.byTypeOnly) row.push(group);
    else if (!group || !DRAWN.includes(group.kind)) {
      if (row.length >= LEAST_LABELS) for (const label of row) found.add(label);
      row = [];
    }
  }
  return found;
}

/** `(a) …` above or beside a caption belongs to the drawing, not to a list. */
function withSubCaptions(groups: readonly KnownGroup[]): KnownGroup[] {
  const known = [...groups];
  for (let i = known.length - 1; i > 0; i -= 1) {
    const above = known[i - 1]!;
    const near = known[i]!.kind === 'caption' || known[i]!.kind === 'figure';
    if (near && above.kind !== 'caption' && /^\([a-h]\)\s/.test(above.lines[0]!.text)) {
      known[i - 1] = { kind: 'caption', lines: above.lines };
    }
  }
  return known;
}

const CODE =
  /^(?:\d{1,2}:|Require|Ensure|Inputs?\b|Outputs?\b|for\b|while\b|if\b|else\b|end\b|return\b|procedure\b|function\b|until\b|repeat\b)/i;
const DRAWN: readonly KnownGroup['kind'][] = ['table', 'figure', 'equation'];

/** What belongs to a float is told by its caption: steps below `Algorithm 1`, letters of a drawing above `Figure 2`. */
function withFloats(groups: readonly KnownGroup[]): KnownGroup[] {
  let algorithm = false;
  const known = groups.map((group): KnownGroup => {
    if (group.kind === 'caption') algorithm = /^algorithm/i.test(group.lines[0]!.text);
    else if (algorithm && (DRAWN.includes(group.kind) || group.lines.some(({ text }) => CODE.test(text)))) {
      return { kind: 'table', lines: group.lines };
    } else algorithm = false;
    return group;
  });
  return withWideTables(joinedTables(withCaptionedTables(known))).map((group, i, all) => {
    if (group.kind !== 'table') return group;
    const below = all.slice(i + 1).find(({ kind }) => !DRAWN.includes(kind));
    const above = all.slice(0, i).findLast(({ kind }) => !DRAWN.includes(kind));
    const drawing = below?.kind === 'caption' && /^fig/i.test(below.lines[0]!.text);
    const tabled = above?.kind === 'caption' && !/^fig/i.test(above.lines[0]!.text);
    return drawing && !tabled && !isGrid(group.lines) ? { kind: 'figure', lines: group.lines } : group;
  });
}

/** Lines of a table's head, which may read like a sentence. */
const LONGEST_HEAD = 4;

/** Rows of one table that a rule or a wider step has parted, and lines of one display. */
function joinedTables(groups: readonly KnownGroup[]): KnownGroup[] {
  const joined: KnownGroup[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const above = last?.lines.at(-1);
    const first = group.lines[0]!;
    const tabular = (one: KnownGroup) =>
      one.kind === 'table' ||
      ((DRAWN.includes(one.kind) || (one.kind === 'paragraph' && one.lines.length <= LONGEST_HEAD)) &&
        one.lines.every(({ cells }) => cells > 1));
    const near = above && above.region === first.region && first.baseline - above.baseline < 2.6 * first.size;
    const rows = last && tabular(last) && tabular(group) && (last.kind === 'table' || group.kind === 'table');
    const display = last?.kind === 'equation' && group.kind === 'equation';
    if (last && near && (rows || display)) {
      joined[joined.length - 1] = { kind: rows ? 'table' : 'equation', lines: [...last.lines, ...group.lines] };
    } else joined.push(group);
  }
  return joined;
}

/** A paragraph that opens with its own heading becomes two groups. */
function splitRunIn(group: KnownGroup): KnownGroup[] {
  const first = group.lines[0]!;
  const runIn = group.kind === 'paragraph' ? runInHeading(first) : undefined;
  if (!runIn) return [group];
  const { name, rest, part } = runIn;
  const heading: KnownGroup = {
    kind: 'heading',
    lines: [{ ...first, text: name, plain: name }],
    heading: { text: name, name, level: part ? 'section' : 'point' },
  };
  const lines = rest.text === '' ? group.lines.slice(1) : [rest, ...group.lines.slice(1)];
  return lines.length === 0 ? [heading] : [heading, { ...group, lines }];
}
