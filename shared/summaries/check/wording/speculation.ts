/** Finds answers made of guesses of their own: two sentences of "may" and "could" in one answer, or nothing else in it. */
import { splitSentences } from '../../../documents/sentences.ts';

const GUESS =
  /可能性(?:があり|が高まり|もあり)|かもしれ(?:ない|ません)|と(?:思われ|考えられ|期待され|推測され|予想され)ます|でしょう[。.]?$|ことを示唆して|重要な示唆|\b(?:may|might|could|would|perhaps|possibly|presumably|likely)\b/i;

/** The paper guesses itself, and says so. */
const PAPERS_OWN =
  /\b(?:may|might|could|would|perhaps|possibl\w+|probabl\w+|presumabl\w+|likely|suggest\w*|suspect\w*|believ\w+|expect\w*|hop(?:e|es|ed|ing)|seem\w*|appear\w*|hypothes\w+|conjectur\w+|potential\w*|plan\w*|future)\b|可能性|かもしれ|思われ|考えられ|推測|期待|示唆/i;

/** @param quotes the verified passages on which the answer stands */
export function speculation(answer: string, quotes: readonly string[]): string | undefined {
  if (quotes.some((quote) => PAPERS_OWN.test(quote))) return undefined;
  const sentences = splitSentences(answer);
  const guesses = sentences.filter((sentence) => GUESS.test(sentence)).length;
  if (
    guesses < 2 &&
    !(guesses === 1 && sentences.length === 1 && /かもしれ|と(?:思われ|推測され|予想され)/.test(answer))
  )
    return undefined;
  return `${guesses} of ${sentences.length} sentences are guesses; say what the paper reports`;
}
