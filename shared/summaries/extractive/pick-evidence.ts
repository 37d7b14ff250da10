/** Chooses the sentences that answer best, of different roles and unlike each other. */

import { contained, gramsOf, shared } from '../checks/grams.ts';
import { ROLES, type Role, roleStrengths } from './evidence-roles.ts';
import type { SourceSentence } from './source-sentences.ts';
import { cosine } from './terms.ts';
import { dangling } from './whole-sentence.ts';

export interface Evidence {
  readonly sentence: SourceSentence;
  readonly role: Role;
}

/** Kept below the gates (.5 and .7, .6 of the overview) so that a check with slightly other folding agrees. */
const JACCARD = 0.4;
const CONTAINMENT = 0.6;
const IN_OVERVIEW = 0.5;
/** Each further answer of a role must be this much stronger than the first of another. */
const REPEAT_PRICE = 0.3;
const MOST_CANDIDATES = 400;
/** Below this a sentence says nothing that a reader would ask for. */
const WEAKEST = 0.45;

/** Up to `most` sentences in the order in which a reader would ask: the roles' order, then the text's. */
export function pickEvidence(
  sentences: readonly SourceSentence[],
  overview: string,
  most: number,
  weakest = WEAKEST,
): Evidence[] {
  const overviewGrams = gramsOf(overview);
  const order = new Map(ROLES.map(({ role }, at) => [role, at]));
  const limit = new Map(ROLES.map(({ role, most: count }) => [role, count]));
  const candidates = sentences
    .filter(({ whole, part }) => whole && part !== 'back')
    .flatMap((sentence) =>
      roleStrengths(sentence.text, sentence.part).map(({ role, strength }) => ({
        sentence,
        role,
        value: strength + salience(sentence),
      })),
    )
    .filter(({ value }) => value >= weakest)
    .toSorted((a, b) => b.value - a.value || a.sentence.at - b.sentence.at)
    .slice(0, MOST_CANDIDATES)
    .map((candidate) => ({ ...candidate, grams: gramsOf(candidate.sentence.text) }))
    .filter(({ grams }) => contained(grams, overviewGrams) < IN_OVERVIEW);
  const chosen: typeof candidates = [];
  const uses = new Map<Role, number>();
  while (chosen.length < most) {
    let best: (typeof candidates)[number] | undefined;
    let bestValue = 0;
    for (const candidate of candidates) {
      const used = uses.get(candidate.role) ?? 0;
      if (used >= (limit.get(candidate.role) ?? 1)) continue;
      const alike = chosen.reduce(
        (max, other) => Math.max(max, cosine(other.sentence.vector, candidate.sentence.vector)),
        0,
      );
      const value = candidate.value - used * REPEAT_PRICE - 0.5 * alike;
      if (value <= bestValue) continue;
      if (chosen.some((other) => other.sentence === candidate.sentence || sayTheSame(other.grams, candidate.grams)))
        continue;
      [best, bestValue] = [candidate, value];
    }
    if (!best) break;
    chosen.push(best);
    uses.set(best.role, (uses.get(best.role) ?? 0) + 1);
  }
  return chosen
    .toSorted((a, b) => order.get(a.role)! - order.get(b.role)! || a.sentence.at - b.sentence.at)
    .map(({ sentence, role }) => ({ sentence, role }));
}

/** What makes a sentence worth a reader's time whatever its role: it is about the paper's matter, concrete, and stands alone. */
function salience({ text, likeTitle, likeText, part }: SourceSentence): number {
  const length = text.length;
  let value = 0.6 * likeText + 0.4 * likeTitle - 0.6 * dangling(text);
  if (length < 70) value -= 0.15;
  if (length > 320) value -= 0.15;
  if (/\bet al\b|\[\d|\(\d{4}\)|, \d{4}\)/.test(text)) value -= 0.12;
  if (/\b(?:Figure|Fig\.|Table|Section|Sec\.|Appendix|Eq)\b/.test(text)) value -= 0.1;
  if (part === 'related') value -= 0.2;
  return value;
}

function sayTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = shared(a, b);
  return (
    common / Math.max(1, a.size + b.size - common) >= JACCARD ||
    common / Math.max(1, Math.min(a.size, b.size)) >= CONTAINMENT
  );
}
