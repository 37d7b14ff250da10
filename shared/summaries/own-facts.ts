/** Title and authors as the text itself tells them, where what was collected knows less. */
import type { PaperDocument } from '../documents/document.ts';
import { cleanLine, titleLimit } from '../papers/clean-text.ts';
import { UNTITLED } from '../papers/identity/to-paper.ts';
import type { Paper } from '../papers/paper.ts';

/** A page's heading may be its site's name; a title has this many words, or letters where words have no spaces. */
const LEAST_WORDS = 3;
const LEAST_LETTERS = 8;
/** Times that a text names what it is nicknamed by. */
const LEAST_MENTIONS = 3;
/** Share of a collected title's words that the text's own title must hold. */
const SHARED = 0.5;

/**
 * The title on the first page, where the list gave none, or a nickname that no registry or page filled out: the two must
 * agree, in their words or by the text's naming itself so. Otherwise the collected one.
 */
export function ownTitle(paper: Paper, document: PaperDocument): string {
  const title = cleanLine(document.title ?? '', titleLimit);
  if (!title) return paper.title;
  if (paper.remarks.includes(UNTITLED)) return title;
  const isTitle = title.split(' ').length >= LEAST_WORDS || (title.length >= LEAST_LETTERS && !/[a-z]/i.test(title));
  const isLonger = title.length > paper.title.length;
  return paper.authors.length === 0 &&
    document.kind === 'pdf' &&
    isTitle &&
    isLonger &&
    agree(paper.title, title, document)
    ? title
    : paper.title;
}

/** Names below the title, where none were collected. */
export function ownAuthors(paper: Paper, document: PaperDocument): readonly string[] {
  return paper.authors.length > 0 ? paper.authors : (document.authors ?? paper.authors);
}

function agree(nickname: string, title: string, { blocks }: PaperDocument): boolean {
  const words = nickname.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  if (words.length === 0) return false;
  const whole = title.toLowerCase();
  const own: readonly string[] = whole.match(/[\p{L}\p{N}]+/gu) ?? [];
  // Japanese parts no words.
  const shares = (word: string) =>
    /[\u3040-\u9fff]/.test(word) ? whole.includes(word) : own.some((each) => each.startsWith(stemOf(word)));
  const shared = words.filter(shares);
  if (shared.length >= SHARED * words.length) return true;
  const text = blocks
    .map((block) => block.text)
    .join(' ')
    .toLowerCase();
  return text.split(nickname.toLowerCase().trim()).length > LEAST_MENTIONS;
}

/** `parser` and `parsing` are one word here; Porter's stems tell them apart. */
const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - 2));
