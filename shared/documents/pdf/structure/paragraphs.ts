/** Joins groups into blocks: a sentence cut by a column, a page or a picture becomes whole again. */
import type { Block } from '../../document.ts';
import { CAPITAL, LETTER, SMALL } from '../layout/letter-classes.ts';
import { joinLines, type Spelling, withoutLineEndHyphens } from '../layout/mending.ts';
import type { TextLine } from '../layout/paper-lines.ts';
import type { KnownGroup } from './group-kind.ts';

/** Text of a group's lines as one string. */
export function groupText(lines: readonly TextLine[], spelling: Spelling): string {
  return withoutLineEndHyphens(lines.reduce((text, line) => joinLines(text, line.plain, spelling), ''));
}

/** A sentence is over here; closing quotes, brackets and footnote marks may follow the stop. */
const SENTENCE_END = /[.?!。!?]["”’')\]]*\d{0,2}$/;
const NEXT_SENTENCE = new RegExp(`[.?!]["”’')\\]]*\\s+(?=[${CAPITAL}“"(\\d])`);
const STARTS_LETTER = new RegExp(`^[${LETTER}]`);
const GOES_ON = new RegExp(`^[${SMALL}(\\d]`);
const LEFT_OPEN = new RegExp(`[${LETTER}\\d,;)]$`);

/** Whether `next` goes on with the sentence that `last` left open. */
export function continuesSentence(last: KnownGroup, next: KnownGroup): boolean {
  const above = last.lines.at(-1)!;
  const below = next.lines[0]!;
  if (next.kind !== 'paragraph' || Math.abs(above.size - below.size) > 0.6) return false;
  if (/[-‐\ufffe\u00ad]$/.test(above.text)) return STARTS_LETTER.test(below.text);
  if (SENTENCE_END.test(above.text) || /:$/.test(above.text)) return false;
  if (GOES_ON.test(below.text)) return true;
  return LEFT_OPEN.test(above.text) && above.columnRight - above.right < 3 * above.size;
}

/** Cuts `below` after its first sentence: the head still belongs to the page where that sentence began. */
export function splitAtSentence(text: string): [string, string] {
  const end = text.search(NEXT_SENTENCE);
  if (end < 0) return [text, ''];
  const space = text.indexOf(' ', end);
  return [text.slice(0, space), text.slice(space + 1)];
}

/** A block of one kind and place; empty texts give none. */
export function blockOf(kind: Block['kind'], text: string, page: number, section: string | undefined): Block[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  return [{ kind, text: trimmed, place: { kind: 'page', page }, ...(section === undefined ? {} : { section }) }];
}
