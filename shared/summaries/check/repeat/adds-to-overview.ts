/** Finds an answer that only repeats the overview. */
import type { Language } from '../../../language.ts';
import { contained, gramsOf } from '../../text/grams.ts';
import { IN_OVERVIEW } from '../thresholds.ts';

export function addsToOverview(answer: string, overview: string, language: Language): string | undefined {
  const share = contained(gramsOf(answer), gramsOf(overview));
  return share >= IN_OVERVIEW[language]
    ? `${Math.round(share * 100)}% of it stands in the overview; add something`
    : undefined;
}
