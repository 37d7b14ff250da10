/**
 * Small models flatten what is nested: a text where sentences with quotes were asked, an answer's quotes beside it. It says
 * the same, so it is read the same: a sentence may stand on any of those quotes, or on its own words where the paper has
 * them. Pure.
 */
import { splitSentences } from '../../documents/sentences.ts';
import { isObject } from './models/wire/schema.ts';

/** A flat draft in the form that was asked; what is nested already, or is something else, stays as it is. */
export function nestedDraft(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { headline, overview, qa, ...rest } = value;
  return {
    ...rest,
    headline: typeof headline === 'string' ? { quotes: [], sentence: headline } : headline,
    overview: sentencesIn(overview, []),
    qa: Array.isArray(qa) ? qa.map(nestedAnswer) : qa,
  };
}

function nestedAnswer(value: unknown): unknown {
  if (!isObject(value) || typeof value.answer !== 'string') return value;
  const { answer, quotes = [], ...rest } = value;
  return { ...rest, answer: sentencesIn(answer, quotes) };
}

const sentencesIn = (value: unknown, quotes: unknown): unknown =>
  typeof value === 'string' ? splitSentences(value).map((sentence) => ({ quotes, sentence })) : value;
