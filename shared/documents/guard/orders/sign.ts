/**
 * An order to a reader-machine is told by its parts, not by its phrases: whom it addresses, that it demands, what it wants
 * done, about which text, and what should be copied. One part alone is ordinary prose; several in one sentence are not.
 */

/** A weaker sign confirms nothing. */
const CONFIRMING = 2;

/** What a sign is a sign of. Of several signs of one part only the heaviest counts. */
export type Part =
  /** Who is spoken to: a machine, whoever writes the summary, `you`. */
  | 'addressee'
  /** That something is demanded: an imperative, must, is to be, please, it is required. */
  | 'demand'
  /** What is wanted: words in a summary, an answer, a rating. */
  | 'matter'
  /** The verb of it alone: say, write. It counts where no matter does. */
  | 'telling'
  /** It speaks of the very text it stands in. */
  | 'self'
  /** What a copier would copy: a link, a quotation, the highest praise. */
  | 'payload'
  /** It never stands in prose: a role of a chat, the head of a template, `ignore previous instructions`. */
  | 'form'
  /** A sign that people are told about, not told: `participants were asked to`. Its weight is negative. */
  | 'report';

export interface Sign {
  readonly part: Part;
  readonly name: string;
  readonly weight: number;
  /** Looks at folded text, see `fold.ts`. */
  readonly pattern: RegExp;
}

/** Of each part that shows a sign: its heaviest weight, and one more where a second sign of at least half of it confirms it. */
export function weigh(folded: string, signs: readonly Sign[]): ReadonlyMap<Part, number> {
  const found = new Map<Part, number[]>();
  for (const { part, weight, pattern } of signs)
    if (pattern.test(folded)) found.set(part, [...(found.get(part) ?? []), weight]);
  return new Map([...found].map(([part, weights]) => [part, together(weights)]));
}

function together(weights: readonly number[]): number {
  const [heaviest = 0, second = 0] = [...weights].sort((a, b) => Math.abs(b) - Math.abs(a));
  return heaviest + (second >= CONFIRMING ? 1 : 0);
}
