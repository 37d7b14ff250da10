/** Finds an answer that only repeats the overview. */
import { contained, gramsOf } from '../../text/grams.ts';
import { IN_OVERVIEW } from '../thresholds.ts';

/** An English sentence of the paper in a Japanese edition is measured as English: what counts is how many 3-grams a script has. */
export function addsToOverview(answer: string, overview: string): string | undefined {
  const share = contained(gramsOf(answer), gramsOf(overview));
  return share >= IN_OVERVIEW[/[ぁ-んァ-ヶ]/.test(answer) ? 'ja' : 'en']
    ? `${Math.round(share * 100)}% of it stands in the overview; add something`
    : undefined;
}
