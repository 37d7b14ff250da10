/** Groups lines that belong together: a paragraph, a heading, a caption, before it is known which. */

import { CAPTION } from '../layout/caption.ts';
import { CAPITAL, DENSE, isRightToLeft, SMALL } from '../layout/letter-classes.ts';
import type { TextLine } from '../layout/paper-lines.ts';
import { headingOf, isKnownName } from './heading.ts';

export interface Group {
  readonly lines: TextLine[];
}

const ITEM = /^(?:[•▪◦‣∙·–—*-]\s|\(?(?:[A-Z]{0,3}\d{1,2}|[a-z]|[ivx]{1,4})[).]\s)/;

const DENSE_END = new RegExp(`[${DENSE}]$`);
const STARTS_CAPITAL = new RegExp(`^[${CAPITAL}]`);
const HAS_SMALL = new RegExp(`[${SMALL}]`);

/** True for the first line of a list item. */
export function startsItem(text: string): boolean {
  return ITEM.test(text) || /^[•▪◦‣∙]/.test(text);
}

/** Groups consecutive lines of a page (furniture already taken out). */
export function groupLines(lines: readonly TextLine[], bodySize: number): Group[] {
  const groups: Group[] = [];
  let open: TextLine[] = [];
  let last: TextLine | undefined;
  for (const line of lines) {
    if (last && startsNew(last, line, open, bodySize)) {
      groups.push({ lines: open });
      open = [];
    }
    open.push(line);
    last = line;
  }
  if (open.length > 0) groups.push({ lines: open });
  return groups;
}

function startsNew(last: TextLine, line: TextLine, open: readonly TextLine[], bodySize: number): boolean {
  if (last.region !== line.region) return true;
  const size = Math.max(last.size, line.size);
  const step = line.baseline - last.baseline;
  const usual = open.length > 1 ? last.baseline - open.at(-2)!.baseline : 1.22 * size;
  if (step > Math.max(1.28 * usual, 1.45 * size) || step > 1.9 * size) return true;
  if (Math.abs(last.size - line.size) > 0.12 * size) return true;
  if (emphasis(last) !== emphasis(line) && (whole(last) || whole(line)) && !boldGoesOn(last, line, step)) return true;
  if (open.length === 1 && isKnownName(last.text)) return true;
  // A Japanese heading stands on its own line in the type and the step of its text.
  if (isJapaneseHeading(line, bodySize) || (open.length === 1 && isJapaneseHeading(last, bodySize))) return true;
  if (CAPTION.test(line.text) && (last.size !== line.size || endsShort(last))) return true;
  if (startsItem(open[0]!.text) && line.left < open[0]!.left - 0.3 * size) return true;
  if (startsBold(line) && endsBlock(last)) return true;
  if (startsItem(line.text) && (endsShort(last) || startsItem(open[0]!.text) || /[.:;,]$/.test(last.text))) return true;
  if (last.bold > 0.9 && line.bold > 0.9 && open.length === 1) return isCapital(last.text) !== isCapital(line.text);
  const indent = indentOf(line);
  const before = indentOf(last);
  // A first-line indent; the hanging lines of a list item are further in than their first line instead.
  if (
    indent > 0.7 * size &&
    indent < 4 * size &&
    before < 0.4 * size &&
    !startsItem(open[0]!.text) &&
    open.length > 0
  ) {
    return !startsItem(open[0]!.text);
  }
  return (
    endsShort(last) &&
    /[.?!:"”]$/.test(last.text) &&
    line.size >= bodySize - 0.5 &&
    indent < 0.3 * size &&
    STARTS_CAPITAL.test(line.text)
  );
}

function isJapaneseHeading(line: TextLine, bodySize: number): boolean {
  return /^[第0-9０-９]/.test(line.text) && DENSE_END.test(line.text) && headingOf([line], bodySize) !== undefined;
}

/** Opens with a bold word and goes on in plain type: a heading on the paragraph's own line. */
function startsBold({ pieces, bold }: TextLine): boolean {
  return pieces[0]!.face.bold && bold < 0.9;
}

/** A bold sentence that fills a line and ends on the next one opens a paragraph; a heading keeps its distance. */
function boldGoesOn(last: TextLine, line: TextLine, step: number): boolean {
  return last.bold > 0.95 && line.pieces[0]!.face.bold && step < 1.3 * line.size && !endsShort(last);
}

function isCapital(text: string): boolean {
  return !HAS_SMALL.test(text);
}

function endsBlock(line: TextLine): boolean {
  return /[.?!:;"”)\]]$/.test(line.plain) && !line.pieces.at(-1)!.face.bold;
}

function emphasis({ bold, italic }: TextLine): string {
  return bold > 0.8 ? 'bold' : italic > 0.8 ? 'italic' : 'plain';
}

function whole(line: TextLine): boolean {
  return line.bold > 0.95 || line.italic > 0.95;
}

/** The line stops well before its column's right edge. */
export function endsShort(line: TextLine): boolean {
  const rest = isRightToLeft(line.text.charCodeAt(0)) ? line.left - line.columnLeft : line.columnRight - line.right;
  return rest > 3 * line.size;
}

/** Space between the column's edge and the line's first letter. */
function indentOf({ text, left, right, columnLeft, columnRight }: TextLine): number {
  return isRightToLeft(text.charCodeAt(0)) ? columnRight - right : left - columnLeft;
}
