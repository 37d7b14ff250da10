/** Whether a text holds the quantities that another one tells. */
import { listLengths } from './listed.ts';
import { type Quantity, quantitiesIn, quantitiesOf, readable, SCALES } from './quantities.ts';
import { ROMAN } from './spelled-numbers.ts';
import type { Kind } from './units.ts';

/** `''` for a number alone, `things` for one before a word that is no unit, `word` for what only words say. */
type Bare = '' | 'things' | 'word';

/** What a text offers to a claim. */
export interface Held {
  /** As its numbers are read. */
  readonly text: string;
  /** Every value, with the kinds of unit it stands in. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<Kind | Bare>>;
  /** Values that no number of the text gives and its words do: "both", "quadratic", C0.99, a lost superscript. Rarely needed. */
  readonly implied: () => ReadonlyMap<string, ReadonlySet<Kind | Bare>>;
  /** Measures in the base of their kind, so that 0.4 seconds are 400 ms. */
  readonly measures: ReadonlySet<string>;
}

/** Nine digits: enough for every count in a paper, and blind to how a fraction was rounded in binary. */
const key = (value: number): string => value.toPrecision(9);

/** Words that hold a number without being one. */
const IMPLIED: readonly (readonly [RegExp, readonly number[], Kind?])[] = [
  [
    /\b(?:both|pairs?|pairwise|couple|dual|twins?|either|bi-?(?:nary|lateral|lingual|gram|directional)\w*|former|latter|second|quadratic\w*|square[ds]?|doubl\w+|halv\w+)\b|両|双方/i,
    [2],
  ],
  [/\b(?:cubic|cubed?|triplets?|trio|tri(?:gram|lingual|pl)\w*|thirds?)\b/i, [3]],
  [/\b(?:half|halv\w+)\b|半[分数減]/i, [0.5]],
  [/\b(?:half|halv\w+)\b|半[分数減]/i, [50], '%'],
  [/\bquarters?\b/i, [0.25, 4]],
  [/\bquarters?\b/i, [25], '%'],
  [/\b(?:first|best|top|highest|leading|winn\w+)\b|首位|最[高良]|優勝/i, [1]],
  [/\b(?:no|none|zero|without|never|nothing)\b|ない|なし|ゼロ/i, [0]],
  [/\borders? of magnitude\b|桁/i, [10], 'times'],
  [/\bteen(?:s|age\w*)?\b/i, [10]],
];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** `an hour`, `per second`, `each day`: one of it. */
const ONE_OF =
  /\b(?:an?|per|each|every|single)\s+(?=(?:nano|micro|milli)?(?:second|minute|hour|day|week|month|year|decade|century|byte|percent(?:age\s+point)?|dollar)\b)/gi;
/** `twice daily`: a day of it. */
const EVERY = /\b(?:dai|(hour|week|month|year))ly\b/gi;
/** A space that an extraction lost: `allfour`. */
const GLUED = /(?<!\p{L})(?:all|the|our|and|with|to|in)(two|three|four|five|six|seven|eight|nine|ten)(?!\p{L})/giu;
/** Powers of ten whose superscript an extraction lost: `4.4×10 -13`, `106` for a million. */
const LOST_POWER = /(?:(?<![\d.])(\d+(?:\.\d+)?)\s?[×x*·⋅]\s?)?(?<![\d.])10\s?(-\s?\d{1,3}|\d{1,2})(?![\d.])/g;
/** What the head of a table multiplies its numbers by: `Params (M)`, `in thousands`, `×10^6`. */
const HEADS =
  /[([](?:in )?([KMBT]|(?:thousand|million|billion)(?=s?[)\]]))s?[)\]]|\bin (thousand|million|billion)s\b|(?:(?<!\d\s?)[×x]\s?|[([])10\^(\d{1,2})/g;
const NUMERAL = new RegExp(`(?<![\\p{L}\\d])(?:${Object.keys(ROMAN).join('|')})(?![\\p{L}\\d])`, 'gu');
type Kinds = Map<string, Set<Kind | Bare>>;

function hold(kinds: Kinds, value: number, kind: Kind | Bare = ''): void {
  const known = kinds.get(key(value));
  if (known) known.add(kind);
  else kinds.set(key(value), new Set([kind]));
}

export function heldIn(original: string): Held {
  const text = readable(original.replace(ONE_OF, '$& 1 ').replace(EVERY, (word, span) => `${word} 1 ${span ?? 'day'}`));
  const kinds: Kinds = new Map();
  const measures = new Set<string>();
  for (const { value, unit, or, counts } of quantitiesIn(text)) {
    hold(kinds, value, unit?.kind ?? (counts ? 'things' : ''));
    if (unit) measures.add(inBase(value, unit));
    for (const other of or) hold(kinds, other);
  }
  let implied: Kinds | undefined;
  return {
    text,
    kinds,
    measures,
    implied() {
      implied ??= impliedIn(original, text);
      return implied;
    },
  };
}

function impliedIn(original: string, text: string): Kinds {
  const kinds: Kinds = new Map();
  for (const [, count, parts] of text.matchAll(/(?<![\d./])(\d{1,3})\/(\d{1,3})(?![\d./])/g))
    hold(kinds, Number((Number(count) / Number(parts)).toPrecision(12)));
  // GPT-3.5 may be told as version 3.5, C0.99 is a confidence of 0.99, newstest2013 is of 2013; the digit of GPT-2 counts nothing.
  for (const [digits] of text.matchAll(/(?<=[\p{L}^_][-.]?)\d+(?:\.\d+|\d)/gu)) hold(kinds, Number(digits));
  for (const [, factor, power] of text.matchAll(LOST_POWER))
    hold(kinds, Number(`${factor ?? 1}e${power!.replace(/\s/, '')}`));
  for (const [, count] of text.matchAll(/(\d{1,2})\s?(?:orders of magnitude|桁)/g))
    hold(kinds, 10 ** Number(count), 'times');
  const heads = [...text.matchAll(HEADS)].map(([, letter, word, power]) =>
    power === undefined ? SCALES[(letter ?? word)!]! : 10 ** Number(power),
  );
  const cells = heads.length === 0 ? [] : quantitiesIn(text).filter(({ unit }) => !unit);
  for (const factor of new Set(heads))
    for (const { value } of cells) hold(kinds, Number((value * factor).toPrecision(12)));
  for (const [, word] of original.matchAll(GLUED)) for (const { value } of quantitiesOf(word!)) hold(kinds, value);
  for (const [words, values, kind] of IMPLIED)
    if (words.test(original)) for (const value of values) hold(kinds, value, kind ?? 'word');
  for (const [numeral] of original.matchAll(NUMERAL)) hold(kinds, ROMAN[numeral]!, 'word');
  for (const [at, month] of MONTHS.entries()) if (original.includes(month)) hold(kinds, at + 1);
  return kinds;
}

/** Quantities of a claim that the text does not hold, as they are written there. */
export function quantitiesNotHeld(claim: string, held: Held): string[] {
  const missing = quantitiesOf(claim).filter((quantity) => isClaim(quantity) && !isHeld(quantity, held));
  if (!missing.some(({ counts }) => counts)) return missing.map(({ written }) => written);
  const listed = [listLengths(claim), listLengths(held.text)];
  return missing
    .filter(({ value, counts }) => !(counts && value <= SMALL_COUNT && listed.some((lengths) => lengths.has(value))))
    .map(({ written }) => written);
}

/** A bare one is how language works ("one step"), and tells nothing. */
const isClaim = ({ value, unit, rank, written }: Quantity): boolean =>
  value !== 1 || rank || written.includes('.') || (unit !== undefined && unit.kind !== 'times');

const inBase = (value: number, unit: NonNullable<Quantity['unit']>): string =>
  `${unit.kind} ${key(value * unit.factor)}`;

function isHeld({ value, unit, or, negative }: Quantity, held: Held): boolean {
  if (negative && !isNegativeIn(value, held)) return false;
  if (unit && held.measures.has(inBase(value, unit))) return true;
  const holds = (number: number, kind?: Kind) =>
    stands(number, kind, held.kinds) || stands(number, kind, held.implied());
  return holds(value, unit?.kind) || (or.length > 0 && or.every((other) => holds(other)));
}

/** Up to it a number before a word counts things: `two sub-layers` bear no 2倍. A table sets words behind larger ones, and behind shares. */
const SMALL_COUNT = 12;

/** A bare number may be of any unit; percent and fraction answer for each other, and so do a half and "2 times less". */
function stands(value: number, kind: Kind | undefined, kinds: Held['kinds']): boolean {
  const known = kinds.get(key(value));
  if (known && (kind === undefined || known.has('') || (kind === 'times' && known.has(kind)))) return true;
  if (known?.has('things') && (kind === '%' || kind === 'points' || value > SMALL_COUNT)) return true;
  if (kind === '%' && kinds.get(key(value / 100))?.has('')) return true;
  if (kind !== undefined || value >= 1) return false;
  return (kinds.get(key(value * 100))?.has('%') || kinds.get(key(1 / value))?.has('times')) ?? false;
}

/** A fall may rightly be told with a minus. */
const FALL =
  /\b(?:drop\w*|decreas\w*|reduc\w*|fall\w*|fell|low\w+|loss\w*|los[et]\w*|less|fewer|below|declin\w*|wors\w*|degrad\w*|behind|down|shr[iau]nk\w*|sav\w*|cuts?)\b/i;
/** Characters of its sentence before a number, and behind it, in which such a word belongs to it. */
const BEFORE = 80;
const BEHIND = 40;

function isNegativeIn(value: number, { text }: Held): boolean {
  return quantitiesIn(text).some(({ at, end, ...other }) => {
    if (other.value !== value) return false;
    const before = text.slice(Math.max(0, at - BEFORE), at).replace(/^.*[.;]\s/s, '');
    const behind = text.slice(end, end + BEHIND).replace(/[.;]\s.*$/s, '');
    return other.negative || /\b(?:minus|negative)\s$/i.test(before) || FALL.test(before) || FALL.test(behind);
  });
}
