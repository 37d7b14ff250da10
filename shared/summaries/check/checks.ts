/**
 * Every check, one row each. The order is that of the objections: a foreign day is made of foreign numbers, a foreign title
 * of foreign names, so each is named first for what it is.
 */
import { houseStyle } from '../languages/house-styles.ts';
import { textOf } from '../parts.ts';
import { unverifiedQuote } from '../quote/unverified-quote.ts';
import { verbatimInSource } from '../quote/verbatim-in-source.ts';
import type { Check, Part, Subject } from './check.ts';
import { foreignLink } from './name/foreign-link.ts';
import { foreignTitle } from './name/foreign-title.ts';
import { headlineNamesContribution } from './name/headline-names-contribution.ts';
import { nameSupported } from './name/name-supported.ts';
import { splitName } from './name/split-name.ts';
import { transliteratedName } from './name/transliterated-name.ts';
import { crawlDate } from './number/crawl-date.ts';
import { directionContradicted } from './number/direction.ts';
import { numberSupported } from './number/number-supported.ts';
import { shareForDifference } from './number/share-for-difference.ts';
import { addsToOverview } from './repeat/adds-to-overview.ts';
import { nearDuplicate } from './repeat/near-duplicate.ts';
import { repeatsItself } from './repeat/repeats-itself.ts';
import { restatedQuestion } from './repeat/restated-question.ts';
import { callToAction } from './wording/call-to-action.ts';
import { hedgeDropped } from './wording/hedge-dropped.ts';
import { languageAndStyle } from './wording/language-and-style.ts';
import { lengthWithin, tooLong, tooShort } from './wording/length.ts';
import { listMarkup, markup } from './wording/markup.ts';
import { mixedTerms } from './wording/mixed-terms.ts';
import { nonAnswer } from './wording/non-answer.ts';
import { orderFollowed } from './wording/order-followed.ts';
import { speculation } from './wording/speculation.ts';
import { termMistranslated } from './wording/term-mistranslated.ts';
import { unearnedPraise } from './wording/unearned-praise.ts';
import { untranslated } from './wording/untranslated.ts';
import { voice } from './wording/voice.ts';

const SENTENCE: readonly Part[] = ['sentence'];
const ALL: readonly Part[] = ['sentence', 'question'];
/** Sentences that belong together. */
const TOGETHER: readonly Part[] = ['overview', 'answer'];

export const CHECKS: readonly Check[] = [
  { name: 'empty', on: ALL, find: (text) => (text === '' ? 'it is empty' : undefined) },
  { name: 'length', on: ['headline', 'question'], find: lengthWithin },
  { name: 'too-short', on: TOGETHER, find: tooShort },
  { name: 'too-long', on: TOGETHER, find: tooLong },
  { name: 'markup', on: ALL, find: (text, { quotes }) => markup(text, quotes) },
  { name: 'markup', on: SENTENCE, words: 'ours', find: listMarkup },
  {
    name: 'foreign-link',
    on: ALL,
    find: (text, subject) => foreignLink([text, ...besides(subject)].join('\n'), subject.index.links),
  },
  { name: 'call-to-action', on: ALL, find: (text, subject) => callToAction(text, besides(subject)) },
  { name: 'order-followed', on: ALL, find: (text, { standing, index }) => orderFollowed(text, standing.quotes, index) },
  { name: 'unearned-praise', on: ALL, words: 'ours', find: (text, { quotes }) => unearnedPraise(text, quotes) },
  // Questions are ours in the asked language, also beside verbatim answers.
  { name: 'language', on: ['question'], find: (text, { language }) => languageAndStyle(text, language, 'question') },
  {
    name: 'language',
    on: SENTENCE,
    words: 'ours',
    find: (text, { language }) => languageAndStyle(text, language, 'statement'),
  },
  { name: 'untranslated', on: SENTENCE, words: 'ours', language: 'ja', find: untranslated },
  { name: 'voice', on: SENTENCE, words: 'ours', find: (text, { language }) => voice(text, language) },
  { name: 'repeats-itself', on: TOGETHER, words: 'ours', find: repeatsItself },
  { name: 'split-name', on: SENTENCE, words: 'ours', find: (text, { index }) => splitName(text, index) },
  {
    name: 'transliterated-name',
    on: ['question'],
    language: 'ja',
    find: (text, { index }) => transliteratedName(text, index.kanaNames),
  },
  {
    name: 'transliterated-name',
    on: SENTENCE,
    words: 'ours',
    language: 'ja',
    find: (text, { index }) => transliteratedName(text, index.kanaNames),
  },
  { name: 'term-mistranslated', on: ['question'], find: wrongTerm },
  { name: 'term-mistranslated', on: SENTENCE, words: 'ours', find: wrongTerm },
  { name: 'direction-contradicted', on: SENTENCE, words: 'ours', find: directionContradicted },
  {
    name: 'share-for-difference',
    on: SENTENCE,
    words: 'ours',
    language: 'ja',
    find: (text, { index }) => shareForDifference(text, index.text),
  },
  { name: 'crawl-date', on: SENTENCE, find: (text, { index }) => crawlDate(text, index.dates) },
  { name: 'number-unsupported', on: ALL, find: (text, { index }) => numberSupported(text, index.quantities) },
  // The paper may well name another's title in its own sentence.
  { name: 'foreign-title', on: SENTENCE, words: 'ours', find: (text, { index }) => foreignTitle(text, index.names) },
  { name: 'name-unsupported', on: ALL, find: (text, { index }) => nameSupported(text, index) },
  { name: 'not-verbatim', on: SENTENCE, words: 'paper', find: (text, { index }) => verbatimInSource(text, index) },
  {
    name: 'contribution-unnamed',
    on: ['headline'],
    words: 'ours',
    find: (text, { index }) => headlineNamesContribution(text, index),
  },
  { name: 'restated-question', on: ['answer'], find: (text, { question }) => restatedQuestion(question, text) },
  {
    name: 'near-duplicate',
    on: ['answer'],
    find: (text, { earlier }) =>
      nearDuplicate(
        text,
        earlier.map(({ answer }) => textOf(answer)),
      ),
  },
  {
    name: 'quote-not-in-source',
    on: SENTENCE,
    words: 'ours',
    find: (_, { quotes, standing, index }) =>
      quotes.length === 0 && standing.on ? undefined : unverifiedQuote(quotes, index),
  },
  { name: 'non-answer', on: SENTENCE, words: 'ours', find: nonAnswer },
  { name: 'speculation', on: ['answer'], words: 'ours', find: (text, { quotes }) => speculation(text, quotes) },
  {
    name: 'adds-nothing',
    on: ['answer'],
    words: 'ours',
    find: (text, { overview }) => addsToOverview(text, overview),
  },
  { name: 'hedge-dropped', on: SENTENCE, words: 'ours', find: (text, { quotes }) => hedgeDropped(text, quotes) },
  {
    name: 'mixed-terms',
    on: SENTENCE,
    words: 'ours',
    find: (text, { before, language, index }) => mixedTerms(text, before, houseStyle(language).oneTerm, index.text),
  },
];

/** Quotes that are shown beside a text; those of an answer stand beside its sentences, each of which is asked of its own. */
const besides = ({ part, quotes }: Subject): readonly string[] => (part === 'sentence' ? quotes : []);

function wrongTerm(text: string, { language, index }: Subject): string | undefined {
  return termMistranslated(text, houseStyle(language).glossary, index.text);
}
