/** Finds answers that say there is no answer, or announce one and stop. */

const JAPANESE =
  /詳細(?:な情報)?は?.{0,12}(?:提供|記載|説明)されて(?:いません|いない)|情報は(?:提供|記載)されて|不明です|わかりません|言及されて(?:いません|いない)|ありませんでした|見つかりません|についての詳細を提供します|考えられます[.。]?$|示唆しています[.。]?$/;

/** Found in other digests since; none of them stands in the reference digest. */
const JAPANESE_MORE =
  /(?:論文|本文|テキスト|文書|資料|この文章)(?:中)?(?:に|で)は.{0,30}(?:述べられて|書かれて|示されて|触れられて|明記されて|含まれて)(?:いません|いない|おらず)|(?:お答え|回答)(?:することは)?(?:できません|いたしかねます|できかねます)|情報が(?:不足|ありません|含まれていません)|明らかにされていません|申し訳(?:ありません|ございません)/;

const ENGLISH =
  /\b(?:is|are|was|were)(?: not|n't) (?:provided|specified|stated|mentioned|described|given|available|disclosed|discussed|reported|clear|known)\b|\bno (?:further |more |specific )?(?:details?|information) (?:is|are|was|were)\b|\b(?:does|do|did)(?: not|n't) (?:provide|specify|state|mention|describe|say|disclose|discuss|report)\b|\b(?:the (?:text|paper|document|context|excerpt|passage)) (?:does|did) not\b|\bunclear from the (?:text|paper|document)\b|\b(?:I|we) (?:cannot|can't|am unable|are unable)\b|\bas an AI\b|\bI'm sorry\b/i;

/** By the patterns of the reference digest alone, so that its figure and ours are of one measure. */
export const nonAnswerAsMeasured = (answer: string): string | undefined => JAPANESE.exec(answer)?.[0];

export function nonAnswer(answer: string): string | undefined {
  const plain = answer.normalize('NFKC').trim();
  const found = JAPANESE.exec(plain) ?? JAPANESE_MORE.exec(plain) ?? ENGLISH.exec(plain);
  return found ? `"${found[0].slice(0, 40)}" is no answer; ask what the paper does say` : undefined;
}
