/** Takes from a repair only what was objected to: what was checked and held can't be changed by it. */

import type { Draft, Objection } from '../../summary.ts';
import type { Repair } from '../draft-schema.ts';

/** The draft with the parts a repair hands in; empty parts and unknown numbers change nothing. */
export function withRepair(draft: Draft, repair: Repair): Draft {
  const qa = draft.qa.map((item, at) => {
    const found = repair.qa.find(({ number }) => number === at);
    return found === undefined || found.answer === ''
      ? item
      : { question: found.question, answer: found.answer, quotes: found.quotes };
  });
  return { headline: repair.headline || draft.headline, overview: repair.overview || draft.overview, qa };
}

export function mergeRepaired(draft: Draft, repaired: Draft, objections: readonly Objection[]): Draft {
  const objected = new Set(objections.map(({ where }) => where));
  return {
    headline: objected.has('headline') ? repaired.headline : draft.headline,
    overview: objected.has('overview') ? repaired.overview : draft.overview,
    qa: draft.qa.map((item, at) => (objected.has(`qa[${at}]`) ? (repaired.qa[at] ?? item) : item)),
  };
}
