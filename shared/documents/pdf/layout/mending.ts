/** Makes clean text out of what the fonts say: ligatures, accents, invisible characters, words broken at line ends. */
import { CAPITAL, DENSE, LETTER } from './letter-classes.ts';

const LIGATURES: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };

/** Accents that TeX's older fonts print as letters of their own, with the mark that combines. */
const ACCENTS: Record<string, string> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˚': '\u030a',
  '˝': '\u030b',
  '¸': '\u0327',
};

/** Control and format characters but white space: zero-width signs, turns of direction, tags. */
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]/gu;

/** PDFium writes U+FFFE for a hyphen at a line's end; Unicode's own sign for it is the soft hyphen. */
const LINE_END_HYPHEN = /[\ufffe\u00ad]/g;

/** Most lines are plain Latin letters, quotes and dashes with single spaces: nothing to do for them. */
const UNCLEAN = /[^ -~\u2010-\u2026]| {2}/;

const COMBINING = /[\u0300-\u036f\u3099\u309a]/;

/** Letters of the Symbol font from `A` to `Z` and from `a` to `z`. */
const SYMBOL_CAPITALS = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const SYMBOL_SMALL = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
/** Signs of the Symbol and dingbat fonts behind ASCII, by their code there. */
const SYMBOL_SIGNS: Record<number, string> = {
  34: '∀',
  36: '∃',
  39: '∋',
  45: '−',
  64: '≅',
  94: '⊥',
  126: '∼',
  163: '≤',
  165: '∞',
  167: '▪',
  168: '▪',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  181: '∝',
  182: '∂',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  206: '∈',
  207: '∉',
  209: '∇',
  213: '∏',
  214: '√',
  215: '·',
  216: '¬',
  217: '∧',
  218: '∨',
  222: '⇒',
  225: '⟨',
  229: '∑',
  241: '⟩',
  242: '∫',
};
/** Upper ends of the brackets that formulas build of several pieces (Adobe's corporate use); the other pieces say nothing. */
const BUILT: Record<number, string> = { 63723: '(', 63726: '[', 63729: '{', 63734: ')', 63737: ']', 63740: '}' };

/** What a sign of the private use areas stands for in the fonts that papers use; nothing where nobody knows. */
function privateSign(sign: string): string {
  const code = sign.charCodeAt(0);
  if (sign.length > 1 || code < 0xf020 || (code > 0xf0ff && code < 0xf8e0)) return '';
  if (code > 0xf0ff) return BUILT[code] ?? '';
  const symbol = code - 0xf000;
  const known = SYMBOL_SIGNS[symbol];
  if (known !== undefined) return known;
  if (symbol > 64 && symbol < 91) return SYMBOL_CAPITALS[symbol - 65]!;
  if (symbol > 96 && symbol < 123) return SYMBOL_SMALL[symbol - 97]!;
  return symbol < 127 ? String.fromCharCode(symbol) : '';
}

/** One line's or block's text without ligatures, stray accents and what cannot be seen; white space single. */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text.trim();
  return (
    (COMBINING.test(text) ? text.normalize('NFC') : text)
      // First what cannot be seen, since it may stand between an accent and its letter, or between two spaces.
      .replaceAll('\u00ad', '\ufffe')
      .replace(INVISIBLE, '')
      .replace(/[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g, privateSign)
      .replace(/[ﬀ-ﬆ]/g, (sign) => LIGATURES[sign] ?? sign)
      .replace(/([¨´ˆ˜ˇ˚˝]+)([A-Za-zı])/g, (_, accents: string, letter: string) => {
        const marks = Array.from(accents, (accent) => ACCENTS[accent]).join('');
        return `${letter === 'ı' ? 'i' : letter}${marks}`.normalize('NFC');
      })
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Words of the whole document as they stand inside lines: they tell how a word broken at a line's end is spelt. */
export type Spelling = ReadonlySet<string>;

const WORD_AT_END = new RegExp(`[${LETTER}\\d]+(?:[-‐][${LETTER}\\d]+)*$`);
const WORD_AT_START = new RegExp(`^[${LETTER}\\d]+(?:[-‐][${LETTER}\\d]+)*`);
const HYPHEN_END = /[-‐\ufffe\u00ad]$/;

/** Collects the whole words of all lines, in reading order: none that a line's end has broken. */
export function spellingOf(lines: Iterable<string>): Spelling {
  const words = new Set<string>();
  let broken = false;
  for (const line of lines) {
    const found = wordsOf(line);
    const breaks = HYPHEN_END.test(line);
    for (let i = broken ? 1 : 0; i < (breaks ? found.length - 1 : found.length); i += 1) {
      const word = found[i]!;
      words.add(word);
      if (word.includes('-')) for (const part of word.split('-')) words.add(part);
    }
    broken = breaks;
  }
  return words;
}

/** Words in small letters, compounds whole; a loop, for a pattern takes three times as long over a whole paper. */
function wordsOf(line: string): string[] {
  const text = line.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    const letter =
      (code >= 97 && code <= 122) ||
      (code >= 48 && code <= 57) ||
      (code >= 0xdf && code < 0x2000) ||
      (code >= 0x3040 && code < 0xfffe);
    if (letter && start < 0) start = i;
    const inside = letter || ((code === 45 || code === 0x2010) && start >= 0);
    if (inside || start < 0) continue;
    let end = i;
    while (text.charCodeAt(end - 1) === 45 || text.charCodeAt(end - 1) === 0x2010) end -= 1;
    const word = text.slice(start, end);
    words.push(word.includes('\u2010') ? word.replaceAll('\u2010', '-') : word);
    start = -1;
  }
  return words;
}

/** Set without spaces, marks and brackets of full width too. */
const KANA_OR_HAN = new RegExp(`[${DENSE}\\u3000-\\u303f\\uff00-\\uff60]`);
/** An address that the line's end cut: it goes on without a space. */
const OPEN_ADDRESS = /(?:https?:\/\/|www\.)\S*[/._=?&-]$/i;
/** More than the longest word: what is looked at before a line's end. */
const TAIL = 80;

/** Joins two lines of one paragraph: a space between them, or none where a word was broken. */
export function joinLines(above: string, below: string, spelling: Spelling): string {
  if (above === '' || below === '') return above + below;
  const tail = above.slice(-TAIL);
  if (OPEN_ADDRESS.test(tail)) return above + below;
  if (!HYPHEN_END.test(tail)) {
    const dense = KANA_OR_HAN.test(tail.at(-1)!) && KANA_OR_HAN.test(below[0]!);
    return above + (dense ? '' : ' ') + below;
  }
  const first = tail.slice(0, -1).match(WORD_AT_END)?.[0];
  const second = below.slice(0, TAIL).match(WORD_AT_START)?.[0];
  // A dash that stands by itself, or a suspended hyphen (one- and two-sided).
  if (!first || !second) return first ? `${above.slice(0, -1)}-${below}` : `${above} ${below}`;
  return above.slice(0, -1) + (keepsHyphen(first, second, spelling) ? '-' : '') + below;
}

/** First parts that keep their hyphen before a whole word (self-attention), and those that never have one (overall). */
const OPEN =
  /^(?:self|non|well|state|cross|high|low|long|short|large|small|fine|real|end|two|three|four|five|zero|few|many|open|full|semi|quasi|best|human|task|domain|multi|near)$/;
const CLOSED =
  /^(?:over|under|out|through|some|any|every|with|there|where|here|how|may|can|for|never|more|further|else|what|who|when|net|frame|work|back|key|class|land|bench|hyper|sub|down|com|con|per|pro|dis)$/;

const STARTS_APART = new RegExp(`^[${CAPITAL}\\d]`);
const ALL_CAPITALS = new RegExp(`^[${CAPITAL}]+$`);

function keepsHyphen(first: string, second: string, spelling: Spelling): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (spelling.has(`${a}-${b}`)) return true;
  if (spelling.has(a + b)) return false;
  // A capital or a digit after the hyphen, or a digit before it: the hyphen is the word's own.
  if (STARTS_APART.test(second) && !ALL_CAPITALS.test(first)) return true;
  if (/\d$/.test(first)) return true;
  const last = a.slice(a.lastIndexOf('-') + 1);
  if (a.includes('-') && spelling.has(b)) return true;
  if (!spelling.has(b)) return false;
  if (OPEN.test(last)) return true;
  return spelling.has(last) && !CLOSED.test(last) && last.length > 2 && b.length > 2;
}

/** Removes line-end hyphens that stayed inside a line (the engine had joined the lines already). */
export function withoutLineEndHyphens(text: string): string {
  return text.replace(LINE_END_HYPHEN, '');
}
