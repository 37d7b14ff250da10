/** Names of authors out of a field that holds one or several, in any of the orders that feeds and lists write them. */
import { cleanNames, plainText } from '../clean-text.ts';

/** What is a name's end rather than a name. */
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const degree = /^(?:ph\.?\s?d|m\.?d|m\.?sc?|b\.?sc?|mba|d\.?phil|dr|prof|esq|frs|ieee fellow)\.?$/i;
/** Words of a post or a place, which stand behind a name and are none. */
const place =
  /\b(?:universit\w*|hochschule|institut\w*|college|school|department|dept|facult\w*|laborator\w*|labs?|centre|center|hospital|clinic|academy|research|science|sciences|engineering|technolog\w*|professor|prof|lecturer|reader in|scientist|researcher|engineer|student|fellow|director|manager|editor|head of|chair|founder|ceo|cto|postdoc\w*|inc|llc|ltd|gmbh|corp\w*|company|foundation|society|ministry|agency|group|team)\b|大学|研究所|研究室|学部|研究科|株式会社|教授|博士|機構|病院|センター/i;
/** Short forms of a place, which in other letters are names: Zhuowen Tu. */
const shortPlace = /\b(?:TU|ETH|EPFL)\b/;
/** Houses that sign papers, as they begin: no field says that they are none of the authors. */
const house =
  /^(?:google|deepmind|openai|anthropic|microsoft|meta|facebook|fair|nvidia|apple|amazon|aws|ibm|intel|qualcomm|adobe|salesforce|bloomberg|hugging ?face|cohere|mistral|xai|databricks|huawei|alibaba|tencent|baidu|bytedance|deepseek|samsung|naver|kakao|sony|toyota|honda|ntt|nec|fujitsu|hitachi|rakuten|preferred networks|riken|aist|cnrs|inria|cern|max planck|fraunhofer|eth z[uü]rich|caltech|uc (?:berkeley|davis|irvine|los|san|santa)|stanford|harvard|yale|oxford|tsinghua|peking)(?![\p{L}'’])|\bAI$/iu;
const isPost = (text: string): boolean => place.test(text) || shortPlace.test(text);
const isPlace = (text: string): boolean => isPost(text) || house.test(text);
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー・]+$/u;
const initials = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;
/** Words that belong to the family name behind them. */
const particles = /^(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|zu|zur|ten|ter|bin|ibn|al|el|st\.?|mac|o')$/i;

const familyFirst = /^(?:(\p{Lu}\p{Ll}[\p{L}'’ -]*) (\p{Lu}{1,3})|(\p{Lu}{2,}(?:[ -]\p{Lu}{2,})*) (\p{Lu}\p{Ll}.*))$/u;

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const isFamily = (text: string): boolean => words(text).filter((word) => !particles.test(word)).length <= 1;
/** `MIT` behind a whole name is a place, behind a family name initials. */
const isAcronym = (text: string): boolean => /^\p{Lu}{3,6}$/u.test(text);
const isFull = (text: string): boolean =>
  cjk.test(text) ? text.length >= 3 : words(text).length >= 2 && !isFamily(text);

/** The names before the first post or place: one, or several that each are whole, or one that is turned around. */
function namesBeforePlace(parts: readonly string[]): string[] {
  const names = parts.slice(
    0,
    Math.max(
      1,
      parts.findIndex((part, at) => (at > 0 ? isPlace(part) : isPost(part)) || isAcronym(part)),
    ),
  );
  return names.length > 1 && !isFull(names[0] ?? '') ? namesOfParts(names) : [...names];
}

/** Parts of one field that commas part, as names in speaking order. */
function namesOfParts(written: readonly string[]): string[] {
  const parts = written.filter((part) => part !== '' && !degree.test(part));
  const [first = '', second] = parts;
  if (second === undefined) return parts;
  const ends = parts.filter((part) => suffix.test(part));
  const plain = parts.filter((part) => !suffix.test(part));
  if (ends.length > 0 && plain.length <= 2) {
    const name =
      plain[1] && !isPlace(plain[1]) && isFamily(plain[0] ?? '') ? `${plain[1]} ${plain[0]}` : (plain[0] ?? '');
    return [`${name} ${ends[0]}`];
  }
  // `Doe, J., Roe, R. A.` and `Kim, Min-jun, Lee, Ji-woo`: every other part is a family name.
  const inTurn = (given: boolean, part: string): boolean =>
    given ? initials.test(part) && !(isFull(first) && isAcronym(part)) : !initials.test(part);
  const pairs = plain.length > 2 && plain.every((part, at) => !cjk.test(part) && (at % 2 === 1 || isFamily(part)));
  if (plain.length % 2 === 0 && (pairs || plain.every((part, at) => inTurn(at % 2 === 1, part))))
    return plain.flatMap((part, at) => (at % 2 === 0 ? [`${plain[at + 1]} ${part}`] : []));
  if (plain.slice(1).some((part) => isPlace(part) || (isFull(first) && isAcronym(part))))
    return namesBeforePlace(plain);
  if (plain.length === 2 && cjk.test(first) && cjk.test(second))
    return isFull(first) && isFull(second) ? plain : [first + second];
  // `Doe J, Roe RA` and `DOE Jane, ROE Richard`: several that all put the family name first.
  const turned = plain.map((part) => familyFirst.exec(part)?.slice(1).filter(Boolean) ?? []);
  if (plain.length > 1 && turned.every(({ length }) => length === 2))
    return turned.map(([family, given]) => `${given} ${family}`);
  // One word is no whole name: it is the given name of a family of two.
  if (plain.length === 2 && (isFamily(first) ? words(second).length <= 4 : words(second).length === 1))
    return [`${second} ${first}`];
  return [...plain];
}

/**
 * `Last, First`, `Name (Institution)`, `Name, Title, Institution`, `Name, Jr.`, `A. One; B. Two and C Three`, 山田太郎、佐藤花子,
 * `mail@host (Name)`: names in speaking order, mail addresses, posts and places left out.
 */
export function namesIn(field: string): string[] {
  const text = plainText(
    field.replace(/<?[^\s<>()[\]]+@[^\s<>()]+>?\s*\(([^()]+)\)/g, '$1').replace(/<[^<>]*@[^<>]*>/g, ' '),
    100_000,
  );
  const bare = withoutBrackets(text)
    .replace(/^\s*(?:(?:by|von(?!\s+\S+,)|par|文|著)[:：]?\s+|(?:by|authors?|著者?|文|執筆者?)\s?[:：])\s*/i, '')
    // Marks of footnotes and affiliations.
    .replace(/[*∗†‡§¶\u00b9\u00b2\u00b3\u2070-\u2079]+|(?<=\s\p{L}[\p{L}.'’-]*)\s?\d(?:,?\d)*(?=\s*(?:[,;]|$))/gu, '')
    .replace(/\bet\s+al\b\.?|(?:ほか|他)\s*$/gi, '')
    .replace(/\b(?:prof|dr)\.\s+/gi, '');
  const fields = bare.split(
    /[;；、，|]|(?<=\p{Script=Han})\s*・\s*(?=\p{Script=Han})|\s+(?:and|&|und)\s+|\s*,\s*(?:and|&)\s+/iu,
  );
  let isAtPlace = false;
  const whole = fields.flatMap((field) => {
    const parts = field.split(',').map((each) => (each.includes('@') ? '' : each.trim()));
    // `…, Scientist at One House and Another`
    const goesOn = isAtPlace && parts.every(isPlace);
    isAtPlace = goesOn || parts.slice(1).some(isPlace);
    return goesOn ? [] : namesOfParts(parts);
  });
  return cleanNames(whole.filter((name) => /\p{L}/u.test(name)));
}

/** What stands in brackets is an affiliation. */
function withoutBrackets(text: string): string {
  let depth = 0;
  let bare = '';
  for (const character of text) {
    if (/[([（［]/.test(character)) depth += 1;
    if (depth === 0) bare += character;
    if (/[)\]）］]/.test(character)) depth = Math.max(0, depth - 1);
  }
  return bare;
}
