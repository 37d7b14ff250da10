/** The checks that every statement passes, whichever part of a summary it is. */
import type { Language } from '../../language.ts';
import { houseStyle } from '../languages/house-styles.ts';
import type { SourceIndex } from '../quote/source-index.ts';
import { verbatimInSource } from '../quote/verbatim-in-source.ts';
import { foreignLink } from './name/foreign-link.ts';
import { foreignTitle } from './name/foreign-title.ts';
import { nameSupported } from './name/name-supported.ts';
import { splitName } from './name/split-name.ts';
import { transliteratedName } from './name/transliterated-name.ts';
import { countSupported } from './number/count-supported.ts';
import { crawlDate } from './number/crawl-date.ts';
import { directionContradicted } from './number/direction-contradicted.ts';
import { numberSupported } from './number/number-supported.ts';
import { shareForDifference } from './number/share-for-difference.ts';
import { signSupported } from './number/sign-supported.ts';
import { unitContradicted } from './number/unit-contradicted.ts';
import { repeatsItself } from './repeat/repeats-itself.ts';
import { languageAndStyle } from './wording/language-and-style.ts';
import { lengthWithin } from './wording/length.ts';
import { listMarkup, markup } from './wording/markup.ts';
import { termMistranslated } from './wording/term-mistranslated.ts';
import { untranslated } from './wording/untranslated.ts';
import { voice } from './wording/voice.ts';

/** A check by its name, and what it found, if anything. */
export type Finding = readonly [check: string, reason: string | undefined];

export interface CheckContext {
  readonly index: SourceIndex;
  readonly language: Language;
  /** The sentences are the paper's own: what is asked of our own wording does not apply, but each must stand in the source. */
  readonly verbatim: boolean;
}

export function checkStatement(
  part: 'headline' | 'overview' | 'answer',
  text: string,
  context: CheckContext,
): Finding[] {
  const { index, language, verbatim } = context;
  return [
    ['length', lengthWithin(part, text, language, verbatim)],
    ['markup', markup(text)],
    ['foreign-link', foreignLink(text, index.links)],
    ...(verbatim ? [] : wording(text, index, language)),
    // A foreign day is made of foreign numbers, a foreign title of foreign names: named first for what they are.
    ['crawl-date', crawlDate(text, index.dates)],
    ['number-unsupported', numberSupported(text, index.numbers)],
    // The paper may well name another's title in its own sentence.
    ['foreign-title', verbatim ? undefined : foreignTitle(text, index.names)],
    ['name-unsupported', nameSupported(text, index.names)],
    ['not-verbatim', verbatim ? verbatimInSource(text, index) : undefined],
  ];
}

/** How we write ourselves. */
function wording(text: string, index: SourceIndex, language: Language): Finding[] {
  const japanese = language === 'ja';
  return [
    ['language', languageAndStyle(text, language, 'statement')],
    ['markup', listMarkup(text)],
    ['untranslated', japanese ? untranslated(text) : undefined],
    ['voice', voice(text, language)],
    ['repeats-itself', repeatsItself(text)],
    ['split-name', splitName(text, index)],
    ['transliterated-name', japanese ? transliteratedName(text, index.kanaNames) : undefined],
    ['term-mistranslated', termMistranslated(text, houseStyle(language).glossary, index.text)],
    ['count-unsupported', japanese ? countSupported(text, index.numbers) : undefined],
    ['unit-contradicted', unitContradicted(text, index.units)],
    ['sign-contradicted', signSupported(text, index.text)],
    ['direction-contradicted', directionContradicted(text)],
    ['share-for-difference', japanese ? shareForDifference(text, index.text) : undefined],
  ];
}

/** Questions are ours in the asked language, also beside verbatim answers. */
export function checkQuestion(text: string, { index, language, verbatim }: CheckContext): Finding[] {
  return [
    ['length', lengthWithin('question', text, language, verbatim)],
    ['markup', markup(text)],
    ['foreign-link', foreignLink(text, index.links)],
    ['language', languageAndStyle(text, language, 'question')],
    ['number-unsupported', numberSupported(text, index.numbers)],
    ['name-unsupported', nameSupported(text, index.names)],
    ['transliterated-name', language === 'ja' ? transliteratedName(text, index.kanaNames) : undefined],
    ['term-mistranslated', termMistranslated(text, houseStyle(language).glossary, index.text)],
  ];
}
