/**
 * Numbers with the unit they are told in, in English and Japanese text: `51.8 ms`, `37 percent`, `$5`, `2.6倍`. Only units that
 * are told apart by one letter or one sign are read; what stands before any other word is a bare number.
 */

export type Unit =
  | '%'
  | 'times'
  | 'ns'
  | 'µs'
  | 'ms'
  | 's'
  | 'min'
  | 'h'
  | 'KB'
  | 'MB'
  | 'GB'
  | 'TB'
  | '$'
  | '€'
  | '£'
  | '¥';

export interface Measure {
  readonly value: number;
  /** `things` where a word behind the number says what is counted; undefined for a bare number, as in the cell of a table. */
  readonly unit: Unit | 'things' | undefined;
}

/** Behind the number; a letter that goes on makes another word of it. */
const UNITS: readonly (readonly [unit: Unit, written: string])[] = [
  ['%', '%|percent(?:age)?|per cent|points?|パーセント|ポイント'],
  ['times', '×|x(?![\\w×])|times|fold|倍'],
  ['ns', 'ns|nanoseconds?|ナノ秒'],
  ['µs', 'μs|microseconds?|マイクロ秒'],
  ['ms', 'ms|msec|milliseconds?|ミリ秒'],
  ['s', 's|secs?|seconds?|秒'],
  ['min', 'mins?|minutes?|分(?=間|[でにかと、。])'],
  ['h', 'h|hrs?|hours?|時間'],
  ['KB', 'ki?b|kilobytes?|キロバイト'],
  ['MB', 'mi?b|megabytes?|メガバイト'],
  ['GB', 'gi?b|gigabytes?|ギガバイト'],
  ['TB', 'ti?b|terabytes?|テラバイト'],
  ['$', 'dollars?|usd|ドル'],
  ['€', 'euros?|eur|ユーロ'],
  ['£', 'pounds sterling|gbp|ポンド'],
  ['¥', 'yen|jpy|円'],
];
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  m: 1e6,
  million: 1e6,
  億: 1e8,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  兆: 1e12,
  trillion: 1e12,
};

const ANY_UNIT = UNITS.map(([, written]) => `(${written})`).join('|');
const MEASURE = new RegExp(
  `(?<![a-z\\d.])([$€£¥×])?\\s?(\\d+(?:\\.\\d+)?)(?![\\d.]*\\d)(?:\\s?(thousand|million|billion|trillion|bn|百万|[kmb](?![a-z])|[千万億兆]))?(?:[\\s-]?(?:${ANY_UNIT})(?![a-z])|\\s(?!(?:in|on|at|with|for|and|or|to|of|from|than|when|while|but|is|are|was|were|as|by|per|over|against|if|where|respectively|vs)\\b)([a-z]{3,}))?`,
  'gu',
);
/** Between two numbers of which the second alone carries the unit of both: `20 to 32 percent`, 20から32%. */
const JOINS = /^\s*(?:to|and|or|over|against|versus|vs\.?|[-–—~〜,、と]|から)\s*(?:about\s*|over\s*|to\s*|and\s*)?$/;
const THOUSANDS = /(?<=\d)[,，](?=\d{3}(?!\d))/g;
const SIGNS: Readonly<Record<string, Unit>> = { $: '$', '€': '€', '£': '£', '¥': '¥', '×': 'times' };

/** In order of appearance; digits glued to a letter before them belong to names and are left out. */
export function measuresOf(text: string): Measure[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(THOUSANDS, '');
  const found: Measure[] = [];
  let next: { start: number; unit: Measure['unit'] } | undefined;
  for (const match of [...plain.matchAll(MEASURE)].reverse()) {
    const [whole, sign, digits, scale, ...rest] = match;
    const at = rest.slice(0, UNITS.length).findIndex((written) => written !== undefined);
    const own = sign === undefined ? (UNITS[at]?.[0] ?? (rest[UNITS.length] ? 'things' : undefined)) : SIGNS[sign];
    const joined = own === undefined && next && JOINS.test(plain.slice(match.index + whole.length, next.start));
    const unit = joined ? next!.unit : own;
    found.push({ value: Number(digits) * (scale === undefined ? 1 : SCALES[scale]!), unit });
    next = { start: match.index, unit };
  }
  return found.reverse();
}

/** For each value of a text the units it is told in; `undefined` among them where it stands bare somewhere. */
export type UnitsOfValues = ReadonlyMap<string, ReadonlySet<Measure['unit']>>;

export function unitsOfValues(text: string): UnitsOfValues {
  const units = new Map<string, Set<Measure['unit']>>();
  for (const { value, unit } of measuresOf(text)) {
    const known = units.get(valueKey(value));
    if (known) known.add(unit);
    else units.set(valueKey(value), new Set([unit]));
  }
  return units;
}

/** Nine digits: enough for every count in a paper, and blind to how a fraction was rounded in binary. */
export const valueKey = (value: number): string => value.toPrecision(9);
