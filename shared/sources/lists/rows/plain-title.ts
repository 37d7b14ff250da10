/** The title of a row that marks none, by the signs that part it from its note. */
import { cleanLine } from '../../../papers/clean-text.ts';
import { areNames, isFullName } from './row-citation.ts';

/** The curator's words are a paragraph; more than this is some other text that slipped in. */
const noteLimit = 8_000;
/** A title that nobody marked is cut at a sentence, a dash or, at last, here. */
const plainTitleLimit = 300;

/** `Title This paper presents …`: where the history form of 2025 has no mark at all, the note's first words tell its start. */
export const unmarkedOpening =
  /^(\S.{2,150}?[^\s.,;:])\s+((?:Introduces|Presents|Proposes|Investigates|Explores|(?:This|The) (?:paper|work|study|survey|report|position paper))\s.+)$/s;

/** Text as it is kept: bullets and stray escapes out, one line. */
export function plainLine(text: string, limit: number = noteLimit): string {
  return cleanLine(text.replaceAll('●', ' ').replace(/\\([\\`*_{}[\]()#+\-.!&|<>~$])/g, '$1'), limit);
}

/** Cuts what a text ends with; only its end is looked at. */
export function withoutEnd(text: string, end: RegExp): string {
  const at = Math.max(0, text.length - 200);
  return text.slice(0, at) + text.slice(at).replace(end, '');
}

/** What lists put before a title: the identifier, the day, and the venue or the day in brackets. */
const tagged =
  /^(?:(?-i:[A-Z][A-Za-z]{2,9}\s?(?:['’]\d\d|20\d\d))(?=\s?[:：|–—]|\s-)|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?=\W)|\[?(?:arxiv:\s?)?\d{4}\.\d{4,5}(?:v\d+)?\]?|[[(【（][^[\](){}【】（）]{0,30}(?:19|20)\d\d[^[\](){}【】（）]{0,20}(?:[\])）](?=[\s:：.,–—-])|】))[\s:：.,|–—-]*(?=\S)/i;
export const untagged = (title: string): string => title.replace(tagged, '').replace(/^\[([^[\]]+)\]$/, '$1');

/** A title in quotation marks, or in those of Chinese with its venue behind. */
export const quotation = /^(?:[“"「『](.+)[”"」』]|《(.+)》\s*(?:[(（][^()（）]*[)）])?)$/;

/** What ends a title that nobody marked: a full stop, or its authors or its year in brackets. */
const plainEnd =
  /(?<=^.{8,300}[\p{Ll}\p{N})])\.\s+(?=\p{Lu}|arXiv)|\s*[([（][^()[\]（）]*(?:\bet al\b|ほか|(?:19|20)\d\d|['’]\d\d\b|@\w)[^()[\]（）]*[)\]）]$/u;
/** Behind a title that stands alone a year may be a part of it, the first of its authors is none. */
const bracketedAuthors = /\s*[(（][^()（）]{1,60}(?:\bet al\.?|ほか)[)）]$/u;
const andOthers = /,\s(?:\p{Lu}[\p{L}.'’-]*\s){1,3}et al\.?$/u;
/** `… by Jane Doe, Max Mu`: one name alone may be a way of doing something, unless a comma parts it. */
function byNames(text: string): { index: number } | undefined {
  const at = text.lastIndexOf(' by ');
  const names = text.slice(at + 4);
  return at > 0 && (areNames(names) || (text[at - 1] === ',' && isFullName(names))) ? { index: at } : undefined;
}

/** Splits a row without marks: at a double space or a dash between words, in prose after its first sentence. */
export function splitPlain(row: string, whole: boolean): { title: string; note: string } {
  const quoted = /^[“"「『《](.{4,300}?)[”"」』》]\s*[,.、。:：–—-]*\s*(.*)$/s.exec(row);
  const parted = /^(.{3,200}?)(?:\s+[-–—]+\s+|[^\S\n]{2,}(?=\S)|:\s{2,}|\s+\|\s+|\s*｜\s*|\s*\n\s*)(.+)$/s.exec(row);
  // `"Good Enough" Models — Jane Doe` is a title that quotes; `"Good Enough Models" Jane Doe` is not.
  const goesOn = /^.[^”"」』》]+[”"」』》]\s(?!by\s)(\p{L}.*)$/su.exec(whole ? row : (parted?.[1] ?? ''))?.[1] ?? '';
  const quotes = goesOn !== '' && (whole || !(areNames(goesOn) || isFullName(goesOn)));
  if (quoted?.[1] && !quotes)
    return {
      title: plainLine(quoted[1]).replace(/[,，、]$|(?<=\p{L}{2})\.$/u, ''),
      note: plainLine((quoted[2] ?? '').replace(/^[\s,.]+/, '')),
    };
  if (whole) {
    const line = plainLine(row.replace(/\n/g, ' '));
    const others = bracketedAuthors.exec(line)?.[0] ?? '';
    return { title: line.slice(0, line.length - others.length), note: others.trim() };
  }
  const opened = unmarkedOpening.exec(row);
  const first = opened && (!parted || (opened[1] ?? '').length < (parted[1] ?? '').length) ? opened : parted;
  if (first?.[1] && first[2]) return { title: plainLine(first[1]), note: plainLine(first[2]) };
  const text = plainLine(row);
  const signature = andOthers.exec(text) ?? byNames(text);
  if (signature)
    return {
      title: text.slice(0, signature.index).replace(/,$/, ''),
      note: text.slice(signature.index).replace(/^,?\s+/, ''),
    };
  // Prose is cut after its first sentence, and is the note as a whole.
  const sentence = /[.!?]$/.test(text)
    ? /^.{8,160}?(?:[!?](?=\s|$)|(?=[.;](?:\s|$)|:\s\p{Ll}))/u.exec(text)?.[0]
    : undefined;
  if (sentence) return { title: sentence, note: text.length > sentence.length + 1 ? text : '' };
  const end = plainEnd.exec(text);
  return end
    ? { title: text.slice(0, end.index), note: plainLine(text.slice(end.index).replace(/^\.\s+/, '')) }
    : { title: cleanLine(text, plainTitleLimit), note: text.length > plainTitleLimit ? text : '' };
}
