/** Cuts clean text into sentences, English and Japanese, without changing a character of them. */

/** Words whose full stop rarely ends a sentence; compared in lower case, without the stop. */
const ABBREVIATIONS = new Set(
  (
    'e.g i.e eg ie cf vs viz al resp approx ca fig figs eq eqs eqn eqns sec secs sect tab tabs ref refs alg algs thm thms prop lem ' +
    'def defs cor ch chap chaps app appx suppl no nos vol vols pp p ed eds art st inc ltd co corp dept univ ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec w.r.t w.l.o.g i.i.d a.k.a u.s u.k e.t.c s.t est max min avg std dev et proc conf trans'
  ).split(' '),
);
/** Titles before a name; in capitals only, since `ms` is a unit. */
const TITLES = new Set('Dr Prof Mr Mrs Ms Jr Sr'.split(' '));
/** Abbreviations that also stand at the end of a sentence; a common opener behind them decides. */
const MAY_END = new Set([
  'al',
  'etc',
  'u.s',
  'u.k',
  'inc',
  'ltd',
  'co',
  'corp',
  'no',
  'max',
  'min',
  'app',
  'def',
  'i.i.d',
  'st',
]);
/** Words that open an English sentence far more often than they continue one after an abbreviation. */
const OPENERS =
  /^(?:we|our|the|this|these|that|those|in|it|its|they|their|however|moreover|furthermore|for|to|on|at|as|by|with|when|while|although|since|because|if|here|there|thus|therefore|hence|finally|first|second|then|also|both|all|each|such|no|not|a|an|unlike|using|given|instead|additionally|despite|recently|another|most|many|some|one|two|i|he|she|you|after|before|from|following|specifically|similarly)\b/i;
/** Lower-case words with which a sentence does begin: `iPhone`, `k-means`, `arXiv`, `t-SNE`, `pH`. */
const ODD_OPENER = /^(?:[a-z]{1,3}[A-Z]|[a-z]-[A-Za-z]|arXiv\b)/;
const CLOSERS = /["'”’»)\]」』）】]/;
const LONGEST_BRACKET = 400;

/**
 * Sentences of `text` in order. Each is an exact substring of `text` without outer white space; only the white
 * space between them is left out. A blank line always ends a sentence. Full stops of abbreviations (`et al.`, `Fig. 3`, `e.g.`),
 * initials, decimals, file names and of anything inside brackets do not.
 */
export function splitSentences(text: string): string[] {
  return sentencePieces(text)
    .map((piece) => piece.trim())
    .filter((sentence) => sentence !== '');
}

/** The same with the white space before each: joined again they are the text. */
export function sentencePieces(text: string): string[] {
  const pieces: string[] = [];
  const brackets = closingBrackets(text);
  for (let start = 0; start < text.length; ) {
    const end = nextEnd(text, start, brackets);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Where the sentence that runs at `from` ends: one past its last character. */
function nextEnd(text: string, from: number, brackets: ReadonlyMap<number, number>): number {
  for (let at = skipSpace(text, from); at < text.length; at++) {
    const bracketEnd = brackets.get(at);
    if (bracketEnd !== undefined) {
      at = bracketEnd;
      continue;
    }
    const character = text[at] as string;
    if (character === '\n' && /^\n[ \t]*\n/.test(text.slice(at, at + 40))) return at;
    if ('。！？'.includes(character)) return pastClosers(text, at + 1);
    if ('.!?…'.includes(character)) {
      const end = pastClosers(text, at + 1);
      if (isEnd(text, at, end)) return end;
    }
  }
  return text.length;
}

/** A blank line before a sentence must not end it again. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return at;
}

/** Closing quotes and brackets, and a citation like `[12]` set behind the stop, belong to the sentence they close. */
function pastClosers(text: string, from: number): number {
  let at = from;
  while (at < text.length && (CLOSERS.test(text[at] as string) || '.!?。！？'.includes(text[at] as string))) at++;
  // `tasks.1 We`: a footnote's number belongs to the sentence before it.
  if (
    text[from - 1] === '.' &&
    /^\d{1,2}\s+[A-Z]/.test(text.slice(at, at + 6)) &&
    /[a-z)]\.$/.test(text.slice(0, from).slice(-2))
  )
    return at + (/^\d+/.exec(text.slice(at, at + 2))?.[0].length ?? 0);
  const citation = /^\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\](?=\s|$)/.exec(text.slice(at, at + 40));
  return citation ? at + citation[0].length : at;
}

function isEnd(text: string, stop: number, end: number): boolean {
  if (end >= text.length) return true;
  const gap = /^\s+/.exec(text.slice(end, end + 20))?.[0];
  if (gap === undefined) return isGluedJapanese(text, end) || isGluedEnglish(text, stop, end);
  const next = text.slice(end + gap.length, end + gap.length + 40).replace(/^["'“‘«([「『（【]+/, '');
  if (text[stop] !== '.') return /^[^a-z]/.test(next) || end > stop + 1;
  const word = /[^\s("'“‘[（「]*$/.exec(text.slice(Math.max(0, stop - 30), stop))?.[0] ?? '';
  const bare = word.toLowerCase();
  if (/^[a-z]/.test(next)) return ODD_OPENER.test(next) && !ABBREVIATIONS.has(bare) && bare !== 'etc';
  if (/^[,;:)\]%=<>+*/-]/.test(next)) return false;
  if (bare === 'etc' || MAY_END.has(bare))
    return end > stop + 1 || OPENERS.test(next) || (bare === 'etc' && /^[A-Z]/.test(next));
  if (ABBREVIATIONS.has(bare) || TITLES.has(word)) return false;
  if (isInitial(text, stop, word)) return OPENERS.test(next) && !/^(?:a|i)\b/i.test(next);
  // A number alone before the stop at the start of a line is a list mark: `1. First`.
  if (/^\d{1,2}$/.test(word) && /(?:^|\n)\s*$/.test(text.slice(Math.max(0, stop - 40), stop - word.length)))
    return false;
  return true;
}

/** `J. Smith`, `A. B. Jones`: one capital whose neighbour before is a name, another initial, or nothing. */
function isInitial(text: string, stop: number, word: string): boolean {
  if (!/^(?:[A-Z]|(?:[A-Z]\.-?)+[A-Z])$/.test(word)) return false;
  const before = text.slice(Math.max(0, stop - word.length - 30), stop - word.length).trimEnd();
  return before === '' || /(?:[.,;(]|\b(?:and|by|of|&)|\b[A-Z][\w-]*)$/.test(before);
}

/** `…substantially faster.This approach…`: a lost space, told by a common opener behind a plain word. */
function isGluedEnglish(text: string, stop: number, end: number): boolean {
  const next = text.slice(end, end + 20);
  if (text[stop] !== '.' || !/(?<![\w./@-])[a-z]{3,}$/.test(text.slice(Math.max(0, stop - 24), stop))) return false;
  return /^[A-Z][a-z]*[ ,]/.test(next) && OPENERS.test(next);
}

/** Japanese set with Latin full stops and no space: `…です.次に…`. */
function isGluedJapanese(text: string, end: number): boolean {
  return (
    /[ぁ-んァ-ヶ一-龠）」]\.$/.test(text.slice(Math.max(0, end - 2), end)) &&
    /[ぁ-んァ-ヶ一-龠A-Z「（]/.test(text[end] ?? '')
  );
}

/** For every opening bracket that is closed soon, where it closes: no sentence ends in between. */
function closingBrackets(text: string): Map<number, number> {
  const pairs: Record<string, string> = { ')': '(', ']': '[', '）': '（', '」': '「', '』': '『' };
  const open: { at: number; kind: string }[] = [];
  const closed = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('([（「『'.includes(character)) open.push({ at, kind: character });
    else if (pairs[character]) {
      let last = open.length - 1;
      while (last >= 0 && open[last]!.kind !== pairs[character] && at - open[last]!.at <= LONGEST_BRACKET) last--;
      const from = open[last];
      if (from?.kind !== pairs[character]) continue;
      open.length = last;
      if (at - from.at <= LONGEST_BRACKET && !closesSentence(text, from.at, at)) closed.set(from.at, at);
    }
  }
  return closed;
}

/** A bracket that holds a whole sentence of its own, `(See the appendix.)`, may end as one; `「…。」と述べた` goes on. */
function closesSentence(text: string, from: number, to: number): boolean {
  if ('「『'.includes(text[from] as string) && /[ぁ-ん]/.test(text[to + 1] ?? '')) return false;
  return /[.!?。]$/.test(text.slice(from, to)) && /(?:^|[.!?。]\s*)$/.test(text.slice(Math.max(0, from - 3), from));
}
