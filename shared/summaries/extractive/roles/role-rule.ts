/** How a role is told from the words of a sentence and from where it stands. */
import type { Part } from './section-kinds.ts';

export type Role =
  | 'proposal'
  | 'definition'
  | 'problem'
  | 'method'
  | 'mechanism'
  | 'data'
  | 'setup'
  | 'result'
  | 'comparison'
  | 'finding'
  | 'reason'
  | 'cost'
  | 'theory'
  | 'use'
  | 'limitation'
  | 'future'
  | 'code'
  | 'aim'
  | 'steps'
  | 'effect'
  | 'feature'
  | 'background'
  | 'point';

export interface RoleRule {
  readonly role: Role;
  /** Without any of them the sentence does not have the role. Two patterns cost less than one with lookaheads. */
  readonly needs: readonly RegExp[];
  /** With it neither. */
  readonly never?: RegExp;
  /** What makes it a stronger one. */
  readonly adds: readonly (readonly [weight: number, pattern: RegExp])[];
  /** Where such sentences stand (above 0), and where they are something else (below). */
  readonly parts: ReadonlyMap<Part, number>;
  /** How many answers of one paper may have this role. */
  readonly most: number;
}

/** `introduction .2 results -.3`: the worth of a role by part of the paper. */
export function inParts(list: string): ReadonlyMap<Part, number> {
  const words = list.split(' ');
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word as Part, Number(words[at + 1])] as const] : [])));
}

/** A figure with its unit, or one with decimals. */
export const MEASURE =
  /(?<![\w.-])\d[\d,.]*\s?(?:%|×(?!\s?\d)|x\b|-?fold\b|percent|points?\b|times\b|ms\b|s\b|seconds?\b|minutes?\b|hours?\b|days?\b|[KMGT]i?B\b|µs\b|dollars?\b)|\d\.\d|\$\d/;
