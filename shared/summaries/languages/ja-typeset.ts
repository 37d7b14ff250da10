/**
 * Widths and spaces of Japanese text by one rule, whoever wrote it: Latin letters, digits and brackets are narrow; a Latin word
 * has a space on each side of it where a Japanese letter is next, a number (its unit with it: 3.2 cm) has none. Left as they
 * stand are a single letter (X線) and what is behind a name's number (Node 20).
 */
const JAPANESE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]`;
/** A word or a number, signs within it included: `GPT-4`, `Node.js`, `1,250`, `37%`. */
const TOKEN = String.raw`[\p{Script=Latin}\d](?:[\p{Script=Latin}\d]|[-.,+/'’_&](?=[\p{Script=Latin}\d]))*[%+#]*`;

const BEFORE = new RegExp(`(?<=${JAPANESE})( ?)(${TOKEN})`, 'gu');
const BEHIND = new RegExp(
  String.raw`((?<![\p{Script=Latin}\d.,+/'’_&-])(?:\d[\d.,]* )?${TOKEN})( ?)(?=${JAPANESE})`,
  'gu',
);
const WIDE = /[Ａ-Ｚａ-ｚ０-９％（）？！]/g;

export function typesetJapanese(text: string): string {
  return text
    .replace(WIDE, (sign) => sign.normalize('NFKC'))
    .replace(BEFORE, (_, space: string, token: string) => spaceAt(token, space) + token)
    .replace(BEHIND, (match, token: string, space: string, at: number, whole: string) =>
      NAME_BEFORE.test(whole.slice(0, at)) && /^\d/.test(token) ? match : token + spaceAt(token, space),
    );
}

const NAME_BEFORE = /\p{Script=Latin}\S* $/u;

/** @param space what stands there, which stays beside a single letter */
function spaceAt(token: string, space: string): string {
  if (/^\d/.test(token)) return '';
  return /^\p{Script=Latin}$/u.test(token) ? space : ' ';
}
