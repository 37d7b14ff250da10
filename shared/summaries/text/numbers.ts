/**
 * Quantities in English and Japanese text, and whether a source holds them. Digits glued to letters (GPT-3.5, LLaMA2-70B,
 * F1@K) belong to names and are no quantities.
 */

import { SMALLEST_CLAIM } from '../check/thresholds.ts';
import { valueKey as key } from './measures.ts';

export interface Quantity {
  readonly value: number;
  readonly unit: '' | '%' | 'date';
}

const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  half: 0.5,
  double: 2,
  twice: 2,
  triple: 3,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  first: 1,
  second: 2,
  third: 3,
  dozen: 12,
};
const MULTIPLES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const UNITS: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  t: 1e12,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  億: 1e8,
  兆: 1e12,
};

const LINK = /https?:\/\/[^\s）)」]+/g;
const THOUSANDS = /(?<=\d)[,，](?=\d{3}(?!\d))/g;
const POWER_OF_TEN = /(\d(?:\.\d+)?)\s*[×x*]\s*10\s*\^?\s*\{?\s*([-−]?\d{1,3})\}?/g;
const NAME_WITH_DIGITS = /(?<![a-z])[a-z][a-z0-9]*[-.]?\d+(?:\.\d+)?[a-z]*(?:-\d+(?:\.\d+)?[a-z]*)*/g;
const MULTIPLE = /(?<!\d)(\d+(?:\.\d+)?)[\s-]*(hundred|thousand|million|billion|trillion)(?![\p{L}\p{N}_])/gu;
const OKU_MAN = /(?<!\d)(\d+(?:\.\d+)?)億(\d+(?:\.\d+)?)万/g;
const WORD = new RegExp(`(?<![\\p{L}\\p{N}_])(${Object.keys(WORDS).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
const QUANTITY =
  /(?<![a-z0-9.])(\d+(?:\.\d+)?(?:e-?\d+)?)\s*(%|percent|パーセント|[kmbt](?![a-z])|万|千|百万|億|兆|年|月|日|時)?/g;

/** Quantities in order of appearance. `1.2M`, `3.8 billion`, `1億2460万`, `16,000`, `2.5 × 10^-3` and `thirteen` are read; `72%` keeps its sign. */
export function quantitiesOf(text: string): Quantity[] {
  const plain = text
    .normalize('NFKC')
    .replace(LINK, '')
    .toLowerCase()
    .replace(THOUSANDS, '')
    .replace(POWER_OF_TEN, (_, factor, power) => String(Number(factor) * 10 ** Number(power.replace('−', '-'))))
    .replace(NAME_WITH_DIGITS, ' ')
    .replace(MULTIPLE, (_, factor, word) => ` ${Math.round(Number(factor) * MULTIPLES[word]!)} `)
    .replace(OKU_MAN, (_, oku, man) => ` ${Math.round(Number(oku) * 1e8 + Number(man) * 1e4)} `)
    .replace(WORD, (word) => ` ${WORDS[word]} `);
  return [...plain.matchAll(QUANTITY)].map((match) => {
    const unit = match[2] ?? '';
    return { value: Number(match[1]) * (UNITS[unit] ?? 1), unit: kindOf(unit) };
  });
}

function kindOf(unit: string): Quantity['unit'] {
  if (unit === '%' || unit === 'percent' || unit === 'パーセント') return '%';
  return unit === '年' || unit === '月' || unit === '日' || unit === '時' ? 'date' : '';
}

/** What a source offers to a claim: its plain values, and those that stood with a percent sign. */
export interface NumberSet {
  readonly values: ReadonlySet<string>;
  readonly percents: ReadonlySet<string>;
  /** Powers of ten, as `2.482e-10`. */
  readonly powers: ReadonlySet<string>;
}

export function numberSet(source: string): NumberSet {
  const values = new Set<string>();
  const percents = new Set<string>();
  for (const { value, unit } of quantitiesOf(source)) {
    values.add(key(value));
    if (unit === '%') percents.add(key(value));
  }
  for (const value of spelledOtherwise(source)) values.add(key(value));
  return { values, percents, powers: new Set(powersOf(source)) };
}

/** Numbers with a power of ten, of which `quantitiesOf` keeps the factor alone (as the reference measure does): 10^-10 is not 10^-4. */
function powersOf(text: string): string[] {
  const plain = text.normalize('NFKC').replaceAll('−', '-');
  const written = /(?<![\d.])(\d{1,3}(?:\.\d{1,9})?)\s*(?:[×x*]\s*10\s*\^?\s*\{?\s*|[eE])(-?\d{1,3})\}?(?![\d.])/g;
  return [...plain.matchAll(written)].map((match) => Number(`${match[1]}e${match[2]}`).toExponential());
}

/** Forms met in papers that are read as two numbers or none: `16\,000`, `250'000`, `16 000`, `twenty-six`, `decade`. */
function spelledOtherwise(source: string): number[] {
  const found: number[] = [];
  for (const match of source.matchAll(/(?<!\d)\d{1,3}(?:(?:\\,|[ '’\u2009\u202f])\d{3}){1,4}(?!\d)/g)) {
    found.push(Number(match[0].replace(/\D/g, '')));
  }
  const tens =
    /\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](one|two|three|four|five|six|seven|eight|nine))?\b/gi;
  for (const match of source.matchAll(tens)) {
    found.push(TENS[match[1]!.toLowerCase()]! + (match[2] ? WORDS[match[2].toLowerCase()]! : 0));
  }
  for (const match of source.matchAll(SPELLED_WORD)) found.push(...SPELLED[match[1]!.toLowerCase()]!);
  return found;
}
/** `tenfold` is one word; a quarter may be told as 4分の1, 25% or 0.25. */
const SPELLED: Readonly<Record<string, readonly number[]>> = {
  twofold: [2],
  threefold: [3],
  fourfold: [4],
  fivefold: [5],
  sixfold: [6],
  sevenfold: [7],
  eightfold: [8],
  ninefold: [9],
  tenfold: [10],
  hundredfold: [100],
  thousandfold: [1000],
  half: [50],
  quarter: [4, 0.25, 25],
  fourth: [4],
  fifth: [5],
  sixth: [6],
  seventh: [7],
  eighth: [8],
  ninth: [9],
  tenth: [10],
  quadruple: [4],
  decade: [10],
  century: [100],
  centurie: [100],
};
const SPELLED_WORD = new RegExp(`\\b(${Object.keys(SPELLED).join('|')})[sd]?\\b`, 'gi');
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** Quantities that a statement of ours claims; reads also `1万6千`, `2億8千万` and `3割`, as Japanese writes what a paper gives in digits. */
export const claimsOf = (claim: string): Quantity[] => quantitiesOf(joined(claim));

function joined(claim: string): string {
  const powers: Readonly<Record<string, number>> = {
    兆: 1e12,
    億: 1e8,
    千万: 1e7,
    百万: 1e6,
    十万: 1e5,
    万: 1e4,
    千: 1e3,
    百: 1e2,
  };
  return claim
    .normalize('NFKC')
    .replace(/(?<![\d.])(?:\d+(?:\.\d+)?(?:兆|億|千万|百万|十万|万|千|百)){2,4}(?:\d{1,4}(?![\d.]))?/g, (run) => {
      let sum = 0;
      for (const [, value, unit] of run.matchAll(/(\d+(?:\.\d+)?)(兆|億|千万|百万|十万|万|千|百)?/g)) {
        sum += Number(value) * (unit ? powers[unit]! : 1);
      }
      return ` ${Math.round(sum)} `;
    })
    .replace(/(\d+)割(?:(\d)分)?/g, (_, tenths, hundredths) => ` ${Number(tenths) * 10 + Number(hundredths ?? 0)}% `);
}

/**
 * Quantities of a claim that the source does not hold. Percent and fraction answer for each other (52.6% and 0.526);
 * bare counts below four are ignored. A number the source spells in a way unknown here is reported wrongly about twice
 * in a hundred (measured on translated abstracts), which costs a repair turn or an answer, never a false statement.
 */
export function unsupportedQuantities(claim: string, source: NumberSet): Quantity[] {
  const missing = claimsOf(claim).filter(
    ({ value, unit }) =>
      !(unit === '' && Number.isInteger(value) && value < SMALLEST_CLAIM) && !supportsValue({ value, unit }, source),
  );
  const told = new Set(missing.map(({ value }) => key(value)));
  const powers = powersOf(claim).filter((power) => !source.powers.has(power) && !told.has(key(Number(power))));
  return [...missing, ...powers.map((power) => ({ value: Number(power), unit: '' as const }))];
}

/** Percent and fraction answer for each other. */
export function supportsValue({ value, unit }: Quantity, source: NumberSet): boolean {
  if (source.values.has(key(value))) return true;
  if (unit === '%' && source.values.has(key(value / 100))) return true;
  return value < 1 && source.percents.has(key(value * 100));
}

/** How the quantity is told to a person: `57.6%`. */
export const showQuantity = ({ value, unit }: Quantity): string => `${value}${unit === '%' ? '%' : ''}`;
