/**
 * What makes up a question that a reader asks of any paper. Precision before number: a kind names who speaks (the authors, or
 * the work by its name), what they say, and the parts of a paper where they say it.
 */

import type { SectionKind } from '../../../documents/section-names.ts';
import type { Language } from '../../../language.ts';

export interface QuestionKind {
  readonly name: string;
  /** Parts in which such a sentence answers; elsewhere it is about something else. */
  readonly parts: ReadonlySet<SectionKind>;
  /** All of them must match. `OURS` in a pattern stands for the authors or the work's own name. */
  readonly says: readonly RegExp[];
  /** The same in Japanese; absent where no plain cue is known. */
  readonly saysInJapanese?: RegExp;
  /** A part whose heading says already what its sentences are: one word is enough there. */
  readonly under?: readonly [part: SectionKind, pattern: RegExp];
  /** Makes a sentence a better answer of its kind. */
  readonly better?: RegExp;
  /** `{S}` is the work. The second is asked of a second answer; there are as many answers as questions at most. */
  readonly asks: Readonly<Record<Language, readonly string[]>>;
}

export const parts = (list: string): ReadonlySet<SectionKind> => new Set(list.split(' ') as SectionKind[]);

/** The authors or their work as the subject near the beginning, so that no baseline's deed is told as theirs. */
export const WE =
  '(?:we(?: (?:also|then|first|further|have|\\w+ly)){0,2}|(?:our|the proposed) (?:[\\w-]+ ){0,3}?(?:method|model|models|approach|system|algorithm|framework|parser|architecture|technique|implementation|network|tagger|classifier|summarizer|results?|experiments?|analys[ei]s))';
/** The work by its own name, marked in the sentence before the patterns see it. */
export const OWN_NAME = '§';
export const OURS = `(?:${WE}|(?:the )?${OWN_NAME}(?: [\\w-]+){0,2}?)`;
export const OPENING = '^(?:[^.;:]{0,90}, )?';
export const subject = (verbs: string, who = OURS) => new RegExp(`${OPENING}${who} ${verbs}`, 'i');

/** A figure with its unit, or one with decimals. */
export const MEASURE =
  /(?<![\w.-])\d[\d,.]*\s?(?:%|×(?!\s?\d)|x\b|-?fold\b|percent|points?\b|times\b|(?<!(?:1[5-9]|20)\d0)[mµn]?s\b|seconds?\b|minutes?\b|hours?\b|days?\b|[KMGT]i?B\b|dollars?\b)|(?<![\w.-])\d+\.\d|\$\d/;
export const COUNTED =
  /\b\d[\d,. ]*(?:k|m|million|billion|thousand|hundred)?[\s-](?:[\w-]+ ){0,2}(?:sentences?|words?|tokens?|examples?|documents?|images?|papers?|languages?|paragraphs?|pairs?|questions?|samples?|articles?|pages?|files?|participants|users|classes|categories|instances|records|hours)\b/i;
