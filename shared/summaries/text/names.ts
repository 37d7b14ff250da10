/** Names in a claim: every Latin word of a Japanese text; in English acronyms, words with digits and capitalised words inside a sentence. */
import { type Letters, lettersOf, PART, WORD } from './letters.ts';

/** Accents and apostrophes belong to the word they stand in: Dräger, Qur’an. */
const NAME = /\p{Script=Latin}[\p{Script=Latin}0-9]*(?:[-.+/'’][\p{Script=Latin}0-9]+)*/gu;
const COMMON = new Set(
  (
    'the a an this that these those we our it its in on for with and or but as at by to of from is are was were be can will not new ' +
    'results result method methods model models data paper work study using based however also both such each all many most more than ' +
    'when while if then there their they here how what which why who where after before between during through over under into about ' +
    'because so no yes q ai table figure section et al i e g http https www com'
  ).split(' '),
);

/** Names in order of appearance, links left out. */
export function namesOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/https?:\/\/[!-~]+/g, '');
  const japanese = /[ぁ-んァ-ヶ一-龠]/.test(plain);
  const names: string[] = [];
  for (const match of plain.matchAll(NAME)) {
    const word = match[0].replace(/(?:['’]s|\.+)$/, '');
    if (word.length < 2 || COMMON.has(word.toLowerCase())) continue;
    const marked = (word.match(/\p{Lu}/gu)?.length ?? 0) >= 2 || /\d/.test(word);
    const before = plain.slice(Math.max(0, match.index - 20), match.index).trimEnd();
    const opensSentence = before === '' || '.!?。:：\n"“「'.includes(before.at(-1)!);
    if (japanese || marked || (/^\p{Lu}/u.test(word) && !opensSentence)) names.push(word);
  }
  return names;
}

/** True when the name stands in the source, at the start of a word or behind a hyphen; a plural s is forgiven, and each side of a slash may stand alone. */
export function holdsName(name: string, source: Letters): boolean {
  const wanted = lettersOf(name).text.replace(/s$/, '');
  if (wanted === '' || opensAt(wanted, source)) return true;
  const parts = name.split(/[/+]/).filter(Boolean);
  return parts.length > 1 && parts.every((part) => holdsName(part, source));
}

/** So short a name begins many words: "Min" is no "minimum". It must end where the word ends, but for a plural s or a number. */
const SHORT = 3;

function endsAt(end: number, source: Letters): boolean {
  const next = source.text[end];
  if (next === undefined || source.opens[end] !== 0 || isDigit(next)) return true;
  return next === 's' && (end + 1 === source.text.length || source.opens[end + 1] !== 0);
}

/** A footnote mark set before a word hides where the word begins. */
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

/** Places tried for one name: two letters such as OS stand inside other words some ten thousand times in a long text. */
const MOST_PLACES = 50_000;

function opensAt(wanted: string, source: Letters): boolean {
  let at = source.text.indexOf(wanted);
  for (let tries = 0; at >= 0 && tries < MOST_PLACES; tries++) {
    const flag = source.opens[at];
    const begins = flag === WORD || flag === PART || isDigit(source.text[at - 1]);
    if (begins && (wanted.length > SHORT || endsAt(at + wanted.length, source))) return true;
    at = source.text.indexOf(wanted, at + 1);
  }
  return false;
}
