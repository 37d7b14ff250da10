/** Finds a text that says one thing twice: two sentences alike, or one address given twice. */

import { splitSentences } from '../../../documents/sentences.ts';
import { addressesOf } from '../../quote/source-index.ts';
import { gramsOf } from '../../text/grams.ts';
import { sayTheSame } from './near-duplicate.ts';

/** Sentences of fewer 3-grams share most of them with any other. */
const SHORTEST = 20;

export function repeatsItself(text: string): string | undefined {
  const addresses = addressesOf(text);
  if (new Set(addresses).size < addresses.length) return 'it gives one address twice';
  const sentences = splitSentences(text).filter((sentence) => gramsOf(sentence).size >= SHORTEST);
  const again = sentences.find((sentence, at) =>
    sentences.slice(0, at).some((earlier) => sayTheSame(gramsOf(earlier), gramsOf(sentence))),
  );
  return again && `it says twice: "${again.slice(0, 60)}"`;
}
