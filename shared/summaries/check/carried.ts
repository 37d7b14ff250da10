/** Whether a sentence stands on its own evidence: every number, date and name of it in its quotes, told in the same direction. */
import { passageAt } from '../quote/evidence.ts';
import type { FoundQuote } from '../quote/quote-in-source.ts';
import { tableAround } from '../quote/table-around.ts';
import { datesOf } from '../text/dates.ts';
import { SEPARATOR } from '../text/letters.ts';
import { heldIn, quantitiesNotHeld } from '../text/quantities/held.ts';
import type { CheckContext, Finding } from './check.ts';
import { namesNotCarried } from './name/name-supported.ts';
import { directionCarried } from './number/direction.ts';

/** @param quotes the sentence's own, as they were found in the paper; with those of a table go its header and row */
export function carried(sentence: string, quotes: readonly FoundQuote[], { index }: CheckContext): Finding[] {
  const evidence = quotes
    .flatMap((quote) => [passageAt(quote, index).words, tableAround(quote, index)])
    .join(`\n${SEPARATOR}\n`);
  const found: Finding[] = [];
  const days = new Set(datesOf(evidence));
  const note = (check: string, missing: readonly string[]) => {
    if (missing.length > 0) found.push([check, `its quotes do not hold ${[...new Set(missing)].join(', ')}`]);
  };
  note(
    'date-not-quoted',
    datesOf(sentence).filter((day) => !days.has(day)),
  );
  note('number-not-quoted', quantitiesNotHeld(sentence, heldIn(evidence)));
  note('name-not-quoted', namesNotCarried(sentence, evidence, index));
  const turned = directionCarried(sentence, evidence);
  if (turned !== undefined) found.push(['direction-not-quoted', turned]);
  return found;
}
