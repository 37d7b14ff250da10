/** Finds an answer that is its own question in other words. */
import { contained, gramsOf, shared } from '../../text/grams.ts';
import { RESTATED } from '../thresholds.ts';

export function restatedQuestion(question: string, answer: string): string | undefined {
  const [asked, answered] = [gramsOf(question), gramsOf(answer)];
  const fresh = answered.size - shared(answered, asked);
  if (contained(answered, asked) < RESTATED.share && fresh >= RESTATED.newGrams) return undefined;
  return 'it restates the question; answer with what the paper says';
}
