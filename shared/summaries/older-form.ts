/**
 * Summaries as 0.1.0 stored them: headline, overview and answers were texts, and only answers had evidence. They go on as one
 * sentence each and say of themselves that they were checked in the older way.
 */
import * as v from 'valibot';

const Older = v.looseObject({
  headline: v.string(),
  overview: v.string(),
  qa: v.array(v.looseObject({ question: v.string(), answer: v.string(), evidence: v.array(v.unknown()) })),
});

/** Works for a summary and for a paper of an edition alike. Throws for what is neither. */
export function bySentence(record: unknown) {
  const { headline, overview, qa, ...rest } = v.parse(Older, record);
  return {
    ...rest,
    ...{ headline: alone(headline), overview: alone(overview), check: 'answer', characters: 0 },
    qa: qa.map(({ question, answer, evidence }) => ({ question, answer: alone(answer, evidence) })),
  };
}

const alone = (text: string, evidence: readonly unknown[] = []) =>
  text === '' ? [] : [{ text, evidence, carried: false }];
