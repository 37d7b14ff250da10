/** The order in which a reader takes a page: bands from top to bottom, in each band column by column. */
import { closeFragment, type Fragment } from './fragments.ts';
import type { Gutter } from './gutter.ts';
import { partsOf, unfolded } from './parts.ts';
import { rowsOf } from './rows.ts';
import { withWideRows } from './wide-rows.ts';

/** A line of print in its column. */
export interface Line extends Fragment {
  /** Stretches of it that stand apart by a wide gap: cells of a table, parts of a display. */
  readonly cells: number;
  /** Part of the page, counted in reading order; lines of different regions never belong to one line of print. */
  readonly region: number;
}

/** All lines of a page in reading order; without a gutter it is read in one column. */
export function inReadingOrder(fragments: readonly Fragment[], gutter?: Gutter): Line[] {
  return columns(fragments, gutter)
    .flatMap(partsOf)
    .flatMap((part, region) =>
      rowsOf(part).map((row) => ({
        ...closeFragment(row.flatMap(({ pieces }) => pieces)),
        cells: cellsOf(row),
        region,
      })),
    );
}

/** Gap, in sizes, between two cells. */
const CELL_GAP = 0.9;

function cellsOf(row: readonly Fragment[]): number {
  let cells = 1;
  let right = row[0]!.right;
  for (const fragment of row) {
    if (fragment.left - right > CELL_GAP * fragment.size) cells += 1;
    right = Math.max(right, fragment.right);
  }
  return cells;
}

/** Fragments by band and column, in reading order. */
function columns(fragments: readonly Fragment[], gutter: Gutter | undefined): Fragment[][] {
  if (!gutter) return unfolded(fragments) ?? [[...fragments]];
  const { spanning, left, right } = sideBySide(fragments, gutter);
  const folded = Math.min(left.length, right.length) < 2 && spanning.length === 0 ? unfolded(fragments) : undefined;
  if (folded) return folded;
  const found: Fragment[][] = [];
  let from = Number.NEGATIVE_INFINITY;
  const emit = (until: number) => {
    for (const side of [left, right]) {
      const own = side.filter(({ baseline }) => baseline >= from && baseline < until);
      if (own.length > 0) found.push(own);
    }
  };
  let band: Fragment[] | undefined;
  for (const fragment of [...spanning].sort((a, b) => a.baseline - b.baseline)) {
    const before = found.length;
    emit(fragment.baseline);
    from = fragment.baseline;
    // Lines that span both columns one under the other are read together.
    if (band && found.length === before) band.push(fragment);
    else {
      band = [fragment];
      found.push(band);
    }
  }
  emit(Number.POSITIVE_INFINITY);
  return found;
}

/** Points by which a fragment must reach into the other column to count as standing in both. */
const REACH = 12;
/** A formula or a long word that sticks out by less than this share of itself stays in its column. */
const LEAST_REACH = 0.12;

/** Sorts fragments to the sides of the gutter; what runs across it spans both columns. */
function sideBySide(fragments: readonly Fragment[], gutter: Gutter) {
  const across: Fragment[] = [];
  const left: Fragment[] = [];
  const right: Fragment[] = [];
  const middle = (gutter.left + gutter.right) / 2;
  for (const fragment of rejoined(fragments, gutter)) {
    const over = fragment.right - gutter.right;
    const under = gutter.left - fragment.left;
    const share = Math.min(over, under) / (fragment.right - fragment.left);
    if (over > REACH && under > REACH && share > LEAST_REACH) across.push(fragment);
    else if ((fragment.left + fragment.right) / 2 < middle) left.push(fragment);
    else right.push(fragment);
  }
  const spanning: Fragment[] = [];
  for (const fragment of across) {
    // Running text beside it goes on: the fragment is a label of a drawing that happens to stand in the middle.
    const runs = [left, right].some((side) => side.some((other) => runsPast(fragment, other, side)));
    if (!runs) spanning.push(fragment);
    else if ((fragment.left + fragment.right) / 2 < middle) left.push(fragment);
    else right.push(fragment);
  }
  const whole = withShortLines(spanning, left, right);
  return { spanning: withWideRows(whole, left, right, gutter), left, right };
}

/** A short first or last line of a spanning paragraph ends before the gutter; nothing stands beside it. Moves it over. */
function withShortLines(spanning: readonly Fragment[], left: Fragment[], right: readonly Fragment[]): Fragment[] {
  const moved: Fragment[] = [];
  for (const line of spanning) {
    for (const side of [1, -1]) {
      const at = left.findIndex(({ left: start, size, baseline }) => {
        const step = side * (baseline - line.baseline);
        return (
          Math.abs(start - line.left) < 3 && Math.abs(size - line.size) < 0.3 && step > 0.8 * size && step < 1.5 * size
        );
      });
      const short = left[at];
      if (!short || right.some(({ baseline }) => Math.abs(baseline - short.baseline) < 1.2 * short.size)) continue;
      // `Figure 6` may stand apart from the rest of its line.
      const near = left.filter(({ baseline }) => Math.abs(baseline - short.baseline) < 1.5 * short.size);
      if (near.some(({ baseline }) => Math.abs(baseline - short.baseline) > 0.3 * short.size)) continue;
      for (const part of near) left.splice(left.indexOf(part), 1);
      moved.push(...near);
    }
  }
  return [...spanning, ...moved];
}

/** Whether `other`, on the fragment's row, is a line of text with lines of its own kind right above and below. */
function runsPast(fragment: Fragment, other: Fragment, side: readonly Fragment[]): boolean {
  if (other.right - other.left < 80 || other.top > fragment.bottom || other.bottom < fragment.top) return false;
  const near = side.filter(
    ({ left, size, baseline }) =>
      Math.abs(left - other.left) < 2 &&
      Math.abs(size - other.size) < 0.3 &&
      Math.abs(baseline - other.baseline) < 1.5 * other.size,
  );
  return (
    near.some(({ baseline }) => baseline < other.baseline) && near.some(({ baseline }) => baseline > other.baseline)
  );
}

/** Puts words of one spanning line together again where an ordinary word gap happened to lie on the gutter. */
function rejoined(fragments: readonly Fragment[], gutter: Gutter): Fragment[] {
  const near = fragments.filter(
    ({ left, right }) => Math.abs(right - gutter.left) < 30 || Math.abs(left - gutter.right) < 30,
  );
  const gone = new Set<Fragment>();
  const made: Fragment[] = [];
  for (const a of near) {
    if (a.right > gutter.right || gone.has(a)) continue;
    const b = near.find(
      (other) =>
        !gone.has(other) &&
        other !== a &&
        other.left >= a.right - 1 &&
        other.right > gutter.right &&
        Math.abs(other.baseline - a.baseline) < 0.2 * a.size &&
        Math.abs(other.size - a.size) < 0.5 &&
        other.left - a.right < 0.6 * gutter.width &&
        other.left - a.right < 0.6 * a.size,
    );
    if (!b) continue;
    gone.add(a).add(b);
    made.push(closeFragment([...a.pieces, ...b.pieces]));
  }
  return gone.size === 0 ? [...fragments] : [...fragments.filter((fragment) => !gone.has(fragment)), ...made];
}
