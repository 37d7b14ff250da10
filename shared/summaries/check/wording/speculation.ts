/** Finds answers made of guesses: two sentences of "may" and "could" in one answer, or nothing else in it. */
import { splitSentences } from '../../text/sentences.ts';

const GUESS =
  /可能性(?:があり|が高まり|もあり)|かもしれ(?:ない|ません)|と(?:思われ|考えられ|期待され|推測され|予想され)ます|でしょう[。.]?$|ことを示唆して|重要な示唆|\b(?:may|might|could|would|perhaps|possibly|presumably|likely)\b/i;

export function speculation(answer: string): string | undefined {
  const sentences = splitSentences(answer);
  const guesses = sentences.filter((sentence) => GUESS.test(sentence)).length;
  if (
    guesses < 2 &&
    !(guesses === 1 && sentences.length === 1 && /かもしれ|と(?:思われ|推測され|予想され)/.test(answer))
  )
    return undefined;
  return `${guesses} of ${sentences.length} sentences are guesses; say what the paper reports`;
}
