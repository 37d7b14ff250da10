/** What a sentence can be evidence of: the roles that a reader asks a paper about. */
import { code, definition, mechanism, method, problem, proposal, theory, use } from './contribution-rules.ts';
import { comparison, cost, data, finding, future, limitation, reason, result, setup } from './result-rules.ts';
import type { Role, RoleRule } from './role-rule.ts';
import type { Part } from './section-kinds.ts';

/** In the order in which a reader would ask. */
const ROLES: readonly RoleRule[] = [
  proposal,
  definition,
  problem,
  method,
  mechanism,
  data,
  setup,
  result,
  comparison,
  finding,
  reason,
  cost,
  theory,
  use,
  limitation,
  future,
  code,
];
const byRole = new Map(ROLES.map((rule) => [rule.role, rule]));
const BASE = 0.4;
const RESTRICTS =
  /\b(?:not|only|cannot|can't|limit\w*|lack\w*|may|might|could|difficult\w*|depend\w*|restrict\w*|requir\w*|bias\w*|threat\w*|small\w*|single|unable|fail\w*|less|fewer|under-?represent\w*|over-?represent\w*|incomplete|inaccura\w*|risk\w*|should)\b/i;

/** Whether a text says what its authors propose. */
export const proposes = (text: string): boolean => proposal.needs.some((pattern) => pattern.test(text));

/** How strongly a sentence of that part speaks for each role that it can have. */
export function roleStrengths(text: string, part: Part): { role: Role; strength: number }[] {
  return ROLES.flatMap(({ role, needs, never, adds, parts }) => {
    // Under the heading "Limitations" one restricting word is enough.
    const byHeading = role === 'limitation' && part === 'limitations' && RESTRICTS.test(text);
    if ((!needs.every((pattern) => pattern.test(text)) && !byHeading) || never?.test(text)) return [];
    const added = adds.reduce((total, [weight, pattern]) => total + (pattern.test(text) ? weight : 0), 0);
    return [{ role, strength: BASE + added + (parts.get(part) ?? 0) }];
  });
}

/** How many answers of one paper may have the role; points are limited by the wanted number alone. */
export function mostOf(role: Role): number {
  return byRole.get(role)?.most ?? Number.POSITIVE_INFINITY;
}

/** Position among the questions of a paper; points come last. */
export function orderOf(role: Role): number {
  const at = ROLES.findIndex((rule) => rule.role === role);
  return at < 0 ? ROLES.length : at;
}
