/**
 * Quantities in English and Japanese text, with their unit, scale and sign. Digits glued to letters (GPT-3.5, LLaMA2-70B,
 * F1@K) belong to names and are no quantities.
 */
import { inDigits } from './spelled-numbers.ts';
import { ANY_UNIT, type Unit, unitOf } from './units.ts';

export interface Quantity {
  /** Without its sign. */
  readonly value: number;
  readonly negative: boolean;
  /** Undefined for a bare number, as in the cell of a table, and before any word that is no unit. */
  readonly unit: Unit | undefined;
  /** A word that is no unit stands behind it: what is counted, or the next cell of a table. */
  readonly counts: boolean;
  /** A place in a contest, `1位`: unlike other ones it is a claim of its own. */
  readonly rank: boolean;
  /** What a reader or an extraction may take it for instead: `235 000` for two numbers, 10^6 for 106, `14 B` for 14 billion. */
  readonly or: readonly number[];
  /** As it stands in the text, spelled numbers in digits. */
  readonly written: string;
  /** Offsets in the text as it is read. */
  readonly at: number;
  readonly end: number;
}

const LINK = /(?:https?:\/\/|www\.)[!-~]+/g;
const SUPERSCRIPT = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g;
/**
 * What stands before a digit that belongs to a name or a formula: GPT-3.5, N^2, LLaMA2-70B. Japanese stands beside a number
 * without belonging to it.
 */
const NAME = /[\p{Script=Latin}\p{Script=Greek}](?:[\p{Script=Latin}\p{Script=Greek}\d]|[-.](?=\d))*(?:[-_.^]|\^-)?$/u;
const LONGEST_NAME = 24;
/** The first end of a range: `1K-4K` is no name. */
const RANGE_OPENS = new RegExp(`(?<![\\p{L}\\d._-])\\d+(?:\\.\\d+)?\\s?(?:[kKMBT]|${ANY_UNIT})-$`, 'u');
// Thousands are not parted by a space within a name: `A100 101` is a name and a number.
const NUMBER =
  "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|(?<![\\p{Script=Latin}\\p{Script=Greek}])\\d{1,3}(?:(?:[ '’]|\\\\,)\\d{3})+(?![\\d.,]\\d|\\d)|\\d+)(?:\\.\\d+)?|\\.\\d+";
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  bn: 1e9,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
};
const QUANTITY = new RegExp(
  [
    // A point may lead a number, and does not where a number goes on.
    `(?<![\\d.])(?=\\.?\\d)(?<digits>${NUMBER})`,
    '(?:[eE](?<e>[-−+]?\\d{1,3})(?![\\d.])|\\s?[×x*·⋅]\\s?10\\s?\\^\\s?\\{?(?<power>[-+]?\\d{1,3})\\}?|\\^\\s?\\{?(?<exponent>[-+]?\\d{1,3})\\}?)?',
    '(?:st\\b|nd\\b|rd\\b|th\\b)?',
    '(?:[\\s-]?(?<scale>thousand|million|billion|trillion|hundred|bn)(?![a-z])|(?<letter>[kKMBT])(?![A-Za-z]))?',
    `(?:[\\s-]?(?:${ANY_UNIT})(?![a-zA-Z]))?`,
  ].join(''),
  'gu',
);
/** Between two numbers of which the second alone carries the unit of both: `20 to 32 percent`, 20から32%. */
const JOINS =
  /^\s*(?:to|and|or|over|against|versus|vs\.?|[-–—~〜～,、と±]|から)\s*(?:about\s*|over\s*|to\s*|and\s*|約)?$/;

/** The text as its numbers are read: compatibility forms folded, superscripts behind a `^`, links and spelled numbers gone. */
export function readable(text: string): string {
  return inDigits(
    text
      .replace(SUPERSCRIPT, (raised) => `^${raised.normalize('NFKC').replace('−', '-')}`)
      .normalize('NFKC')
      .replaceAll('−', '-')
      .replace(LINK, ' '),
  );
}

export const quantitiesOf = (text: string): Quantity[] => quantitiesIn(readable(text));

/** Quantities of a `readable` text in order of appearance. */
export function quantitiesIn(plain: string): Quantity[] {
  const found: Quantity[] = [];
  let next: Quantity | undefined;
  for (const match of [...plain.matchAll(QUANTITY)].reverse()) {
    const before = plain.slice(Math.max(0, match.index - LONGEST_NAME), match.index);
    if (NAME.test(before) && !RANGE_OPENS.test(before)) continue;
    const own = quantityOf(match, before, plain);
    const joined = !own.unit && next?.unit && JOINS.test(plain.slice(own.end, next.at));
    next = joined ? { ...own, unit: next!.unit } : own;
    found.push(next);
  }
  return found.reverse();
}

const COUNTER = /^[\s-][a-z]{3,}|^(?:つ(?!目)|種|個|点|者|件|段階)/;
const FUNCTION_WORD =
  /^[\s-](?:in|on|at|with|for|and|or|to|of|from|than|when|while|but|is|are|was|were|as|by|per|over|against|if|where|respectively|vs)\b/;
/** What stands before the digits: a minus that is no hyphen, dash or range, and money. */
const PREFIX = /(?:(?<![\p{Script=Latin}\d.)\]%]|\d\s)(-))?([$€£¥]\s?)?$/u;

function quantityOf(match: RegExpExecArray, before: string, plain: string): Quantity {
  const end = match.index + match[0].length;
  const behind = plain.slice(end, end + 16);
  const [prefix, minus, money] = PREFIX.exec(before)!;
  const { digits, e, power, exponent, scale, letter } = match.groups as Record<string, string>;
  const scaled = Number(digits!.replace(/[,'’ ]|\\,/g, '')) * (SCALES[scale ?? letter ?? ''] ?? 1);
  const value = exponent ? scaled ** Number(exponent) : scaled * 10 ** Number(e ?? power ?? 0);
  // Groups 1 to 6 are named.
  const unit = money ? { kind: money.trim() as Unit['kind'], factor: 1 } : unitOf(match.slice(7));
  // 2024年 is a day of the calendar, 12年 a span of time.
  const isYear = unit?.kind === 'time' && /^[12]\d{3}$/.test(digits!) && /(?:年|s)$/.test(match[0]);
  return {
    value: Number(value.toPrecision(12)),
    negative: minus !== undefined,
    unit: isYear ? undefined : unit,
    // 0.94 accuracy counts nothing.
    counts: Number.isInteger(value) && COUNTER.test(behind) && !FUNCTION_WORD.test(behind),
    rank: /^位/.test(behind),
    or: otherwise(digits!, exponent, before.at(-1), behind),
    written: `${prefix}${match[0]}`.trim(),
    at: match.index - prefix.length,
    end,
  };
}

function otherwise(digits: string, exponent: string | undefined, before: string | undefined, behind: string): number[] {
  if (exponent) return [Number(`${digits}${exponent.replace(/[-+]/, '')}`)];
  // です.38 may open a sentence.
  if (digits.startsWith('.')) return before && /[ぁ-ヿ一-龠]/.test(before) ? [Number(digits.slice(1))] : [];
  const parted = /^\s([KMBT])(?![\p{Script=Latin}\d])/u.exec(behind)?.[1];
  if (parted) return [Number(digits.replaceAll(',', '')) * SCALES[parted]!];
  return /[ '’\\]/.test(digits) ? digits.split(/[ '’\\,]+/).map(Number) : [];
}
