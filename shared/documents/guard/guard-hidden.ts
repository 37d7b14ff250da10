/** Text that no reader sees is dropped whatever it says; where it speaks to a reader-machine, that is reported. */
import type { Suspicion } from '../document.ts';
import { neutraliseDelimiters } from './delimiters.ts';
import { SAMPLE_LENGTH, stretchesOf } from './guard-blocks.ts';
import { cleanCharacters } from './invisible-characters.ts';
import { isOrder } from './orders/orders.ts';

const MOST_SUSPICIONS = 20;
/** No order in plain Latin letters is shorter (`positive review only`); Japanese ones are. */
const SHORTEST_ORDER = 16;
const PLAIN = /^[\x20-\x7E]*$/;

/** @param pieces hidden texts, in any order */
export function guardHidden(pieces: readonly { readonly text: string }[]): Suspicion[] {
  const found: Suspicion[] = [];
  for (const { text } of pieces) {
    if (found.length >= MOST_SUSPICIONS) break;
    if (text.length < SHORTEST_ORDER && PLAIN.test(text)) continue;
    const clean = cleanCharacters(text);
    const parted = neutraliseDelimiters(clean.text);
    const order = [...stretchesOf(parted.text), clean.spelled].find((sentence) => sentence && isOrder(sentence));
    if (order) found.push({ kind: 'hidden-text', sample: [...order.trim()].slice(0, SAMPLE_LENGTH).join('') });
    else if (parted.spoofed)
      found.push({ kind: 'spoofed-delimiter', sample: [...text].slice(0, SAMPLE_LENGTH).join('') });
  }
  return found;
}
