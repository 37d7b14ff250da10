/** Porter's English stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980). */

type Rule = readonly [suffix: string, replacement: string];
const longestFirst = (rules: readonly Rule[]) => rules.toSorted((a, b) => b[0].length - a[0].length);

const STEP_2 = longestFirst([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]);
const STEP_3 = longestFirst([
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]);
const STEP_4 = longestFirst(
  'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'
    .split(' ')
    .map((suffix) => [suffix, '']),
);

const known = new Map<string, string>();
/** Far more stems than a paper has words, and a bound for a process that lives long. */
const MOST_KNOWN = 50_000;

/** Stem of a lower-case word. Words of one or two letters stay as they are. */
export function stem(word: string): string {
  if (word.length <= 2) return word;
  let stemmed = known.get(word);
  if (stemmed === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    stemmed = strip(word);
    known.set(word, stemmed);
  }
  return stemmed;
}

function strip(word: string): string {
  let w = pastTense(plural(word));
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceLongest(w, STEP_2);
  w = replaceLongest(w, STEP_3);
  for (const [suffix] of STEP_4) {
    if (!w.endsWith(suffix)) continue;
    const rest = w.slice(0, -suffix.length);
    if (measure(rest) > 1 && (suffix !== 'ion' || /[st]$/.test(rest))) w = rest;
    break;
  }
  if (w.endsWith('e')) {
    const rest = w.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !endsCvc(rest))) w = rest;
  }
  return w.endsWith('ll') && measure(w) > 1 ? w.slice(0, -1) : w;
}

function plural(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2);
  return w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w;
}

function pastTense(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const rest = ['ed', 'ing'].filter((end) => w.endsWith(end)).map((end) => w.slice(0, -end.length))[0];
  if (rest === undefined || !hasVowel(rest)) return w;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (endsDouble(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsCvc(rest) ? `${rest}e` : rest;
}

function replaceLongest(w: string, rules: readonly Rule[]): string {
  const rule = rules.find(([suffix]) => w.endsWith(suffix));
  if (!rule) return w;
  const rest = w.slice(0, -rule[0].length);
  return measure(rest) > 0 ? rest + rule[1] : w;
}

function isConsonant(w: string, at: number): boolean {
  const letter = w[at] as string;
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(w, at - 1);
}

/** Porter's m: how often a vowel group is followed by a consonant group. */
function measure(w: string): number {
  let count = 0;
  let before: boolean | undefined;
  for (let at = 0; at < w.length; at++) {
    const consonant = isConsonant(w, at);
    if (before === false && consonant) count++;
    before = consonant;
  }
  return count;
}

function hasVowel(w: string): boolean {
  for (let at = 0; at < w.length; at++) if (!isConsonant(w, at)) return true;
  return false;
}

function endsDouble(w: string): boolean {
  return w.length >= 2 && w.at(-1) === w.at(-2) && isConsonant(w, w.length - 1);
}

function endsCvc(w: string): boolean {
  const last = w.length - 1;
  if (last < 2 || 'wxy'.includes(w[last] as string)) return false;
  return isConsonant(w, last) && !isConsonant(w, last - 1) && isConsonant(w, last - 2);
}
