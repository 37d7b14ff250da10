/** All checks over one draft: what is wrong, part by part, and where the verified quotes stand. */
import type { Language } from '../../language.ts';
import { houseStyle } from '../languages/house-styles.ts';
import { approximateQuote } from '../quote/approximate-quote.ts';
import { type FoundQuote, quoteInSource } from '../quote/quote-in-source.ts';
import type { SourceIndex } from '../quote/source-index.ts';
import type { Draft, Objection } from '../summary.ts';
import { type CheckContext, checkQuestion, checkStatement, type Finding } from './check-statement.ts';
import { headlineNamesContribution } from './name/headline-names-contribution.ts';
import { misreadNumber } from './number/misread-number.ts';
import { addsToOverview } from './repeat/adds-to-overview.ts';
import { nearDuplicate } from './repeat/near-duplicate.ts';
import { restatedQuestion } from './repeat/restated-question.ts';
import { QUOTES_PER_ANSWER } from './thresholds.ts';
import { hedgeDropped } from './wording/hedge-dropped.ts';
import { mixedTerms } from './wording/mixed-terms.ts';
import { nonAnswer } from './wording/non-answer.ts';
import { speculation } from './wording/speculation.ts';

export interface CheckedDraft {
  /** In order of the draft; empty when everything holds. */
  readonly objections: readonly Objection[];
  /** For each answer, its quotes that stand in the source, at most `QUOTES_PER_ANSWER`. */
  readonly quotes: readonly (readonly FoundQuote[])[];
}

/** @param verbatim see `CheckContext` */
export function checkDraft(draft: Draft, index: SourceIndex, language: Language, verbatim: boolean): CheckedDraft {
  const context: CheckContext = { index, language, verbatim };
  const objections: Objection[] = [];
  const note = (where: string, findings: readonly Finding[]) => {
    for (const [check, reason] of findings) if (reason !== undefined) objections.push({ where, check, reason });
  };
  note('headline', checkHeadline(draft.headline, context));
  note('overview', checkStatement('overview', draft.overview, context));
  draft.qa.forEach((item, at) => {
    note(`qa[${at}]`, [
      ...checkQuestion(item.question, context),
      ...checkStatement('answer', item.answer, context),
      ['restated-question', restatedQuestion(item.question, item.answer)],
      ['near-duplicate', nearDuplicate(item.answer, draft.qa.slice(0, at).map(answerOf))],
      ['quote-not-in-source', unverified(item.quotes, index)],
      ...(verbatim ? [] : checkOwnAnswer(draft, at, context)),
    ]);
  });
  return { objections, quotes: draft.qa.map((item) => foundQuotes(item.quotes, index)) };
}

/** A sentence of the paper's own is taken as it is; one of ours must name the work. */
export const checkHeadline = (headline: string, context: CheckContext): Finding[] => [
  ...checkStatement('headline', headline, context),
  ['contribution-unnamed', context.verbatim ? undefined : headlineNamesContribution(headline, context.index)],
];

/** What is asked of answers in our own words; questions beside verbatim ones come from a few patterns and may look alike. */
function checkOwnAnswer(draft: Draft, at: number, { index, language }: CheckContext): Finding[] {
  const { question, answer, quotes } = draft.qa[at]!;
  const before = [draft.overview, ...draft.qa.slice(0, at).map(answerOf)].join('\n');
  return [
    ['near-duplicate', nearDuplicate(question, draft.qa.slice(0, at).map(questionOf))],
    ['non-answer', nonAnswer(answer)],
    ['speculation', speculation(answer)],
    ['adds-nothing', addsToOverview(answer, draft.overview, language)],
    ['hedge-dropped', hedgeDropped(answer, quotes)],
    ['number-misread', misreadNumber(answer, foundQuotes(quotes, index), index)],
    ['mixed-terms', mixedTerms(answer, before, houseStyle(language).oneTerm, index.text)],
  ];
}

const answerOf = ({ answer }: Draft['qa'][number]): string => answer;
const questionOf = ({ question }: Draft['qa'][number]): string => question;

function foundQuotes(quotes: readonly string[], index: SourceIndex): FoundQuote[] {
  const found = quotes.map((quote) => quoteInSource(quote, index)).filter((quote) => quote !== undefined);
  return found.slice(0, QUOTES_PER_ANSWER);
}

function unverified(quotes: readonly string[], index: SourceIndex): string | undefined {
  if (quotes.length === 0) return 'it carries no quote from the paper';
  const missing = quotes.find((quote) => quoteInSource(quote, index) === undefined);
  if (missing === undefined) return undefined;
  const passage = approximateQuote(missing, index);
  const meant = passage === undefined ? '' : `; the paper says "${passage.slice(0, 200)}"`;
  return `not in the paper, word for word: "${missing.slice(0, 120)}"${meant}`;
}
