/** Takes from a repair only what was objected to: what was checked and held can't be changed by it. */

import { withSentences } from '../../parts.ts';
import type { Draft, DraftSentence, Objection, Repair } from '../../summary.ts';

/**
 * Sentences by their addresses and answers by their numbers; one that is handed in empty is left out, and one that is not
 * handed in stays as it was. A part that was sent back as a whole may change in every sentence, and grow.
 */
export function mergeRepaired(draft: Draft, repair: Repair, objections: readonly Objection[]): Draft {
  const open = new Set(objections.map(({ where }) => where));
  const given = new Map(repair.sentences.map(({ where, quotes, sentence }) => [where, { quotes, sentence }]));
  const isOpen = (where: string): boolean => open.has(where) || (where.startsWith('overview[') && open.has('overview'));
  const merged = withSentences(draft, (sentence, where): DraftSentence | undefined => {
    const found = isOpen(where) ? given.get(where) : undefined;
    return found?.sentence === '' ? undefined : (found ?? sentence);
  });
  const more = open.has('overview') ? repair.sentences.filter(({ where }) => where === 'overview') : [];
  return {
    headline: merged.headline.length > 0 ? merged.headline : draft.headline,
    overview: [...merged.overview, ...more.map(({ quotes, sentence }) => ({ quotes, sentence }))],
    qa: merged.qa.flatMap(({ question, answer }, at) => {
      const whole = open.has(`qa[${at}]`) || open.has(`qa[${at}].question`);
      const anew = whole ? repair.answers.find(({ number }) => number === at) : undefined;
      const item = anew ? { question: anew.question, answer: anew.answer } : { question, answer };
      return item.answer.length > 0 ? [item] : [];
    }),
  };
}

/** Of a rendered draft only the words may change: the order and the evidence are those of the first language. */
export function mergeRendered(draft: Draft, repair: Repair, objections: readonly Objection[]): Draft {
  const open = new Set(objections.map(({ where }) => where));
  const given = new Map(repair.sentences.map(({ where, sentence }) => [where, sentence]));
  const changed = (where: string) => (open.has(where) ? given.get(where) : undefined);
  const merged = withSentences(draft, (each, where): DraftSentence => {
    const sentence = changed(where);
    return sentence === undefined ? each : { ...each, sentence };
  });
  const qa = merged.qa.map(({ question, answer }, at) => ({
    question: changed(`qa[${at}].question`) ?? question,
    answer,
  }));
  return { ...merged, qa };
}
