/** Units that are told apart by a letter or a sign, as papers and people write them, with what they are worth in their kind. */

/** What is measured: two quantities of different kinds are never the same. */
export type Kind =
  | '%'
  | 'points'
  | 'times'
  | 'time'
  | 'bytes'
  | 'bits'
  | 'length'
  | 'mass'
  | 'frequency'
  | '$'
  | '€'
  | '£'
  | '¥';

export interface Unit {
  readonly kind: Kind;
  /** In the kind's base: seconds, bytes, metres, grams, hertz. */
  readonly factor: number;
}

const DAY = 86_400;
/** As written behind a number; a letter that goes on makes another word of it. */
const WRITTEN: readonly (readonly [kind: Kind, factor: number, written: string])[] = [
  ['points', 1, '(?:percentage |percent |absolute )points?|points?|pp|%?ポイント'],
  ['%', 1, '%|percent(?:age)?|per cent|パーセント'],
  ['times', 1, '×(?!\\s*\\d)|[xX](?![\\w×]|\\s*\\d)|times|-?fold|倍'],
  ['time', 1e-9, 'ns|nanoseconds?|ナノ秒'],
  ['time', 1e-6, 'μs|us|microseconds?|マイクロ秒'],
  ['time', 1e-3, 'ms|msecs?|milliseconds?|ミリ秒'],
  ['time', 1, 's|secs?|seconds?|秒'],
  ['time', 60, 'mins?|minutes?|分(?=間|[でにかをはが、。とも以未弱強])|分$|分の(?!\\d)'],
  ['time', 3600, 'h|hrs?|hours?|時間'],
  ['time', DAY, 'days?|日(?!本|常|時)'],
  ['time', 7 * DAY, 'weeks?|週(?:間)?'],
  ['time', 30 * DAY, 'months?|[かヶカケ]月'],
  ['time', 365 * DAY, 'years?|年(?!代|次|生)'],
  ['time', 3650 * DAY, 'decades?'],
  ['time', 36_500 * DAY, 'centur(?:y|ies)'],
  ['bytes', 1, 'bytes?|バイト'],
  ['bytes', 1e3, '[kK]i?B|kilobytes?|キロバイト'],
  ['bytes', 1e6, 'Mi?B|megabytes?|メガバイト'],
  ['bytes', 1e9, 'Gi?B|gigabytes?|ギガバイト'],
  ['bytes', 1e12, 'Ti?B|terabytes?|テラバイト'],
  ['bytes', 1e15, 'Pi?B|petabytes?|ペタバイト'],
  ['bits', 1, 'bits?|ビット'],
  ['length', 1e-9, 'nm|nanomet(?:er|re)s?|ナノメートル'],
  ['length', 1e-6, 'μm|um|micromet(?:er|re)s?|マイクロメートル'],
  ['length', 1e-3, 'mm|millimet(?:er|re)s?|ミリ(?:メートル)?(?!秒)'],
  ['length', 1e-2, 'cm|centimet(?:er|re)s?|センチ(?:メートル)?'],
  ['length', 1, 'met(?:er|re)s?|メートル'],
  ['length', 1e3, 'km|kilomet(?:er|re)s?|キロメートル'],
  ['mass', 1e-3, 'mg|milligrams?|ミリグラム'],
  ['mass', 1, '(?<!-)grams?|グラム'],
  ['mass', 1e3, 'kg|kilograms?|キログラム'],
  ['mass', 1e6, '(?:metric )?ton(?:ne)?s?|トン'],
  ['mass', 1e9, 'kt'],
  ['mass', 1e12, 'Mt'],
  ['mass', 1e15, 'Gt'],
  ['frequency', 1, 'Hz|hertz|ヘルツ'],
  ['frequency', 1e3, 'kHz|kilohertz|キロヘルツ'],
  ['frequency', 1e6, 'MHz|megahertz|メガヘルツ'],
  ['frequency', 1e9, 'GHz|gigahertz|ギガヘルツ'],
  ['$', 1, '(?:US )?dollars?|USD|米?ドル'],
  ['€', 1, 'euros?|EUR|ユーロ'],
  ['£', 1, 'pounds sterling|GBP|ポンド'],
  ['¥', 1, 'yen|JPY|円(?!形|周|柱)'],
];

/** Matches any of them, each in a group of its own. */
export const ANY_UNIT = WRITTEN.map(([, , written]) => `(${written})`).join('|');

/** The unit whose group has matched. */
export function unitOf(groups: readonly (string | undefined)[]): Unit | undefined {
  const found = WRITTEN[groups.findIndex((group) => group !== undefined)];
  return found && { kind: found[0], factor: found[1] };
}
