/** All checks over one draft: what is wrong, part by part, and where the verified quotes stand. */

import { houseStyle } from '../languages/language.ts';
import type { Draft, Language, Objection } from '../summary.ts';
import { addsToOverview } from './adds-to-overview.ts';
import { crawlDate } from './crawl-date.ts';
import { foreignLink } from './foreign-link.ts';
import { foreignTitle } from './foreign-title.ts';
import { headlineNamesContribution } from './headline-names-contribution.ts';
import { languageAndStyle } from './language-and-style.ts';
import { lengthWithin } from './length.ts';
import { markup } from './markup.ts';
import { nameSupported } from './name-supported.ts';
import { nearDuplicate } from './near-duplicate.ts';
import { nonAnswer } from './non-answer.ts';
import { numberSupported } from './number-supported.ts';
import { type FoundQuote, quoteInSource } from './quote-in-source.ts';
import { restatedQuestion } from './restated-question.ts';
import type { SourceIndex } from './source-index.ts';
import { speculation } from './speculation.ts';
import { splitName } from './split-name.ts';
import { termMistranslated } from './term-mistranslated.ts';
import { QUOTES_PER_ANSWER } from './thresholds.ts';
import { verbatimInSource } from './verbatim-in-source.ts';

export interface CheckedDraft {
  /** In order of the draft; empty when everything holds. */
  readonly objections: readonly Objection[];
  /** For each answer, its quotes that stand in the source, at most `QUOTES_PER_ANSWER`. */
  readonly quotes: readonly (readonly FoundQuote[])[];
}

type Finding = readonly [check: string, reason: string | undefined];

/**
 * @param verbatim the sentences are the paper's own: language, style and the lengths of generated text do not apply,
 *   and every sentence of headline, overview and answers must itself stand in the source
 */
export function checkDraft(draft: Draft, index: SourceIndex, language: Language, verbatim: boolean): CheckedDraft {
  const objections: Objection[] = [];
  const note = (where: string, findings: readonly Finding[]) => {
    for (const [check, reason] of findings) if (reason !== undefined) objections.push({ where, check, reason });
  };

  note('headline', [
    ...statement('headline', draft.headline, index, language, verbatim),
    ['contribution-unnamed', headlineNamesContribution(draft.headline, index)],
  ]);
  note('overview', statement('overview', draft.overview, index, language, verbatim));

  const quotes = draft.qa.map((item) => foundQuotes(item.quotes, index));
  draft.qa.forEach((item, at) => {
    const earlier = draft.qa.slice(0, at);
    note(`qa[${at}]`, [
      ['length', lengthWithin('question', item.question, language, verbatim)],
      ['markup', markup(item.question)],
      ['foreign-link', foreignLink(item.question, index.links)],
      // Questions are ours in the asked language, also beside verbatim answers.
      ['language', languageAndStyle(item.question, language, 'question')],
      ...statement('answer', item.answer, index, language, verbatim),
      ['number-unsupported', numberSupported(item.question, index.numbers)],
      ['name-unsupported', nameSupported(item.question, index.names)],
      ['term-mistranslated', termMistranslated(item.question, houseStyle(language).glossary, index.text)],
      ['non-answer', verbatim ? undefined : nonAnswer(item.answer)],
      ['speculation', verbatim ? undefined : speculation(item.answer)],
      ['restated-question', restatedQuestion(item.question, item.answer)],
      ['near-duplicate', nearDuplicate(item.answer, earlier.map(answerOf))],
      // Questions beside verbatim answers come from a few patterns and may look alike.
      ['near-duplicate', verbatim ? undefined : nearDuplicate(item.question, earlier.map(questionOf))],
      ['adds-nothing', verbatim ? undefined : addsToOverview(item.answer, draft.overview)],
      ['quote-not-in-source', unverified(item.quotes, index)],
    ]);
  });
  return { objections, quotes };
}

const answerOf = ({ answer }: Draft['qa'][number]): string => answer;
const questionOf = ({ question }: Draft['qa'][number]): string => question;

/** What every statement must hold, whichever part it is. */
export function statement(
  part: 'headline' | 'overview' | 'answer',
  text: string,
  index: SourceIndex,
  language: Language,
  verbatim: boolean,
): Finding[] {
  return [
    ['length', lengthWithin(part, text, language, verbatim)],
    ['markup', markup(text)],
    ['foreign-link', foreignLink(text, index.links)],
    ['language', verbatim ? undefined : languageAndStyle(text, language, 'statement')],
    // A foreign day is made of foreign numbers: named first for what it is.
    ['crawl-date', crawlDate(text, index.dates)],
    ['number-unsupported', numberSupported(text, index.numbers)],
    ['foreign-title', foreignTitle(text, index.names)],
    ['name-unsupported', nameSupported(text, index.names)],
    ['split-name', verbatim ? undefined : splitName(text, index)],
    ['term-mistranslated', termMistranslated(text, houseStyle(language).glossary, index.text)],
    ['not-verbatim', verbatim ? verbatimInSource(text, index) : undefined],
  ];
}

function foundQuotes(quotes: readonly string[], index: SourceIndex): FoundQuote[] {
  const found = quotes.map((quote) => quoteInSource(quote, index)).filter((quote) => quote !== undefined);
  return found.slice(0, QUOTES_PER_ANSWER);
}

function unverified(quotes: readonly string[], index: SourceIndex): string | undefined {
  if (quotes.length === 0) return 'it carries no quote from the paper';
  const missing = quotes.find((quote) => quoteInSource(quote, index) === undefined);
  return missing === undefined ? undefined : `not in the paper, word for word: "${missing.slice(0, 120)}"`;
}
