/** Headings that stand on the first line of their paragraph: `Abstract—We show …`, `Data. We use …`. */

import { SECTION_NAMES } from '../../section-names.ts';
import { CAPITAL } from '../layout/letter-classes.ts';
import { cleanText } from '../layout/mending.ts';
import type { TextLine } from '../layout/paper-lines.ts';

export interface RunIn {
  /** The heading as printed, without the stop or dash behind it. */
  readonly name: string;
  /** The first line without it. */
  readonly rest: TextLine;
  /** It names a part of every paper, not a point of this one. */
  readonly part: boolean;
}

const PART = new RegExp(
  `^(${SECTION_NAMES.abstract}|acknowledge?ments?|${SECTION_NAMES.keywords})\\s*(?:[:.—–-]+\\s*|\\s+(?=[${CAPITAL}]))`,
  'i',
);
const NAME_START = new RegExp(`^[${CAPITAL}\\d“"(]`);
const TEXT_START = new RegExp(`^[${CAPITAL}“"(]`);

/** Most words of a run-in heading. */
const MOST_WORDS = 9;

/** The heading at the start of a paragraph's first line, if its look or its name tells it from the sentence. */
export function runInHeading(line: TextLine): RunIn | undefined {
  const marked = markedStart(line);
  const part = line.plain.match(PART);
  if (part && (marked !== '' || /[:.—–]\s*$/.test(part[0]))) {
    return { name: part[1]!, rest: cut(line, part[0].length), part: true };
  }
  if (marked === '' || !line.plain.startsWith(marked)) return undefined;
  const name = marked.replace(/[:.—–]+$/, '').trim();
  const behind = line.plain.slice(marked.length).trim();
  const ended = /[:.—–]$/.test(marked);
  const words = name.split(' ').length;
  if (words > MOST_WORDS || name.length < 4 || !NAME_START.test(name) || /[,;]$/.test(name)) return undefined;
  if (!TEXT_START.test(behind) || (!ended && words < 2)) return undefined;
  return { name, rest: cut(line, marked.length), part: false };
}

/** The bold words at the start of a line that goes on in plain type. */
function markedStart(line: TextLine): string {
  const end = line.pieces.findIndex(({ face }) => !face.bold);
  if (end <= 0) return '';
  return cleanText(
    line.pieces
      .slice(0, end)
      .map(({ text, spaced }, i) => (spaced && i > 0 ? ` ${text}` : text))
      .join(''),
  );
}

function cut(line: TextLine, length: number): TextLine {
  const text = line.text.slice(length).trim();
  return { ...line, text, plain: line.plain.slice(length).trim() };
}
