/** Finds sentences that speak as the authors or invite the reader: a digest reports, it does not advertise. */
import type { Language } from '../summary.ts';

const FORMS: Readonly<Record<Language, RegExp>> = {
  ja: /私たち|私達|我々|われわれ|弊社|当社|ご覧ください|お試しください|ご利用ください|お待ちして|お楽しみに|楽しみにして|ぜひ|ダウンロードするか/,
  en: /\b(?:[Ww]e|[Oo]urs?|us)\b|\b(?:[Cc]heck out|[Ss]tay tuned|[Tt]ry it|[Dd]on't miss)\b/,
};

export function voice(text: string, language: Language): string | undefined {
  const found = FORMS[language].exec(text);
  return found ? `"${found[0]}" speaks as the authors or invites the reader; report what the paper says` : undefined;
}
