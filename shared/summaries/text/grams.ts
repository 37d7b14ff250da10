/** Character 3-grams of a text, without spaces and signs: how the checks tell that two texts say the same. */
export function gramsOf(text: string): ReadonlySet<string> {
  const known = KNOWN.get(text);
  if (known) return known;
  const grams = read(text);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(text, grams);
  return grams;
}

/** Each answer of a paper is compared with every other: its grams are read once. */
const KNOWN = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 200;

function read(text: string): Set<string> {
  const plain = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ];
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= plain.length; i++) grams.add(plain[i]! + plain[i + 1]! + plain[i + 2]!);
  return grams;
}

/** Number of grams in both. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const gram of small) if (large.has(gram)) count++;
  return count;
}

/** Share of `a` that is found in `b`, 0 to 1. */
export const contained = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size === 0 ? 0 : shared(a, b) / a.size;
