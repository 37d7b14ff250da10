/** Finds answers that say there is no answer, or announce one and stop. */

/**
 * What says it of the paper or of the answer. A finding is an answer: 差は見つかりませんでした, 必要ありませんでした and いいえ tell
 * what the paper found.
 */
const TOLD =
  '(?:情報|記載|記述|言及|説明|詳細|明記|(?:予想外|意外|予期せぬ|驚くべき|特筆すべき)[^。]{0,8})(?:は|が|も)';
const OURS = new RegExp(
  [
    `${TOLD}(?:ありません|見つかりません|見当たりません|見当たらず|見られません|得られません|なく|不足して|含まれていません)`,
    '詳細(?:な情報)?は?.{0,12}(?:提供|記載|説明)されて(?:いません|いない)',
    '情報は(?:提供|記載)されて|についての詳細を提供します',
    '(?:論文|本文|テキスト|文書|資料|原文|この文章|提供された\\S{0,8})(?:中)?(?:に|で|から)は.{0,40}(?:述べられて|書かれて|示されて|触れられて|明記されて|明示されて|含まれて|得られ|読み取れ|確認でき|判断でき|特定でき|説明されて|報告されて|言及され)(?:て?いません|て?いない|ておらず|おらず|ません|なかった)',
    '(?:お答え|回答)(?:することは|することが|を?)?(?:できません|いたしかねます|できかねます|できない状況)',
    '(?:該当する|関連する|具体的な|詳しい)数値(?:は|が)(?:ありません|示されて|記載されて|得られま)',
    '(?:記載|言及|明示|明記)されて(?:おらず|いないため|いません)|触れられて(?:いません|おらず)|読み取ることは(?:できません|困難)',
    '申し訳(?:ありません|ございません)|残念ながら',
  ].join('|'),
);

const ENGLISH =
  /\b(?:is|are|was|were)(?: not|n't) (?:specified|stated|mentioned|disclosed|(?:provided|described|given|discussed|reported) (?:in|by) the (?:text|paper|document|article|authors?))\b|\bno (?:further |more |specific )?(?:details?|information) (?:is|are|was|were)\b|\bthe (?:text|paper|document|context|excerpt|passage|article|authors?) (?:does|do|did)(?: not|n't) (?:provide|specify|state|mention|describe|say|disclose|discuss|report)\b|\bunclear from the (?:text|paper|document)\b|\b(?:I|we) (?:cannot|can't|am unable|are unable)\b|\bas an AI\b|\bI'm sorry\b/i;

export function nonAnswer(answer: string): string | undefined {
  const plain = answer.normalize('NFKC').trim();
  const found = OURS.exec(plain) ?? ENGLISH.exec(plain);
  return found ? `"${found[0].slice(0, 40)}" is no answer; ask what the paper does say` : undefined;
}
