/** Finds sentences that speak as the authors or invite the reader: a digest reports, it does not advertise. */
import type { Language } from '../../../language.ts';

const FORMS: Readonly<Record<Language, RegExp>> = {
  ja: /私たち|私達|我々|われわれ|わたしたち|弊社|当社|ご覧|(?:お試し|ご利用|ご期待|ご参照|ご確認|ご注目|お読み|お使い)ください|(?:みて|見て|使って|読んで|試して|訪れて|チェックして|参照して|確認して)(?:みて)?ください|お待ちして|お楽しみに|楽しみにして|ぜひ|皆さん|みなさん|みなさま|皆様|あなた|ダウンロードするか|[うよ]では?ありませんか|しましょう/,
  en: /\b(?:[Ww]e|[Oo]urs?|us)\b|\b(?:[Cc]heck out|[Ss]tay tuned|[Tt]ry it|[Dd]on't miss)\b/,
};

export function voice(text: string, language: Language): string | undefined {
  // Words that the paper tells of stand in brackets.
  const found = FORMS[language].exec(text.replace(/「[^「」]*」/g, '「」'));
  return found ? `"${found[0]}" speaks as the authors or invites the reader; report what the paper says` : undefined;
}
