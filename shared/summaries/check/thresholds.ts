/**
 * Every bound the checks use, with its reason. Japanese figures come from the reference digest (median headline 86
 * characters, overview 737, answer 168); English ones are the same length of speech, 2.4 characters for one Japanese
 * (eight abstracts against their Japanese overviews).
 */
import type { Language } from '../../language.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Characters, white space included. Shorter says nothing, longer is not read in a mail. */
export const LENGTHS: Readonly<
  Record<Language, Readonly<Record<'headline' | 'overview' | 'question' | 'answer', Bounds>>>
> = {
  ja: {
    headline: { min: 15, max: 120 },
    overview: { min: 300, max: 900 },
    question: { min: 6, max: 120 },
    answer: { min: 40, max: 350 },
  },
  en: {
    headline: { min: 30, max: 280 },
    overview: { min: 700, max: 2100 },
    question: { min: 12, max: 280 },
    answer: { min: 95, max: 840 },
  },
};

/** Lengths that a writer is asked for; the bounds above only say what is sent back. */
export const ASKED: Readonly<Record<Language, Readonly<Record<'overview' | 'answer', number>>>> = {
  ja: { overview: 700, answer: 170 },
  en: { overview: 1_700, answer: 410 },
};

/** Whole sentences of a paper are never cut to fit; these only stop a runaway. */
export const VERBATIM_LONGEST = { headline: 800, overview: 4000, question: 300, answer: 1500 } as const;

/** Letters and digits a quote needs, so that it is a statement and not a word that stands everywhere. */
export const SHORTEST_QUOTE = 12;
/** A quote longer than this is a copied passage, not evidence. */
export const LONGEST_QUOTE = 600;
/** Quotes kept for one sentence: three are asked for, and a sentence that lists four things may need one for each and a header. */
export const QUOTES_PER_SENTENCE = 6;

/** Character 3-grams: at these overlaps two readers called answers of the reference digest the same. */
export const NEAR_DUPLICATE = { jaccard: 0.5, containment: 0.7 };

/** Share of an answer's 3-grams taken from its question, and the least number of new ones: below, nothing was answered. */
export const RESTATED = { share: 0.45, newGrams: 25 } as const;

/**
 * Share of an answer's 3-grams that the overview already holds; above it the answer adds nothing. English has fewer 3-grams
 * to choose from: of 2,271 passages of ACL papers a fifth shared 60% with an overview they had nothing to do with.
 */
export const IN_OVERVIEW: Readonly<Record<Language, number>> = { ja: 0.6, en: 0.8 };

/** Share of letters outside Latin names that are kana or kanji, and least hiragana: what separates Japanese from lists of names. */
export const JAPANESE = { share: 0.9, hiragana: 3 } as const;

/** Share of a false quote's words that a passage must have to be shown as what the model may have meant; it is never taken as verified. */
export const APPROXIMATE = 0.7;

/** Answers asked for and kept at most. Fewer, true answers are right; more are not read. */
export const ANSWERS = { asked: 10, most: 12 } as const;
