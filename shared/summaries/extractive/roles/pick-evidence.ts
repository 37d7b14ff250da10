/** Chooses the sentences that answer best, of different roles and unlike each other. */

import { cosine } from '../../../papers/ranking/term-vectors.ts';
import { contained, gramsOf, shared } from '../../text/grams.ts';
import type { SourceSentence } from '../source-sentences.ts';
import { dangling } from '../whole-sentence.ts';
import { mostOf, orderOf, roleStrengths } from './evidence-roles.ts';
import { fitsGenre, type Genre } from './genre.ts';
import { isPoint, pointOf } from './point-rules.ts';
import type { Role } from './role-rule.ts';

export interface Evidence {
  readonly sentence: SourceSentence;
  readonly role: Role;
}

export interface Wanted {
  /** Answers at most. */
  readonly most: number;
  /** Below this number, sentences without a telling form are taken too, if they speak of the paper's matter. */
  readonly enough: number;
  /** A short text: every sentence that can stand is worth an answer. */
  readonly short: boolean;
  readonly genre: Genre;
}

/** Kept below the gates (.5 and .7, .6 of the overview), so that an answer never stands at their edge. */
const ALIKE = { jaccard: 0.4, containment: 0.6 };
const IN_OVERVIEW = 0.55;
/** Each further answer of a role must be this much stronger than the first of another. */
const REPEAT_PRICE = 0.25;
const MOST_CANDIDATES = 400;
/** Least value of a sentence with a role, and of one without; in a short text there is little to choose from. */
const WEAKEST = { role: 0.5, point: 0.12, short: -0.5 };

/** From here on a sentence is lost without its neighbour; in a short text the reader has just read that one, and only `This …` is. */
const STANDS_ALONE = { full: 0.65, short: 1 };
/** A sentence that leans this much on its neighbour needs at least a telling form. */
const LEANS = 0.4;

interface Candidate extends Evidence {
  readonly value: number;
  readonly grams: ReadonlySet<string>;
  /** Likeness to the most similar chosen sentence. */
  alike: number;
}

/** Sentences with the role each is evidence of, in the order in which a reader would ask: by role, then by place. */
export function pickEvidence(sentences: readonly SourceSentence[], overview: string, wanted: Wanted): Evidence[] {
  const candidates = candidatesOf(sentences, overview, wanted);
  const chosen: Candidate[] = [];
  const uses = new Map<Role, number>();
  while (chosen.length < wanted.most) {
    const best = bestOf(candidates, chosen, uses, wanted);
    if (!best) break;
    chosen.push(best);
    for (const candidate of candidates)
      candidate.alike = Math.max(candidate.alike, cosine(best.sentence.vector, candidate.sentence.vector));
    uses.set(best.role, (uses.get(best.role) ?? 0) + 1);
  }
  return chosen.toSorted((a, b) => orderOf(a.role) - orderOf(b.role) || a.sentence.at - b.sentence.at);
}

function candidatesOf(sentences: readonly SourceSentence[], overview: string, { short, genre }: Wanted): Candidate[] {
  const overviewGrams = gramsOf(overview);
  return sentences
    .filter(
      ({ whole, part, text }) => whole && part !== 'back' && dangling(text) < STANDS_ALONE[short ? 'short' : 'full'],
    )
    .flatMap((sentence) => {
      const own = salience(sentence);
      const roles = roleStrengths(sentence.text, sentence.part).map(({ role, strength }) => ({
        sentence,
        role,
        value: strength + own,
      }));
      const point = { sentence, role: pointOf(sentence.text), value: own };
      return [
        ...roles.filter(({ role, value }) => fitsGenre(role, genre) && value >= (short ? WEAKEST.short : WEAKEST.role)),
        ...(short || (own >= WEAKEST.point && dangling(sentence.text) < LEANS) ? [point] : []),
      ];
    })
    .toSorted((a, b) => b.value - a.value || a.sentence.at - b.sentence.at)
    .slice(0, MOST_CANDIDATES)
    .map((candidate) => ({ ...candidate, grams: gramsOf(candidate.sentence.text), alike: 0 }))
    .filter(({ grams }) => contained(grams, overviewGrams) < IN_OVERVIEW);
}

function bestOf(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  uses: ReadonlyMap<Role, number>,
  wanted: Wanted,
): Candidate | undefined {
  let best: Candidate | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const used = uses.get(candidate.role) ?? 0;
    if (isPoint(candidate.role) ? chosen.length >= wanted.enough && !wanted.short : used >= mostOf(candidate.role))
      continue;
    const value = candidate.value - (isPoint(candidate.role) ? 0 : used * REPEAT_PRICE) - 0.4 * candidate.alike;
    if (
      value <= bestValue ||
      chosen.some((other) => other.sentence === candidate.sentence || sayTheSame(other.grams, candidate.grams))
    )
      continue;
    [best, bestValue] = [candidate, value];
  }
  return best;
}

/** What makes a sentence worth a reader's time whatever its role: it is about the paper's matter, concrete, and stands alone. */
function salience({ text, likeTitle, likeText, part }: SourceSentence): number {
  let value = 0.5 * likeText + 0.4 * likeTitle - 0.6 * dangling(text);
  if (text.length < 70) value -= 0.15;
  if (text.length > 320) value -= 0.15;
  // A run of reference numbers that lost its superscript stands on the word before it.
  if (/[a-z]\d{1,3}(?:[,–-]\d{1,3})+(?!\d)|[⁰¹²³⁴-⁹]{2}/.test(text)) value -= 0.3;
  if (/\bet al\b|\[\d|\[[A-Z]\w+\d\d\]|\(\d{4}\)|, \d{4}\)/.test(text)) value -= 0.12;
  if (/\b(?:Figure|Fig\.|Table|Section|Sec\.|Appendix|Eq)\b|\bhere\b/.test(text)) value -= 0.15;
  if (
    /^(?:\S+ ){0,7}(?:these|those|such|the same|this (?!paper|work|study|article|note|report|survey|thesis)\w+) /.test(
      text,
    ) ||
    /\bin this direction\b/.test(text)
  )
    value -= 0.15;
  if (part === 'related') value -= 0.2;
  return value;
}

function sayTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = shared(a, b);
  return (
    common / Math.max(1, a.size + b.size - common) >= ALIKE.jaccard ||
    common / Math.max(1, Math.min(a.size, b.size)) >= ALIKE.containment
  );
}
