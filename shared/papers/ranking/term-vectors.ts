/** Texts as weighted terms: TF-IDF vectors of unit length (Salton and Buckley 1988), compared by their cosine. */

/** Unit vector: term to weight. */
export type Vector = ReadonlyMap<string, number>;

/** How often each of them occurs. */
export function countsOf(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** @param rarity a term's inverse document frequency */
export function vectorOf(terms: Iterable<string>, rarity: (term: string) => number): Vector {
  const weights = [...countsOf(terms)].map(([term, count]) => [term, (1 + Math.log(count)) * rarity(term)] as const);
  return normalised(new Map(weights));
}

/** Direction of the sum of many vectors: what the texts as a whole are about. */
export function centroidOf(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return normalised(sum);
}

/** From 0 to 1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return Math.min(1, sum);
}

function normalised(weights: Map<string, number>): Vector {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}
