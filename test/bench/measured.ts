/** Several measurements of one thing: the middle one stands for it, the outermost tell how far to trust it. */
export interface Measured {
  readonly median: number;
  /** The least and the most. */
  readonly spread: readonly [number, number];
}

/** The middle value; of an even number the upper one of the middle pair. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** @param values at least one; @param digits behind the point */
export function measured(values: readonly number[], digits = 2): Measured {
  const rounded = (value: number) => Number(value.toFixed(digits));
  return { median: rounded(median(values)), spread: [rounded(Math.min(...values)), rounded(Math.max(...values))] };
}
