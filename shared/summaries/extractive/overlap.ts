/** How much two short texts say the same, by their character trigrams. */

/** Trigrams over letters and digits alone, width and case folded. */
export function trigrams(text: string): Set<string> {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= folded.length; at++) grams.add(folded.slice(at, at + 3));
  return grams;
}

/** Share of the trigrams of `part` that also stand in `whole`. */
export function contained(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : common(part, whole) / part.size;
}

/** Jaccard of at least .5, or one at least .7 contained in the other: the reader would read the same thing twice. */
export function sayTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>, jaccard = 0.5, containment = 0.7): boolean {
  const shared = common(a, b);
  if (shared === 0) return false;
  return shared / (a.size + b.size - shared) >= jaccard || shared / Math.min(a.size, b.size) >= containment;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const gram of a) if (b.has(gram)) count++;
  return count;
}
