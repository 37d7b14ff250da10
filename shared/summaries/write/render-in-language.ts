/**
 * A second language says what the first one says: the same evidence, the same numbers, the same names. Its sentences
 * are held against the paper like any others; this file holds them against the first language too.
 */

import { SMALLEST_CLAIM } from '../check/thresholds.ts';
import type { Draft, Objection, Summary, Usage } from '../summary.ts';
import { lettersOf } from '../text/letters.ts';
import { namesOf } from '../text/names.ts';
import { claimsOf, type Quantity, showQuantity } from '../text/numbers.ts';
import { ModelAnswerError } from './models/model-errors.ts';

/**
 * The rendered draft with the evidence of the first language, answer by answer.
 * @throws ModelAnswerError when answers were added or left out, since evidence then belongs to another answer
 */
export function withEvidence(rendered: Draft, checked: Summary, usage: Usage): Draft {
  if (rendered.qa.length !== checked.qa.length) {
    throw new ModelAnswerError('not-as-asked', `${rendered.qa.length} answers for ${checked.qa.length}`, usage);
  }
  const qa = rendered.qa.map((item, at) => ({ ...item, quotes: checked.qa[at]!.evidence.map(({ quote }) => quote) }));
  return { ...rendered, qa };
}

/** Parts whose numbers or names differ between the two languages. */
export function disagreements(draft: Draft, checked: Summary): Objection[] {
  const parts: [string, string, string][] = [
    ['headline', draft.headline, checked.headline],
    ['overview', draft.overview, checked.overview],
  ];
  draft.qa.forEach((item, at) => {
    const other = checked.qa[at];
    if (other) parts.push([`qa[${at}]`, `${item.question}\n${item.answer}`, `${other.question}\n${other.answer}`]);
  });
  return parts.flatMap(([where, text, other]) => [
    ...numbersDiffer(where, text, other),
    ...namesDiffer(where, text, other),
  ]);
}

function numbersDiffer(where: string, text: string, other: string): Objection[] {
  const [here, there] = [claims(text), claims(other)];
  const added = [...here].filter((value) => !there.has(value));
  const lost = [...there].filter((value) => !here.has(value));
  if (added.length + lost.length === 0) return [];
  const reason = `numbers differ from the checked summary: ${[...added.map((value) => `${value} is not there`), ...lost.map((value) => `${value} is missing`)].join(', ')}`;
  return [{ where, check: 'numbers-disagree', reason }];
}

const isClaim = ({ value, unit }: Quantity): boolean =>
  unit === '%' || !Number.isInteger(value) || value >= SMALLEST_CLAIM;
/** Small counts are words in one language and characters in the other (five, 五): only what is written in digits is compared. */
const SPELLED =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|half|double|twice|triple|dozen)\b/gi;
const claims = (text: string): Set<string> =>
  new Set(claimsOf(text.replace(SPELLED, ' ')).filter(isClaim).map(showQuantity));

/** Japanese text shows its names (every Latin word); they must stand in the other language's text, whichever is which. */
function namesDiffer(where: string, text: string, other: string): Objection[] {
  const [japanese, english] = /[ぁ-ん]/.test(text) ? [text, other] : [other, text];
  const spelled = lettersOf(english).text;
  const missing = namesOf(japanese).filter((name) => !spelled.includes(lettersOf(name).text.replace(/s$/, '')));
  return missing.length === 0
    ? []
    : [
        {
          where,
          check: 'names-disagree',
          reason: `names differ from the checked summary: ${[...new Set(missing)].join(', ')}`,
        },
      ];
}
