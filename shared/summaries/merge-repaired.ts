/** Takes from a repaired draft only the parts that were objected to: what was checked and held can't be changed by a repair. */
import type { Draft, Objection } from './summary.ts';

export function mergeRepaired(draft: Draft, repair: Draft, objections: readonly Objection[]): Draft {
  const objected = new Set(objections.map(({ where }) => where));
  return {
    headline: objected.has('headline') ? repair.headline : draft.headline,
    overview: objected.has('overview') ? repair.overview : draft.overview,
    qa: draft.qa.map((item, at) => (objected.has(`qa[${at}]`) ? (repair.qa[at] ?? item) : item)),
  };
}
