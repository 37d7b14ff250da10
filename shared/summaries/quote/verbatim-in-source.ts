/** Finds sentences, said to be the paper's own, that do not stand in it. */

import { splitSentences } from '../../documents/sentences.ts';
import { lettersOf } from '../text/letters.ts';
import { quoteInSource } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

export function verbatimInSource(text: string, index: SourceIndex): string | undefined {
  const foreign = splitSentences(text).find((sentence) => {
    if (quoteInSource(sentence, index)) return false;
    // Titles and very short sentences are no quotes, but may be shown.
    return !index.names.text.includes(lettersOf(sentence).text);
  });
  return foreign === undefined ? undefined : `not in the paper, word for word: "${foreign.slice(0, 120)}"`;
}
