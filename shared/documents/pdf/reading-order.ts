/** The order in which a reader takes a page: bands from top to bottom, in each band column by column. */
import { closeFragment, type Fragment } from './fragments.ts';
import type { Gutter } from './gutter.ts';

/** A line of print in its column. */
export interface Line extends Fragment {
  /** Fragments stand apart in it by a wide gap: cells of a table, parts of a display. */
  readonly cells: number;
  /** Band and column of the page, counted in reading order; lines of different regions never touch. */
  readonly region: number;
}

/** A part of the page read by itself, with the edges its lines keep to. */
interface Region {
  readonly fragments: readonly Fragment[];
}

/** All lines of a page in reading order; without a gutter it is read in one column. */
export function inReadingOrder(fragments: readonly Fragment[], gutter?: Gutter): Line[] {
  return regions(fragments, gutter).flatMap(({ fragments: own }, region) => toLines(own, region));
}

function regions(fragments: readonly Fragment[], gutter: Gutter | undefined): Region[] {
  if (!gutter) return [{ fragments }];
  const { spanning, left, right } = sideBySide(fragments, gutter);
  const found: Region[] = [];
  let from = Number.NEGATIVE_INFINITY;
  const emit = (until: number) => {
    for (const side of [left, right]) {
      const own = side.filter(({ baseline }) => baseline >= from && baseline < until);
      if (own.length > 0) found.push({ fragments: own });
    }
  };
  for (const band of bandsOf(spanning)) {
    emit(band.top);
    found.push({ fragments: band.fragments });
    from = band.top;
  }
  emit(Number.POSITIVE_INFINITY);
  return found;
}

/** Sorts fragments to the sides of the gutter; what runs across it spans both columns. */
function sideBySide(fragments: readonly Fragment[], gutter: Gutter) {
  const spanning: Fragment[] = [];
  const left: Fragment[] = [];
  const right: Fragment[] = [];
  for (const fragment of rejoined(fragments, gutter)) {
    const over = fragment.right - gutter.right;
    const under = gutter.left - fragment.left;
    const middle = (gutter.left + gutter.right) / 2;
    if (over > 12 && under > 12) {
      // A formula or a long word that sticks out a little stays in its column.
      const share = Math.min(over, under) / (fragment.right - fragment.left);
      if (share > 0.12) spanning.push(fragment);
      else (under > over ? left : right).push(fragment);
    } else if ((fragment.left + fragment.right) / 2 < middle) left.push(fragment);
    else right.push(fragment);
  }
  return { spanning, left, right };
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

/** Spanning fragments that stand under one another without a column between them. */
function bandsOf(spanning: readonly Fragment[]): { top: number; fragments: Fragment[] }[] {
  const bands: { top: number; bottom: number; fragments: Fragment[] }[] = [];
  for (const fragment of [...spanning].sort((a, b) => a.baseline - b.baseline)) {
    const band = bands.at(-1);
    if (band && fragment.top < band.bottom) {
      band.fragments.push(fragment);
      band.bottom = Math.max(band.bottom, fragment.bottom);
    } else bands.push({ top: fragment.baseline, bottom: fragment.bottom, fragments: [fragment] });
  }
  return bands;
}

/** Fragments of one region as lines from top to bottom, each from left to right. */
function toLines(fragments: readonly Fragment[], region: number): Line[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row?.some((other) => sameLine(other, fragment))) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => {
    row.sort((a, b) => a.left - b.left);
    return { ...closeFragment(row.flatMap(({ pieces }) => pieces)), cells: row.length, region };
  });
}

function sameLine(a: Fragment, b: Fragment): boolean {
  const shift = Math.abs(a.baseline - b.baseline);
  return shift < 0.35 * Math.max(a.size, b.size);
}
