/** Paints by the height at which they stand: a page may hold a thousand, and a thousand texts that each ask which are near. */

interface Placed {
  readonly bottom: number;
  readonly top: number;
  readonly order: number;
}

/** Height of a band in points; what reaches over more bands than `MOST` is near everything. */
const BAND = 16;
const MOST = 8;

/** Those that may reach between two heights (user space), in paint order. */
export type PaintsBetween<Paint> = (bottom: number, top: number) => readonly Paint[];

export function paintBands<Paint extends Placed>(paints: readonly Paint[]): PaintsBetween<Paint> {
  const tall: Paint[] = [];
  const bands = new Map<number, Paint[]>();
  for (const paint of paints) {
    const [from, to] = [Math.floor(paint.bottom / BAND), Math.floor(paint.top / BAND)];
    if (!(to - from <= MOST)) tall.push(paint);
    else for (let band = from; band <= to; band += 1) (bands.get(band) ?? bands.set(band, []).get(band)!).push(paint);
  }
  return (bottom, top) => {
    if (bands.size === 0) return tall;
    const found = new Set(tall);
    const last = Math.min(Math.floor(top / BAND), Math.floor(bottom / BAND) + 1_000);
    for (let band = Math.floor(bottom / BAND); band <= last; band += 1)
      for (const paint of bands.get(band) ?? []) found.add(paint);
    return [...found].sort((a, b) => a.order - b.order);
  };
}
