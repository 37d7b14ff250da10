/**
 * Whether a page stands in the place of a text: a consent question, a log-in, a till, a shell that scripts would fill.
 * Told by what is missing, for no list of phrases holds them all: too little is left of such a page once the sentences
 * that speak of visiting it are taken away.
 */
import { sentencePieces } from '../../sentences.ts';
import { wordCount } from '../../text-size.ts';

/** Less prose than this is no text … */
const FEWEST_WORDS = 80;
/** … and so is less than this on a page that speaks of being visited. */
const FEWEST_ASKING_WORDS = 150;
/** A longer page is a text, whatever else stands on it. */
const SHORT_PAGE_WORDS = 400;
/** A text that says itself that it stops here: a longer beginning of it is still only that. */
const CUT_WORDS = 1_200;

/** What pages say of being visited. */
const VISIT = [
  /\bcookies?\b|\b(?:your|manage|withdraw|give|cookie) consent\b|\bconsent (?:to|preferences|choices|management)\b/,
  /\bprivacy (?:policy|notice|choices|preferences|settings|cent(?:er|re))\b|\blegitimate interests?\b|\b(?:our|trusted|\d+) partners\b|\bpersonali[sz]ed (?:ads|advertising|content)\b/,
  /\b(?:log|sign)(?:ged)?[ -]?in\b|\bsign(?:ed)?[ -]?up\b|\blog ?ins?\b|\bpassword\b|\b(?:create|have|open|need) (?:an? )?(?:\w+ )?account\b/,
  /\bregister (?:now|for|to|free|here)\b|\b(?:free|registered) (?:registration|users?|members?)\b|\bregistration (?:is )?(?:required|free)\b/,
  /\bsubscri(?:be|bers?|ption|ptions)\b|\bmembership\b|\bmembers[- ]only\b|\bbecome a member\b|\b(?:for|not a|already a) (?:paid |paying )?(?:members?|subscribers?)\b/,
  /\bpaywall\b|\bpaid (?:content|article)\b|\b(?:purchase|buy|rent) (?:this|now|the|access|article|pdf|a)\b|\b(?:institutional|instant|unlimited) access\b|\bfree trial\b|\bper (?:month|year)\b|\bunlock\b|\badd to cart\b/,
  /\bterms (?:of (?:use|service)|and conditions)\b|\benable (?:javascript|cookies)\b|\bjavascript (?:is|must|to|and|in|enabled|disabled)\b|\byour browser\b/,
  /\b(?:you are|not a|verify(?:ing)?)(?: that)?(?: you are)? (?:an? )?(?:human|robot)\b|\bcaptcha\b|\baccess (?:to this \w+ )?(?:is |has been )?(?:denied|restricted|blocked)\b|\bunusual traffic\b|\bjust a moment\b|\bsecurity (?:check|service)\b|\bray id\b/,
  /クッキー|同意(?:する|し(?:て|ま)|いただ|の(?:上|うえ)|が必要)|プライバシー(?:ポリシー|設定|に関)|個人(?:情報|データ)(?:の取|保護|を)/,
  /ログイン|サインイン|パスワード|会員|アカウント(?:を|の|に|が)|新規登録|(?:無料|ユーザー?|メール)登録|登録(?:する|して|いただ|が必要)/,
  /有料(?:会員|記事|版|プラン|コンテンツ|購読|登録|で|の|と)|購読|購入|課金|決済|お支払|無料(?:体験|トライアル|期間|プラン|で読)|月額|年額|税込|プラン(?:に|を|の)|サブスク/,
  /続き(?:を|は)|全文(?:を|は)(?:お?読|閲覧|ご覧)|残り\s*[約:：]?\s*[\d,]+\s*(?:文字|字)|利用規約|ロボットではない|人間であること/,
  /javascript\s*(?:を|が)|(?:お使い|ご利用)の(?:ブラウザ|環境|端末)|ブラウザの設定|アクセス(?:が(?:拒否|制限|集中)|権)|しばらく(?:お待ち|して|たって)|閲覧(?:するには|できません|制限|権限)|ご利用(?:いただ|になる)|広告(?:の表示|配信|ブロック)/,
].map((pattern) => new RegExp(pattern, 'iu'));
/** What a beginning says that stops for those who do not pay. */
const CUT =
  /\b(?:(?:subscribe|sign in|log in|register|become a member|join|upgrade)\b.{0,40}\bto (?:read (?:on|more|the|this)|(?:view|access|unlock|get) (?:this|the (?:full|rest|whole|complete)|full|all))|to (?:continue|keep|finish) reading|(?:this|the (?:full|rest of (?:the|this))) (?:article|content|post|story|paper|chapter|text|report) is (?:(?:only )?(?:available |reserved )?(?:only )?(?:for|to)|locked|behind)|preview of subscription content|you(?:'ve| have) (?:reached|read) (?:your|the|all).{0,30}(?:limit|free))|残り\s*[約:：]?\s*[\d,]+\s*(?:文字|字)|(?:この|本|ここから先)(?:記事|コンテンツ|ページ|論文|続き|先)?は?.{0,12}(?:会員|有料|購読者|登録者)(?:の方)?(?:のみ|限定|専用|向け|記事)|(?:会員|有料|購読者).{0,8}(?:限定|専用)(?:記事|コンテンツ|です)|続きを?(?:お?読み(?:いただく|になる)?|読む|ご覧|閲覧).{0,16}(?:には|ためには|場合)|(?:会員登録|ログイン|購入|購読)(?:する|して|すると|いただく|を).{0,20}(?:続き|全文)/iu;

/**
 * @param blocks texts of the page's main matter
 * @param visible the whole page as a reader sees it, its forms and buttons too
 */
export function isWall(blocks: readonly string[], visible: string): boolean {
  const all = wordCount(blocks.join(' '));
  if (all >= CUT_WORDS) return false;
  if (CUT.test(visible)) return true;
  if (all >= SHORT_PAGE_WORDS) return false;
  const prose = blocks.flatMap(sentencePieces).filter((sentence) => !VISIT.some((pattern) => pattern.test(sentence)));
  const words = wordCount(prose.join(' '));
  return words < (words < all ? FEWEST_ASKING_WORDS : FEWEST_WORDS);
}
