/** A second language says what the first one says, sentence by sentence, and stands on the very same evidence. */
import { withSentences } from '../parts.ts';
import type { Draft, Summary } from '../summary.ts';

/**
 * The rendered sentences in the order of the checked ones, each with its evidence. One that was left out stays empty, so that
 * it is asked for once more and, if it is still missing, dropped and counted like any other.
 */
export function rendered(texts: ReadonlyMap<string, string>, checked: Summary): Draft {
  const draft = withSentences(checked, ({ evidence }, where) => ({
    quotes: evidence.map(({ quote }) => quote),
    sentence: texts.get(where) ?? '',
  }));
  return { ...draft, qa: draft.qa.map((item, at) => ({ ...item, question: texts.get(`qa[${at}].question`) ?? '' })) };
}
