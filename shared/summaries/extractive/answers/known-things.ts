/** `The scheme`, `the first question`: what a sentence takes as known, and whether its reader knows it. */

/** Up to four words behind the article; the phrase ends where one of the two below stands. */
const DEFINITE = /(?<![\p{L}-])the ((?:[\p{L}\d][\p{L}\d'’/-]* ?){1,4})/giu;
const ENDS =
  /^(?:is|are|was|were|be|been|has|have|had|can|could|may|might|must|will|would|should|do|does|did|and|or|but|as|than|if|while|because|since|not|also|only|however|then|it|they|we|an?|the|this|these|at|on|by|over|under|after|before|during|into|through|across|via|within|without|per|against|until|among|so|using|based)$/i;
/** What stands behind it tells which one is meant. */
const TELLS = /^(?:of|that|which|for|between|in|from|whose?|behind|to|with|where|when|used|given|described)$/i;
/** There is only one of them, every paper has them, or a comparison tells which. */
const UNIQUE =
  /^(?:(?:most|least|best|worst|same|only|entire|whole|full|very|more|less|fact|ability|number|amount|presence|absence|lack|training|test|validation|development|proposed)$|\p{Ll}+est$)/u;
/** The same of these where no other word tells one of them from the rest. */
const UNIQUE_ALONE =
  /^(?:web|internet|world|literature|community|public|human|art|state|field|authors?|users?|readers?|future|past|present|time|end|beginning|start|rest|former|use|need|idea|goal|aim|paper|article|study|work|results?|experiments?|evaluation|data|datasets?|inputs?|outputs?|baselines?|models?|methods?|approach|system|algorithm|network)$/;

/**
 * Definite noun phrases of the sentence that nothing has told of: neither what was read before nor the sentence itself.
 * @param read words of what the reader has read, as `wordsOf` gives them
 */
export function unknownThings(sentence: string, read: ReadonlySet<string>): string[] {
  return [...sentence.matchAll(DEFINITE)].flatMap((match) => {
    const words = match[1]!.trim().split(' ');
    const end = words.findIndex((word) => ENDS.test(word) || TELLS.test(word));
    const phrase = end < 0 ? words : words.slice(0, end);
    if (phrase.length === 0 || (end >= 0 && TELLS.test(words[end]!))) return [];
    if (phrase.some((word) => UNIQUE.test(word) || /^\p{Lu}|\d/u.test(word))) return [];
    if (phrase.length === 1 && UNIQUE_ALONE.test(phrase[0]!)) return [];
    const before = wordsOf(sentence.slice(0, match.index));
    const isKnown = (word: string) => read.has(word) || before.has(word);
    const told = [...wordsOf(phrase.join(' '))];
    // `The downloaded pages` are those of which something was told.
    const picked = /ed$/.test(told[0] ?? '') && !isKnown(told[0]!);
    return told.some(isKnown) && !picked ? [] : [phrase.join(' ')];
  });
}

/** Its words of three letters or more, small and without the sign of a plural. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}[\p{L}\d]{2,}/gu) ?? []).map((word) => word.replace(/(?<=[^s])s$/, '')));
