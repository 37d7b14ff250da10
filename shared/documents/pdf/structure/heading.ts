/** Tells headings from text and names them. */

import { CAPITAL, CASELESS, LETTER, SMALL } from '../layout/letter-classes.ts';
import type { TextLine } from '../layout/paper-lines.ts';

export interface Heading {
  /** As printed, with its number. */
  readonly text: string;
  /** Without its number. */
  readonly name: string;
  /** Told by its type alone, neither by a number nor by a name that all papers use. */
  readonly byTypeOnly?: boolean;
  /** `point`: it heads one paragraph and opens no section. */
  readonly level: 'section' | 'point';
}

const NUMBER = new RegExp(
  `^(?:(?:[Ss]ection|[Aa]ppendix|[Cc]hapter)\\s+)?(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}\\.?|[IVX]{1,5}\\.|[A-Z](?:\\.\\d{1,2}){1,3}\\.?|[A-Z]\\.?)\\s+(?=[${LETTER}“"([])`,
);
/** A number before a Japanese name, with or without a space: `1. 緒言`, `２．１ 方法`, `第3章 実験`. */
const JAPANESE_NUMBER =
  /^(?:第\s*[0-9０-９]{1,2}\s*[章節]|[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){0,3}[.．、]?)\s*(?=[\u3041-\u30ff\u3400-\u9fff])/;
/** What ends a sentence, a clause or a quotation: no name of a section does. */
const JAPANESE_SENTENCE = /[。、．，,]|(?:た|る|す|い|だ|ない)$/;
const LONGEST_JAPANESE = 30;
const SPELT = new RegExp(`[${LETTER}]{3}`);
const LONG_WORD = new RegExp(`[${LETTER}]{4}|[${CASELESS}]{2}`);
const NAME_START = new RegExp(`^[${CAPITAL}${CASELESS}\\d“[]`);
const TWO_CAPITALS = new RegExp(`[${CAPITAL}]{2}`);
const HAS_SMALL = new RegExp(`[${SMALL}]`);
const ARABIC = new RegExp(`^(\\d{1,2})\\.?\\s+[${CAPITAL}]`);
const ROMAN_NUMBER = new RegExp(`^([IVX]{1,5})\\.\\s+[${CAPITAL}]`);
const ONLY_WORDS = new RegExp(`^[${LETTER}\\s:,’'-]+$`);
const LETTERS = new RegExp(`[${LETTER}\\d]`, 'g');
const SPACED = new RegExp(`^(?:[${CAPITAL}] )+[${CAPITAL}]$`);

const KNOWN =
  /^(?:abstract|introduction|background|related works?|preliminaries|methods?|methodology|materials and methods|approach|models?|experiments?|experimental (?:setup|results|setting)|results?(?: and discussion)?|evaluation|analysis|discussion|limitations?|conclusions?(?: and future work)?|concluding remarks|future work|summary|acknowledge?ments?|references|bibliography|literature cited|works cited|appendix|appendices|supplementary materials?|ethics statement|broader impacts?|zusammenfassung|einleitung|literatur|概要|はじめに|まえがき|序論|緒言|要旨|関連研究|手法|提案手法|方法|実験|実験結果|結果|評価|考察|結論|結言|むすび|おわりに|まとめ|謝辞|参考文献|文献|付録)$/i;

/** Whether a line is the name of a part that most papers have, with or without a number. */
export function isKnownName(text: string): boolean {
  return text.length < 40 && KNOWN.test(spacedCapitals(text.replace(NUMBER, '').replace(/[:.]$/, '')));
}

/** The heading that these lines are, or undefined. */
export function headingOf(lines: readonly TextLine[], bodySize: number): Heading | undefined {
  if (lines.length > 3) return undefined;
  const text = lines.map((line) => line.text).join(' ');
  if (text.length > 120 || text.length < 3) return undefined;
  const number = text.match(NUMBER)?.[0] ?? '';
  const name = text.slice(number.length).replace(/[:.]$/, '').trim();
  const first = lines[0]!;
  const japanese = japaneseHeading(text, lines, bodySize);
  if (japanese) return japanese;
  if (KNOWN.test(spacedCapitals(name)) && lines.length === 1)
    return { text: spacedCapitals(text), name: spacedCapitals(name), level: 'section' };
  if (/[.,;‐\ufffe-]$/.test(text) && !/\b(?:vs|etc)\.$/.test(text)) return undefined;
  if (!SPELT.test(name) || !NAME_START.test(name) || !readsLikeName(name)) return undefined;
  if (lines.some(({ math }) => math > 0.3) || lines.some(({ cells }) => cells > 2)) return undefined;
  const bold = lines.every((line) => line.bold > 0.8);
  const large = lines.every(
    (line) =>
      line.size > bodySize + 0.8 && line.pieces.every(({ size, text: word }) => size > bodySize || word.length < 3),
  );
  const capitals = TWO_CAPITALS.test(name) && !HAS_SMALL.test(name);
  const slanted = lines.every((line) => line.italic > 0.8);
  if (number !== '' && (bold || large || capitals || slanted) && first.size > bodySize - 1.2)
    return { text, name, level: 'section' };
  if (!LONG_WORD.test(name)) return undefined;
  const wholly = lines.every((line) => line.bold > 0.9);
  if ((wholly && first.size > bodySize - 0.3) || large)
    return name.split(' ').length <= 14 ? { text, name, level: 'section', byTypeOnly: number === '' } : undefined;
  return undefined;
}

/** A short numbered name on a line of its own, in any type: Japanese papers number all that they head. */
function japaneseHeading(text: string, lines: readonly TextLine[], bodySize: number): Heading | undefined {
  const number = text.match(JAPANESE_NUMBER)?.[0];
  if (!number || lines.length > 1 || text.length > LONGEST_JAPANESE || lines[0]!.size < bodySize - 0.5)
    return undefined;
  const name = text.slice(number.length);
  // `3.5倍` and `2章` are counts; a name has two letters and more.
  if (name.length < 2 || JAPANESE_SENTENCE.test(name) || /^[年月日倍個人回章節点位つ]/.test(name)) return undefined;
  return { text, name, level: 'section' };
}

/** Number at the head of a line: `3`, `3.`, `III.`; undefined for sub-sections and everything else. */
export function topNumber(text: string): number | undefined {
  const arabic =
    text.match(ARABIC)?.[1] ??
    text.match(/^(?:第\s*)?(\d{1,2})(?:\s*[章節]|[.．])?\s*[\u3041-\u30ff\u3400-\u9fff]/)?.[1];
  if (arabic) return Number(arabic);
  const roman = text.match(ROMAN_NUMBER)?.[1];
  return roman ? [...roman].reduceRight(addRoman, 0) : undefined;
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };

function addRoman(sum: number, sign: string): number {
  const value = ROMAN[sign]!;
  return value * 4 < sum || (value < 10 && sum >= value * 5) ? sum - value : sum + value;
}

/** A short line in plain type that carries the next section's number: a heading all the same. */
export function numberedHeading(lines: readonly TextLine[], bodySize: number, next: number): Heading | undefined {
  const text = lines.map((line) => line.plain).join(' ');
  if (lines.length > 2 || lines[0]!.size < bodySize - 0.3 || topNumber(text) !== next) return undefined;
  const name = text.replace(NUMBER, '');
  if (name === text || name.split(' ').length > 9 || !ONLY_WORDS.test(name)) return undefined;
  return { text, name, level: 'section' };
}

/** Mostly letters, and no sign that only formulas have. */
function readsLikeName(name: string): boolean {
  const signs = name.replaceAll(' ', '');
  const letters = signs.match(LETTERS)?.length ?? 0;
  return letters >= 0.75 * signs.length && !/[=~|<>{}\\]|--/.test(name);
}

/** `A B S T R A C T` as `ABSTRACT`. */
function spacedCapitals(text: string): string {
  return SPACED.test(text) ? text.replaceAll(' ', '') : text;
}
