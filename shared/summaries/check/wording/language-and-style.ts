/** Finds text that is not in the asked language, or not in its one style (です・ます in Japanese). */

import { splitSentences } from '../../../documents/sentences.ts';
import type { Language } from '../../../language.ts';
import { JAPANESE } from '../thresholds.ts';

/** Share of letters, outside Latin names, links and the Greek ones of formulas, that are kana or kanji; 0 to 1. */
export function japaneseShare(text: string): number {
  const rest = text
    .normalize('NFKC')
    .replace(
      /https?:\/\/[!-~]+|[A-Za-z0-9][A-Za-z0-9_.+/%-]*|(?<!\p{Script=Greek})\p{Script=Greek}{1,2}(?!\p{Script=Greek})/gu,
      '',
    )
    .replace(/[^\p{L}\p{N}]/gu, '');
  const length = [...rest].length;
  return length === 0 ? 0 : (rest.match(/[ぁ-ゟ゠-ヿ一-鿿々]/g)?.length ?? 0) / length;
}

export const isJapanese = (text: string): boolean =>
  japaneseShare(text) >= JAPANESE.share && (text.normalize('NFKC').match(/[ぁ-ゟ]/g)?.length ?? 0) >= JAPANESE.hiragana;

/** Small words without which no English sentence of some length does. */
const ENGLISH_WORDS =
  /\b(?:the|a|an|of|in|to|and|is|are|for|with|on|by|that|from|as|it|this|what|how|which|why|who|does|do|be|at|than|we|but|or|per|not|its|were|have|into|then|over|only|each|more|most|about|after|before|between|both|these|those|they|their|can|when|while|where|there|against|without|within|through|under)\b/gi;

export function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  if (letters.length === 0 || latin / letters.length < JAPANESE.share) return false;
  const words = text.split(/\s+/).length;
  return words < 5 || (text.match(ENGLISH_WORDS)?.length ?? 0) / words >= 0.08;
}

const POLITE = /(?:です|ます|ました|ません|ください|でしょう|ましょう|でした)(?:か|ね)?$/;

/** Sentences that do not end in です・ます, with what closes them (brackets, stops) taken off. */
export function plainSentences(text: string): string[] {
  return splitSentences(text)
    .map((sentence) => sentence.replace(/(?:[(（][^()（）]*[)）])?[\s。.!?！？」』)）"'”’]*$/, ''))
    .filter((sentence) => sentence.length > 4 && !POLITE.test(sentence));
}

/** @param part questions may be plain (〜とは?), everything else keeps one style */
export function languageAndStyle(text: string, language: Language, part: 'question' | 'statement'): string | undefined {
  if (language === 'en') return isEnglish(text) ? undefined : 'it is not in English';
  // 論文の数は? has two kana; Chinese has none.
  const japanese =
    part === 'question' ? japaneseShare(text) >= JAPANESE.share && /[ぁ-ゟ]/.test(text) : isJapanese(text);
  if (!japanese) return 'it is not in Japanese (日本語で書く)';
  if (part === 'question') return undefined;
  const plain = plainSentences(text);
  return plain.length > 0 ? `not in です・ます style: "…${plain[0]!.slice(-20)}"` : undefined;
}
