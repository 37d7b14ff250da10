/**
 * What a person's mail says about leaving, in the two languages of the editions. People word it in a hundred ways, so it is read
 * sentence by sentence: what shall end (mails, a list, an address) together with how (stop, remove, 停止, 外す), wishes that need
 * no object, and single words that are the whole of what is said. Who asks, tells what happened or wants the contrary stays.
 */

/** `asks`: leaving is spoken of and not wished for. */
export type AboutLeaving = 'leave' | 'asks' | undefined;

/** A wish stands at the top of a mail, after a salutation and a name; below it others are quoted, our own mail with its links among them. */
const OWN_LINES = 6;
const QUOTE =
  /^(?:>|-{2,}|_{5,}|on .+ wrote:|.+(?:のメール|書きました)[:：]?$|\d{4}年.+[:：]$|from:|差出人)|<[^<>\s]+@[^<>\s]+>[:：]?$/i;
/** What replies, forwards and gateways put before a subject. */
const PREFIX = /^(?:\s*(?:re|fw|fwd|aw|wg|sv|返信|転送)\s*[:：]|\s*[[【(（][^\])】）]{1,30}[\])】）])+\s*/i;
/** The subject of a reply may be that of an edition, with the title of a paper; a wish is shorter. */
const LONGEST_REPLY_SUBJECT = 40;

/** What subject, or else the first lines of the body, say about leaving. */
export function aboutLeaving(subject: string, body: string): AboutLeaving {
  const bare = subject.normalize('NFKC').replace(PREFIX, '');
  const isReply = bare !== subject.normalize('NFKC');
  const own = about(ownLines(body).normalize('NFKC'));
  // In a reply its writer speaks in the body, and the subject is whatever it was.
  if (isReply && (own !== undefined || bare.length > LONGEST_REPLY_SUBJECT)) return own;
  return about(bare) ?? own;
}

function ownLines(body: string): string {
  const own: string[] = [];
  for (const line of body.split(/\r?\n/).map((each) => each.trim())) {
    if (QUOTE.test(line) || own.length >= OWN_LINES) break;
    if (line !== '') own.push(line);
  }
  return own.join('\n');
}

function about(text: string): AboutLeaving {
  const said = text.split(/\n|(?<=[。.!！?？])\s*/).map((sentence) => inSentence(sentence.trim()));
  return said.includes('leave') ? 'leave' : said.find((each) => each !== undefined);
}

function inSentence(sentence: string): AboutLeaving {
  const wishes = (text: string) => WISHES.some((wish) => wish.test(text));
  if (!wishes(sentence)) return undefined;
  const isOther = !wishes(sentence.replace(NO_WISH, ' ')) || CONTRARY.some((other) => other.test(sentence));
  return isOther || (ASKS.test(sentence) && !REQUEST.test(sentence)) ? 'asks' : 'leave';
}

const JA_MAIL =
  '(?:配信|配送|送信|送付|受信|受け?取り?|メール|メルマガ|マガジン|購読|ニュースレター|ダイジェスト|ML|メーリングリスト)';
const JA_BETWEEN = `(?:${JA_MAIL}|登録|サービス|今後|もう|全て|すべて|一切|ご|御|お|[のをはがもに、 ]|から)`;
const JA_END =
  '(?:(?:一時)?停止|中止|終了|解除|解約|取り?消|キャンセル|ストップ|オフ|拒否|辞退|不要|無用|結構|[い要]り?りません|必要(?:ない|あり)|希望(?:し|いたし)(?:ない|ません)|し?たく(?:な[いく]|ありません)|[止や辞と]め|控え|切っ|抜け)';
const JA_PLACE = '(?:登録|アドレス|リスト|名簿|配信先|宛先|送信先)';
const JA_OUT = '(?:削除|除外|解除|取り?消|抹消|キャンセル|外|除|消|抜け)';
const EN_END = '(?:cancel|end|stop|discontinue|terminate|withdraw|quit|leave|halt|cease|no more)';
const EN_FILL =
  '(?:(?:to|with|sending|receiving|getting|me|my|our|the|this|these|all|your|any|more|further|mailing) ){0,3}';
const EN_MAIL = '(?:subscriptions?|e-?mails?|mails?|mailings?|newsletters?|digests?|messages?|lists?|these|this)';
const EN_OUT = '(?:remov(?:e|ed|ing)|delet(?:e|ed|ing)|tak(?:e|en|ing)|dropp?(?:ed)?|exclude|opt|get)';

const WISHES = [
  new RegExp(`${JA_MAIL}${JA_BETWEEN}*${JA_END}`),
  new RegExp(`${JA_PLACE}[^。]{0,8}${JA_OUT}`),
  /退会|脱退|アンサブスクライブ|(?:解除|解約)し(?:ます|たい)|送(?:ら|信し|付し|って[来こ])ないで/,
  /[止や辞と]めて(?:くだ|下さ|頂|いただ|ほし|欲し|もら)/,
  /^(?:もう|今後は?)?(?:解除|解約|停止|中止|ストップ|不要|結構|[い要]りません|キャンセル|削除|[止や辞]め|外し)(?:[をはに]?(?:希望|お願い|依頼|申請|手続き?|です|し(?:ます|たい|て)|ます|たい|て(?:くだ|下)さい).{0,12})?[。!]?$/,
  /\b(?:un|de)-?sub(?:\b|\w{0,3}c\w*b\w*)/i,
  new RegExp(`\\b${EN_END} ${EN_FILL}${EN_MAIL}\\b`, 'i'),
  new RegExp(
    `\\b${EN_OUT} (?:me|us|th(?:is|e) (?:e-?mail )?address|my (?:\\S+ ?){1,3}) ?(?:out|off|from|in|please|[.!]|$)`,
    'i',
  ),
  new RegExp(`\\bbe ${EN_OUT} (?:off|out|from|of)\\b`, 'i'),
  /\bopt(?:ing)?[ -](?:me )?out\b|\bwant out\b|\bstop (?:sending|e?-?mailing|mailing|writing|contacting|spamming)\b/i,
  /\b(?:do not|don't|never) (?:send|e?-?mail|contact|write) (?:me|us)\b/i,
  /(?:\b(?:no longer|not|never)|n't) (?:wish|want|like|need|care|be interested|interested)\b.{0,30}\b(?:receiv\w+|get|gets|e?-?mails?|newsletters?|digests?|subscri\w+|these|this|it)\b/i,
  /^(?:please )?(?:stop|leave|cancel|remove|quit|delete|end|sign ?off|off)(?:,? (?:please|it|me|this|all|now))*[.!]*$/i,
];

/** Asked for politely, in the form of a question. */
const REQUEST =
  /(?:いただ|頂|もら|くれ|くださ|下さ|お願いでき|お願い出来)[^。]{0,12}(?:か|でしょうか)?[?？。]?$|\b(?:can|could|would|will) you\b|\b(?:can|could|may) (?:i|we) be\b/i;

const ASKS =
  /[?？]|について|方法|やり方|教えて|どう[すし]|どのよう|どこ|できます|\b(?:how|what|where|whether|why|can i|could i|later|if i|question|about)\b/i;

/** Links to leave by, and leaving that can't be done, is not done, or was done: beside a wish they take nothing from it. */
const NO_WISH = new RegExp(
  [
    '(?:配信停止|解除|解約|退会|停止)(?:用|の)?(?:リンク|ボタン|ページ|フォーム|画面|URL|欄)',
    '(?:停止|解除|解約|退会|削除|キャンセル)[がはも]?(?:でき|出来|し)(?:ない|ません|ず)',
    '(?:停止|解除|解約|退会|削除|キャンセル)(?:し(?:て(?:しま|いま|いる)|た(?!い)|ました)|され|中|にな)',
    '\\bun-?subscribe (?:link|button|page|form|url|option|header)\\b',
  ].join('|'),
  'gi',
);

/** The contrary, what is not decided, and things of that name. */
const CONTRARY = [
  /(?:止め|やめ|辞め|とめ|外さ|消さ|し)ない(?:で|$)|間違|誤って|再開|再登録|届か|届きま|方法|教えて|迷っ|悩|検討|かどうか/,
  new RegExp(`${JA_END}の(?!お?願|ご?依頼|お?手続|申|ご?連絡|件|ほど|程|旨|ご?希望|処理|上|うえ|お|で)`),
  /(?:\b(?:do not|never|not to|did not)|n't)(?: \w+){0,2} (?:un-?subscri\w+|remove|delete|cancel|stop|take|drop|end)\b/i,
  /\b(?:was|were|been|got|am|are|is) (?:\w+ )?(?:unsubscribed|removed|dropped|deleted)\b|\bby mistake\b|\baccident/i,
  /\b(?:add|sign|put|back)\b.{0,20}\bagain\b|\bhow (?:can|do|does|to|should|would)\b/i,
];
