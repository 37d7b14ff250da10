/** Finds words that send readers somewhere or bid them do something: a digest reports, it asks nothing of anybody. */

const DEED =
  '(?:visit|click|download|install|subscribe|sign up|register|contact (?!force|map|surface|area|point|state|network|angle|matri|rich|dynamic|mechanic)|buy|purchase|donate|check out|go to|join|log in|follow us|share this|apply now|enter your|send (?:us|an?|your|money))';
const ENGLISH = [
  new RegExp(
    `(?:^|[.:;!?"“(]\\s*)(?:please |kindly |to learn more,? |for (?:details|more|access)[^,]{0,40},? |now )?${DEED}\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:you|readers?|users?|subscribers?|everyone|anyone interested) (?:\\w+ ){0,2}?(?:should|must|can|may|need to|have to|ought to|(?:is|are) (?:\\w+ )?(?:invited|encouraged|advised|urged|asked|requested|recommended|required|welcome)(?: to)?) (?:\\w+ ){0,2}?${DEED}\\b`,
    'i',
  ),
  new RegExp(
    `\\bit is (?:\\w+ )?(?:recommended|advised|suggested|important|essential) (?:that (?:you|readers?|users?|everyone)|to ${DEED})\\b`,
    'i',
  ),
];
const JAPANESE =
  /(?<!教え)(?:て|で)(?:ください|下さい|みてください|頂きたい|いただきたい)|ましょう[。!！]?$|(?:お|ご)(?:申し込み|問い合わせ|登録|覧|確認|購入|連絡|参加)(?:ください|下さい|を|は)|(?:読者|皆さん|皆様|皆さま|購読者|利用者)(?:は|が|に|も|の)[^。]{0,60}(?:べき|推奨|お?勧め|求められ|望まし|よう(?:に|促|求|勧))|(?:クリック|ダウンロード|アクセス|登録|購入|購読|訪問|申請|送金|寄付|フォロー)(?:して|すること|する(?:こと)?)[^。]{0,10}(?:ください|下さい|推奨|お?勧め|べき|望まし|が(?:必要|重要)で)/;

/** @param quotes shown to readers beside the sentence */
export function callToAction(text: string, quotes: readonly string[]): string | undefined {
  const calling = [text, ...quotes].find(
    (each) => JAPANESE.test(each) || ENGLISH.some((pattern) => pattern.test(each)),
  );
  return calling === undefined ? undefined : 'it asks readers to do something; report what the paper says';
}
