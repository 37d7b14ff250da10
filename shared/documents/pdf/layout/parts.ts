/** Parts that stand side by side inside one column: a caption beside its drawing, a table folded in two. */
import { CAPTION } from './caption.ts';
import type { Fragment } from './fragments.ts';
import { SMALL } from './letter-classes.ts';
import { rowsOf } from './rows.ts';

/** A stack is running text when it has this many lines, this long on average (characters). */
const LEAST_LINES = 5;
const LEAST_LENGTH = 18;
/** Running text fills its width: so many of its lines are nearly as wide as the widest. */
const FULL_LINES = 0.7;
const NEARLY = 0.8;
const LEAST_WITHIN = 0.4;

const STARTS_SMALL = new RegExp(`^[${SMALL}]`);

/** Cuts a column into parts that are read one after the other. */
export function partsOf(fragments: readonly Fragment[]): Fragment[][] {
  if (fragments.length < 2) return fragments.length === 0 ? [] : [[...fragments]];
  return besideCaptions(fragments) ?? besideStack(fragments) ?? [[...fragments]];
}

/** Captions of neighbours begin so near one another, in sizes: one of them may take a line or two more. */
const SAME_HEIGHT = 4;
const LEAST_BESIDE = 2;

/** Cuts two floats that stand side by side, each with a caption of its own, from one another. */
function besideCaptions(fragments: readonly Fragment[]): Fragment[][] | undefined {
  const captions = fragments.filter((fragment) => CAPTION.test(textOf(fragment)));
  for (const one of captions) {
    for (const other of captions) {
      const near = Math.abs(one.baseline - other.baseline) <= SAME_HEIGHT * one.size;
      if (!near || one.right >= other.left || [one, other].some((label) => isListed(label, captions))) continue;
      const middle = (one.right + other.left) / 2;
      const across = fragments.filter(({ left, right }) => left < middle && right > middle);
      const [upper, lower] = [Math.min(one.top, other.top), Math.max(one.bottom, other.bottom)];
      if (across.some((f) => f.bottom > upper && f.top < lower)) continue;
      const last = highest(across.filter(({ bottom }) => bottom <= upper));
      const top = last ? (shortLine(last, fragments) ?? last).baseline : Number.NEGATIVE_INFINITY;
      const bottom = Math.min(...across.filter((f) => f.top >= lower).map(({ baseline }) => baseline));
      const band = fragments.filter(({ baseline }) => baseline > top && baseline < bottom);
      const [before, after] = [band.filter(({ right }) => right < middle), band.filter(({ left }) => left > middle)];
      if (Math.min(before.length, after.length) < LEAST_BESIDE) continue;
      const rest = (keep: (baseline: number) => boolean) => partsOf(fragments.filter(({ baseline }) => keep(baseline)));
      return [...rest((at) => at <= top), ...partsOf(before), ...partsOf(after), ...rest((at) => at >= bottom)];
    }
  }
  return undefined;
}

/** A column of labels is a table that points to others. */
const isListed = (label: Fragment, captions: readonly Fragment[]): boolean =>
  captions.some((other) => other.left < label.right && other.right > label.left && isNextLine(label, other));

const highest = (fragments: readonly Fragment[]): Fragment | undefined =>
  fragments.reduce<Fragment | undefined>((one, f) => (one && one.baseline > f.baseline ? one : f), undefined);

/** The last line of a paragraph, which ends before the middle. */
const shortLine = (line: Fragment, fragments: readonly Fragment[]): Fragment | undefined =>
  fragments.find((f) => continuesBelow(line, f));

/** Lines of one left edge and one size, the one right below the other. */
const continuesBelow = (line: Fragment, below: Fragment): boolean =>
  Math.abs(below.left - line.left) < 2 && Math.abs(below.size - line.size) < 0.4 && isNextLine(line, below);

/** By the step between their baselines, in sizes of the lower one. */
function isNextLine(line: Fragment, below: Fragment): boolean {
  const step = below.baseline - line.baseline;
  return step > 0.6 * below.size && step < 1.5 * below.size;
}

const textOf = ({ pieces }: Fragment): string => pieces.map(({ text }) => text).join(' ');

/** Cuts around a stack of running text that has other matter on the same rows. */
function besideStack(fragments: readonly Fragment[]): Fragment[][] | undefined {
  for (const stack of stacksOf(fragments)) {
    const top = stack[0]!.top;
    const bottom = stack.at(-1)!.bottom;
    const left = Math.min(...stack.map((line) => line.left));
    const right = Math.max(...stack.map((line) => line.right));
    const own = new Set(stack);
    const beside = fragments.filter((f) => !own.has(f) && f.baseline > top && f.baseline < bottom);
    const before = beside.filter((f) => f.right < left + 2);
    const after = beside.filter((f) => f.left > right - 2);
    if (before.length + after.length < 3 || before.length + after.length < beside.length) continue;
    const above = fragments.filter((f) => f.baseline <= top);
    const below = fragments.filter((f) => f.baseline >= bottom);
    return [...partsOf(above), ...partsOf(before), [...stack], ...partsOf(after), ...partsOf(below)];
  }
  return undefined;
}

/** Lines under one another with one left edge, one size and even steps, longest stack first. */
function stacksOf(fragments: readonly Fragment[]): Fragment[][] {
  const sorted = [...fragments].sort((a, b) => a.baseline - b.baseline);
  const stacks: Fragment[][] = [];
  for (const fragment of sorted) {
    const stack = stacks.find((lines) => continuesBelow(lines.at(-1)!, fragment));
    if (stack) stack.push(fragment);
    else stacks.push([fragment]);
  }
  const running = stacks.filter(isRunningText).sort((a, b) => b.length - a.length);
  return running.map((stack) => [...headOf(stack, sorted), ...stack]);
}

/** The first line of a stack whose other lines hang: `(b) The same …`. */
function headOf(stack: readonly Fragment[], fragments: readonly Fragment[]): Fragment[] {
  const first = stack[0]!;
  const right = Math.max(...stack.map((line) => line.right));
  const head = fragments.find(
    (f) =>
      isNextLine(f, first) &&
      Math.abs(f.size - first.size) < 0.4 &&
      Math.abs(f.left - first.left) < 2.5 * first.size &&
      f.right > first.left &&
      f.right < right + first.size,
  );
  return head && !stack.includes(head) ? [head] : [];
}

function isRunningText(lines: readonly Fragment[]): boolean {
  if (lines.length < LEAST_LINES) return false;
  const length = lines.reduce((sum, { pieces }) => sum + pieces.reduce((n, { text }) => n + text.length, 0), 0);
  if (length < LEAST_LENGTH * lines.length) return false;
  // Cells of a table start with capitals and figures, lines of running text seldom do.
  const within = lines.filter(({ pieces }) => STARTS_SMALL.test(pieces[0]!.text)).length;
  if (within < LEAST_WITHIN * lines.length) return false;
  const widths = lines.map(({ left, right }) => right - left);
  const widest = Math.max(...widths);
  return widths.filter((width) => width > NEARLY * widest).length >= FULL_LINES * lines.length;
}

/** A long table that fills a page by itself may be folded in two, its head repeated: `Name Score Name Score`. */
export function unfolded(fragments: readonly Fragment[]): Fragment[][] | undefined {
  if (!saysTwice(fragments)) return undefined;
  const rows = rowsOf(fragments);
  for (const [i, row] of rows.entries()) {
    const half = row.length / 2;
    if (row.length < 4 || row.length % 2 === 1 || !repeats(row, half)) continue;
    const middle = (row[half - 1]!.right + row[half]!.left) / 2;
    let until = i + 1;
    while (until < rows.length && rows[until]!.every((f) => f.right < middle || f.left > middle)) until += 1;
    const table = rows.slice(i, until).flat();
    // Names of rows left of the head: both halves are scores of the same rows under one spanning head.
    if (until - i < 4 || table.some(({ left, size }) => left < row[0]!.left - size)) continue;
    return [
      ...partsOf(rows.slice(0, i).flat()),
      table.filter((f) => f.right < middle),
      table.filter((f) => f.left > middle),
      ...partsOf(rows.slice(until).flat()),
    ];
  }
  return undefined;
}

/** Whether two fragments of one height say the same, as the heads of both halves do: spares other pages the search. */
function saysTwice(fragments: readonly Fragment[]): boolean {
  const said = new Set<string>();
  for (const { baseline, pieces } of fragments) {
    if (pieces.length > 2) continue;
    const key = `${Math.round(baseline)} ${pieces[0]!.text}`;
    if (said.has(key)) return true;
    said.add(key);
  }
  return false;
}

function repeats(row: readonly Fragment[], half: number): boolean {
  return row.slice(0, half).every((cell, i) => textOf(cell) === textOf(row[half + i]!));
}
