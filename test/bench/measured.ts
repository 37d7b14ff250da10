/** Several measurements of one thing: the middle one stands for it, the outermost tell how far to trust it. */
export interface Measured {
  readonly median: number;
  /** The least and the most. */
  readonly spread: readonly [number, number];
}

/** @param digits behind the point */
export function measured(values: readonly number[], digits = 2): Measured {
  const sorted = [...values].sort((a, b) => a - b);
  const rounded = (value = 0) => Number(value.toFixed(digits));
  return { median: rounded(sorted[sorted.length >> 1]), spread: [rounded(sorted[0]), rounded(sorted.at(-1))] };
}
