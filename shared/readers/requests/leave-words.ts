/** The words that a wish to leave is made of, in the two languages of the editions: read sentence by sentence, in NFKC. */

const JA_MAIL =
  '(?:配信|配送|送信|送付|発送|受信|受け?取り?|メール|メルマガ|マガジン|購読|ニュースレター|ダイジェスト|ML|メーリングリスト)';
const JA_BETWEEN = `(?:${JA_MAIL}|登録|サービス|受け|今後|もう|全て|すべて|一切|継続|更新|ご|御|お|[のをはがもに、 ]|から)`;
/** Not wished for: the noun of the wish, its verb, a negation. */
const JA_UNWISHED =
  '(?:希望|所望)(?:は|を)?(?:し|いたし|致し|して[いお]り?)?(?:ない|ませ)|望(?:ま|み|んで[いお]り?)(?:ない|ませ)';
const JA_END = `(?:(?:一時)?停止|中止|中断|終了|(?<=を)終わ[りらえ]|打ち?切(?!られ)|解除|解約|取り?(?:消|下げ|[止や]め)|キャンセル|ストップ|オフ|拒否|辞退|遠慮(?!な[くし])|断[りわっ]|不要|無用|結構|[い要]り?りません|[い要]らな|必要(?:ない|あり|とし[^。]{0,3}(?:ない|ませ))|${JA_UNWISHED}|し?たく(?:な[いく]|ありません)|[止や辞と]め|控え|切っ|抜け)`;
const JA_PLACE = '(?:登録|アドレス|リスト|名簿|(?:配信|送信|送付|通知)(?:先|対象)|宛先|送り先|データベース|購読者)';
const JA_OUT = '(?:削除|除外|解除|取り?消|取り?下げ|抹消|消去|キャンセル|外(?!れ)|除|消(?!え)|抜(?:け(?!て)|い))';
/** A verb of sending, as far as its negation. */
const JA_FOR_ME = '(?:て(?:[来こ]|いただか|頂か|もらわ|くれ|くださら))';
const JA_NOT_SEND = `(?:送(?:ら|っ${JA_FOR_ME})|届け${JA_FOR_ME}?|配ら|出さ|[寄よ][越こ]さ|(?:送信|送付|発送|配送|配信|連絡|メール|送り)(?:を|は)?(?:一切|もう)?(?:くれ|し${JA_FOR_ME}?|なさら|され|いただか|頂か|くださら))な`;
/** What makes a negated verb a wish. */
const JA_PLEASE =
  '(?:いで(?:[ね、。!]|$|くだ|下さ|いただ|頂|ほし|欲し|もら|お?願|おい|結構)|いよう(?:に?[^。]{0,4}(?:願|して|した|くだ|下さ)|に?[。!]?$)|いこと[。!]?$|く(?:て|とも)も?(?:いい|良い|よい|結構|大丈夫|構|かまい|よろし))';

const EN_END =
  '(?:cancel|end|stop|suspend|discontinue|terminate|withdraw|revoke|quit|leave|halt|cease|refrain from|no (?:more|further))';
const EN_FILL =
  '(?:(?:to|with|sending|receiving|getting|me|my|our|the|this|these|all|your|any|more|of|such|further|future|mailing|daily|weekly|e?-?mail) ){0,4}';
const EN_MAIL =
  '(?:subscriptions?|e-?mails?|mails?|mailings?|newsletters?|digests?|messages?|lists?|deliver(?:y|ies)|(?:more|further|future) issues|registration|membership|services?|sign-?up|consent|communications?)';
const EN_OUT =
  '(?:remov(?:e|ed|ing)|delet(?:e|ed|ing)|tak(?:e|en|ing)|dropp?(?:ed)?|eras(?:e|ed|ing)|withdraw|strike|exclude|opt|get)';
/** Whom a list knows by it. */
const EN_ME =
  '(?:me|us|th(?:is|e) (?:e-?mail )?(?:address|account)|(?:all )?my (?:\\S+ ){0,2}(?:e-?mails?|mail|address|name|account|data|details|contact|record|entry|subscription|registration))';
const EN_HERE = '(?:to )?(?:me|us|here|this (?:e?-?mail )?(?:address|account))';
/** All of it: not `don't send me two`. */
const EN_ALL =
  '(?=[.,;!]|$| (?:any|more|again|further|it|this|these|them|your|such|e?-?mails?|mails?|newsletters?|digests?|the (?:digest|newsletter|e?-?mail)|every|ever|now|please|because|as|since|and))';
/** Not `you don't send me`, which misses it. */
const EN_DO_NOT = "(?<!(?:^|[,;] |\\b(?:why|since|but|because) )(?:i|we|you|they) )\\b(?:do not|don't|never)";
const EN_UNWISHED =
  "(?:(?:\\b(?:no longer|not|never)|n't) (?:wish|want|like|need|care|require|consent|be interested|interested)|\\bno longer read|\\bno (?:interest|wish|desire|need|use)|\\b(?:rather|prefer) not)";

export const WISHES = [
  new RegExp(`${JA_MAIL}${JA_BETWEEN}{0,12}${JA_END}`),
  new RegExp(`(?:今後|以後|以降|これ以上|もう|二度と)[^。]{0,8}(?:連絡|案内|知らせ)[はもを]?${JA_END}`),
  // What the reader does and not the sender: 配信の予定はない asks for it.
  /(?:購読|受信|受け?取|継続|続け)[^。]{0,6}(?:意思|意志|意向|つもり|予定|気|必要)[はがも]?(?:もう)?(?:ござい|あり)?(?:ない|ませ|なく|なり|無)/,
  new RegExp(`${JA_PLACE}[^。]{0,8}${JA_OUT}`),
  new RegExp(`${JA_NOT_SEND}${JA_PLEASE}`),
  /(?:送|届け|配)[^。]{0,4}て(?:[来き]て)?(?:(?:ほし|欲し)く(?:な|あり)|(?:いただく|頂く|もらう|くださる)必要[はも]?(?:な|あり|ござい))/,
  new RegExp(
    `(?:送|届け|配)[^。]{0,4}(?:の|こと)[をは]${JA_END}|(?:送る|送って[く来]る|メールする|[寄よ][越こ]す)な(?:[よ。!]|$)|^お断り`,
  ),
  /(?:メール|配信|ダイジェスト)[がは]?(?:もう)?(?:来|こ|届か)ないように(?:して|お?願)/,
  /退会|脱退|アンサブスクライブ|(?:解除|解約)し(?:ます|たい)/,
  /[止や辞と]めて(?:くだ|下さ|頂|いただ|ほし|欲し|もら)/,
  /^(?:もう|今後は?)?(?:解除|解約|停止|中止|ストップ|不要|結構|[い要]りません|キャンセル|削除|[止や辞]め|外し)(?:[をはに]?(?:希望|お願い|依頼|申請|手続き?|です|し(?:ます|たい|て)|ます|たい|て(?:くだ|下)さい).{0,12})?[。!]?$/,
  /\b(?:un|de)-?sub(?:\b|\w{0,3}c\w*b\w*|scription)|\b(?:unlist|de-?register)\b/i,
  new RegExp(`\\b${EN_END} ${EN_FILL}(?:${EN_MAIL}|these|this)\\b`, 'i'),
  new RegExp(
    `\\b(?:${EN_MAIL}|these|this) (?:to|should|must|shall) (?:be )?(?:end|stop|cancel|terminat|discontinu)\\w*(?: now| please)?[.!]*$|\\bmake (?:it|this|these) stop`,
    'i',
  ),
  new RegExp(
    `\\b${EN_OUT} ${EN_ME} ?(?:out|off|from|in|please|[.!?]|$)|\\b(?:remove|delete|take|drop) from (?:the |this |your )?(?:mailing )?list|\\bhave ${EN_ME} ${EN_OUT}|${EN_ME} (?:should|must|to) be ${EN_OUT}|\\b(?:let|sign) (?:me|us) (?:off|out)\\b`,
    'i',
  ),
  new RegExp(
    `(?:\\bpossible to |\\b(?:i|we)(?:'d)? (?:(?:would|want|wish|like|ask|request|need|prefer|could|to|please|kindly) )*)be ${EN_OUT}(?: (?:off|out|from|of)|[.!]|$)`,
    'i',
  ),
  /\b(?:me|us|want|like|be|get|address|name) off (?:of )?(?:(?:this|the|your|that) )?(?:(?:mailing|distribution|e?-?mail) )?list\b/i,
  /\bremoval (?:of (?:my|our|this)|from (?:your|the|this)) |\brequest\w* (?:for )?(?:my )?removal\b/i,
  /\bopt(?:ing)?[ -](?:me )?out\b|\bwant out\b/i,
  /\b(?:stop(?:ped)?|quit|cease|refrain from) (?:sending|delivering|e?-?mailing|mailing|writing|messaging|contacting|spamming)\b/i,
  new RegExp(
    `${EN_DO_NOT} (?:(?:send|deliver|forward|post)(?: (?:it|these|this|them))? ${EN_HERE}${EN_ALL}|(?:e?-?mail|contact|write(?: to)?|message) ${EN_HERE}|(?:send|deliver) ${EN_FILL}(?:${EN_MAIL}|these|this))\\b`,
    'i',
  ),
  new RegExp(
    `${EN_UNWISHED} (?:in |for |to )?(?:(?:receiv\\w+|get|getting|be on|read) )?${EN_FILL}(?:${EN_MAIL}|(?:be |stay |remain )?(?:contacted|e?-?mailed|subscribed?))\\b`,
    'i',
  ),
  new RegExp(
    `${EN_UNWISHED} (?:to )?(?:(?:receiv\\w+|get|getting)(?: (?:it|them|this|these))?|it|them|this|these)(?:$|[.,;!]| any| now)`,
    'i',
  ),
  /^(?:(?:sorry|no|thanks|thank you|i'm|i am),? )*(?:no longer|not) interested(?: any ?(?:more|longer))?(?:[.,;!]|$)/i,
  /^(?:please )?(?:stop|leave|cancel|remove|quit|delete|end|sign ?off|off)(?:,? (?:please|it|me|this|all|now))*[.!]*$/i,
  /(?:, |\b(?:please|to) )cancel(?:,? please)?[.!]*$/i,
];

/** Asked for politely, in the form of a question. */
export const REQUEST =
  /(?:いただ|頂|もら|くれ|くださ|下さ|お願いでき|お願い出来)[^。]{0,12}(?:か|でしょうか)?[?？。]?$|\b(?:can|could|would|will) you\b|\b(?:can|could|may) (?:i|we) (?:be|ask you)\b|\bpossible to be\b/i;

export const ASKS =
  /[?？]|(?:です|ます|ました|でしょう|ません)か[。]?$|について|方法|やり方|教えて|どう[すし]|どのよう|どこ|できます|\b(?:how|what|where|whether|why|can i|could i|later|if i|question|about)\b/i;

/** Links to leave by, and leaving that can't be done, is not done, or was done: beside a wish they take nothing from it. */
export const NO_WISH = new RegExp(
  [
    '(?:配信停止|解除|解約|退会|停止)(?:用|の)?(?:リンク|ボタン|ページ|フォーム|画面|URL|欄)',
    '(?:停止|解除|解約|退会|削除|キャンセル)[がはも]?(?:でき|出来|し)(?:ない|ません|ず)',
    '(?:停止|中止|中断|終了|解除|解約|退会|削除|キャンセル)(?:し(?:て(?:しま|いま|いる)|た(?![いく])|ました)|され|中|にな)',
    '\\bun-?subscribe (?:link|button|page|form|url|option|header)\\b',
  ].join('|'),
  'gi',
);

/** The contrary, what is not decided, and things of that name. */
export const CONTRARY = [
  /(?:(?:停止|中止|終了|解除|解約|退会|脱退|取り?消し?|キャンセル|削除|除外|抹消)(?:を|は)?(?:まだ|どうか|絶対に?|決して)?(?:し|さ[せれ]?|なさら)?|止め|やめ|辞め|とめ|外さ|消さ)ない(?:で|よう|$)/,
  /(?:停止|中止|終了|解除|解約|退会|キャンセル|削除|止め|やめ|辞め)(?:を|は)?(?:する|る)?(?:つもり|予定|気|意思)[はがも]?(?:な|あり|無)/,
  /(?:停止|中止|終了|解除|解約|退会)では(?:な|あり)|(?:やめ|止め|切|停止さ|終了さ)(?:ら?れ)(?:ると|た|て)|(?:停止|解除|解約|退会)を取り?消/,
  // A part of the mails, sent otherwise, and what somebody else said.
  /(?:画像|添付\S{0,4}|PDF|図|HTML)[はを](?:送|配|[い要])|(?:送っ|届け|信し|付し)て(?:(?:くだ|下)さ(?!ら)|(?:ほし|欲し)(?!く)|いただ[きけく]|頂[きけく]|もら(?!わ))|と(?:は|も)(?:言|思|考)|と言(?:われ|って)/,
  /間違|誤って|再開|再登録|届か(?!ないように)|届きま|方法|教えて|迷っ|悩|検討|かどうか/,
  new RegExp(`${JA_END}の(?!お?願|ご?依頼|お?手続|申|ご?連絡|件|ほど|程|旨|ご?希望|処理|上|うえ|お|で)`),
  /(?:\b(?:(?:do|did|would|will|should|must) not|never|not to)|n't)(?: \w+){0,2} (?:un-?subscri\w+|remove|delete|cancel|stop|take|drop|end|leave|miss|lose)\b/i,
  /\b(?:was|were|been|got|am|are|is) (?:\w+ )?(?:unsubscribed|removed|dropped|deleted|taken)\b|\bby mistake\b|\baccident/i,
  /\b(?:add|sign|put|back)\b.{0,20}\bagain\b|\bhow (?:can|do|does|to|should|would)\b|\btwice\b|\bduplicate|\binstead\b/i,
];
