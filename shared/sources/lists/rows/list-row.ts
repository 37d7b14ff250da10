/** One paper of a list, from the text of its row: title, note and links, however they were set apart. */
import { cleanLine, titleLimit } from '../../../papers/clean-text.ts';
import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import { type Run, textOfRuns } from '../list-blocks.ts';
import { isFieldName } from '../list-words.ts';
import { asPaper, isName, linksOf, type RowLink, withoutAddresses } from './row-links.ts';

export interface RowText {
  /** The row's own number, where its text begins with one. */
  readonly number?: number;
  /** Empty where nothing in the row tells it. */
  readonly title: string;
  readonly note: string;
  readonly links: readonly RowLink[];
  /** Bold, linked or quoted: the row itself says which of its words are the title. */
  readonly marked: boolean;
  /** A part of another entry: `Authors: …`, or links by their names alone. */
  readonly part: boolean;
}

/** The curator's words are a paragraph; more than this is some other text that slipped in. */
const noteLimit = 8_000;
/** A title that nobody marked is cut at a sentence, a dash or, at last, here. */
const plainTitleLimit = 300;

/** `Title This paper presents …`: where the history form of 2025 has no mark at all, the note's first words tell its start. */
const unmarkedOpening =
  /^(\S.{2,150}?[^\s.,;:])\s+((?:Introduces|Presents|Proposes|Investigates|Explores|(?:This|The) (?:paper|work|study|survey|report|position paper))\s.+)$/s;

/** Text as it is kept: bullets and stray escapes out, one line. */
export const plainLine = (text: string, limit: number = noteLimit): string =>
  cleanLine(text.replace(/●/g, ' ').replace(/\\([\\`*_{}[\]()#+\-.!&|<>~$])/g, '$1'), limit);

const opening =
  /^(?:\s|\p{Extended_Pictographic}(?!\d)|\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]|[•●▪■◆◇○▸►▶→✓✔☐☑★☆·–—]|[-*](?=\s)|\[[ xX]\]\s)+/u;
const numbering =
  /^\s*(?:(\d{1,3})\uFE0F?\u20E3|[([]?(?:no\.?\s?|#)?(\d{1,3})\s?(?:[)\].:、．)]\s*(?![\d.])|\s[-–—]\s)|#(\d{1,3})\s+|([①-⑳]))\s*/iu;

/** The runs without the number, bullets and pictures they begin with. */
function withoutOpening(runs: readonly Run[]): { runs: Run[]; number?: number } {
  const rest = [...runs];
  let number: number | undefined;
  for (let first = rest[0]; first; first = rest[0]) {
    const bare = first.text.replace(opening, '');
    const match = number === undefined ? numbering.exec(bare) : null;
    const [, keycap, plain, hash, circled] = match ?? [];
    if (match) number = circled ? (circled.codePointAt(0) ?? 0x2460) - 0x245f : Number(keycap ?? plain ?? hash);
    const text = match ? bare.slice(match[0].length) : bare;
    if (text !== '' && text === first.text) break;
    if (text === '') rest.shift();
    else rest[0] = { ...first, text };
  }
  return { runs: rest, ...(number === undefined ? {} : { number }) };
}

/** Splits a row without marks: at a double space or a dash between words, in prose after its first sentence. */
function splitPlain(row: string, whole: boolean): { title: string; note: string } {
  const quoted = /^[“"「『](.{4,300}?)[”"」』]\s*[,.、。:：–—-]*\s*(.*)$/s.exec(row);
  if (quoted?.[1]) return { title: plainLine(quoted[1]), note: plainLine(quoted[2] ?? '') };
  if (whole) return { title: plainLine(row.replace(/\n/g, ' ')), note: '' };
  const parted = /^(.{3,200}?)(?:\s+[-–—]+\s+|[^\S\n]{2,}(?=\S)|:\s{2,}|\s*[|｜]\s*|\s*\n\s*)(.+)$/s.exec(row);
  const opened = unmarkedOpening.exec(row);
  const first = opened && (!parted || (opened[1] ?? '').length < (parted[1] ?? '').length) ? opened : parted;
  if (first?.[1] && first[2]) return { title: plainLine(first[1]), note: plainLine(first[2]) };
  const text = plainLine(row);
  // Prose is cut after its first sentence, and is the note as a whole.
  const sentence = /[.!?]$/.test(text) ? /^(.{8,160}?)[.;:!?](?:\s|$)/.exec(text)?.[1] : undefined;
  if (sentence) return { title: sentence, note: text.length > sentence.length + 1 ? text : '' };
  const end =
    /(?<=^.{8,300}[\p{Ll}\p{N})])\.\s+(?=\p{Lu})|\s*[([（][^()[\]（）]*(?:\bet al\b|(?:19|20)\d\d)[^()[\]（）]*[)\]）]$/u.exec(
      text,
    );
  return end
    ? { title: text.slice(0, end.index), note: plainLine(text.slice(end.index).replace(/^\.\s+/, '')) }
    : { title: cleanLine(text, plainTitleLimit), note: text.length > plainTitleLimit ? text : '' };
}

/** Words that may stand before a marked title: `New:`, `Doe et al.,`, `Mar 26:`. */
const leadsTo = (text: string, title: string): boolean => {
  const words = text.trim().split(/\s+/).length;
  return text.length <= 80 && (/[:：]\s*$|\bet al\b/.test(text) || (words <= 3 && /\S\s+\S/.test(title)));
};

function groupEnd(runs: readonly Run[], from: number, same: (run: Run) => boolean): number {
  let end = from;
  for (let at = from; at < runs.length; at += 1) {
    const run = runs[at];
    if (run && same(run)) end = at + 1;
    else if (run?.text.trim() !== '' || run.link) break;
  }
  return end;
}

/** The first words that a row marks as its title: bold ones, else those of a link or, at its very beginning, in italics. */
function markedTitle(runs: readonly Run[], isRow: boolean): { from: number; to: number } | undefined {
  const kinds: readonly ((run: Run) => boolean)[] = [
    (run) => run.strong,
    (run) => run.link !== undefined && parseHttpUrl(run.link.href) !== undefined,
    (run) => run.emphasis,
  ];
  for (const [kind, marked] of kinds.entries()) {
    for (let from = 0; from < runs.length; from += 1) {
      const run = runs[from];
      if (!run || !marked(run) || run.text.trim() === '') continue;
      const to = groupEnd(runs, from, (next) => marked(next) && (kind !== 1 || next.link === run.link));
      const title = textOfRuns(runs.slice(from, to)).trim();
      // Where it is sure that a row begins here, a bold "Open" or "Model Card" is its title.
      const isTitle = isRow && kind === 0 && !run.link && !/[:：]$/.test(title);
      if (isTitle || (!isName(title) && !isFieldName(title.replace(/[:：]$/, '')))) {
        const before = runs.slice(0, from).filter(({ link, text }) => !(link && isName(text)));
        const lead = textOfRuns(before)
          .replace(/[[\]()|,/·\s]+/g, ' ')
          .trim();
        return lead === '' || (kind < 2 && leadsTo(lead, title)) ? { from, to } : undefined;
      }
      from = to - 1;
    }
  }
  return undefined;
}

/** What is left of a note: links by name and the brackets that held them are no words of it. */
function noteOf(runs: readonly Run[], keepsLinks: boolean): string {
  const kept = keepsLinks ? runs : runs.filter(({ link, text }) => !(link && isName(text)));
  const words = textOfRuns(kept);
  const bare = keepsLinks
    ? words
    : withoutAddresses(words).replace(/[[(（]\s*[,|/·;]*\s*[\])）]|(?:\s[|·,]\s*)+$/g, ' ');
  return plainLine(bare)
    .replace(/^(?:[\s*_]*[-–—:：|,.;]+)+\s*|^[*_]+\s*/, '')
    .replace(/[\s[(|,]+$/, '');
}

export interface RowForm {
  /** The cell holds the title and nothing else. */
  readonly whole?: boolean;
  /** Links of the row stand elsewhere; those in its text are part of the note. */
  readonly linksElsewhere?: boolean;
}

/** Reads a row, an item or a heading. */
export function readRow(written: readonly Run[], form: RowForm = {}): RowText {
  const { runs: opened, number } = withoutOpening(written);
  const label = /^\s*(?:title|paper|タイトル|論文)\s*[:：]\s*(?=\S|$)/i.exec(textOfRuns(opened).slice(0, 40))?.[0];
  const runs = label && !form.whole ? dropCharacters(opened, label.length) : opened;
  const links = linksOf(opened);
  const numbered = number === undefined ? {} : { number };
  const text = textOfRuns(runs);
  const field = /^\W*([^:：\n]{1,40})[:：]/u.exec(text)?.[1];
  const part = label === undefined && field !== undefined && isFieldName(field);
  const marked = markedTitle(runs, number !== undefined || form.linksElsewhere === true);
  if (marked) {
    const words = textOfRuns(runs.slice(marked.from, marked.to)).trim();
    // Two rows of 2025 have their mark's end in the middle of the note: "**Title This paper presents … in** - current …".
    const swallowed = words.length > 140 ? unmarkedOpening.exec(words) : undefined;
    const note = [swallowed?.[2], noteOf(runs.slice(marked.to), form.linksElsewhere === true)]
      .filter(Boolean)
      .join(' ');
    const title = plainLine(swallowed?.[1] ?? words, titleLimit)
      .replace(/[:：]$|(?<=\p{L}{2})\.$/u, '')
      .replace(/^[“"「『](.+)[”"」』]$/, '$1');
    const link = runs.slice(marked.from, marked.to).find((run) => run.link)?.link;
    return { ...numbered, title, note, links: link ? asPaper(links, link.href) : links, marked: true, part };
  }
  const bare = form.linksElsewhere ? text : ownText(runs);
  const { title, note } = splitPlain(bare.trim(), form.whole === true);
  const named = /[\p{L}\p{N}]/u.test(title) && !isName(title) ? title : '';
  return { ...numbered, title: named, note, links, marked: false, part: part || (named === '' && links.length > 0) };
}

/** The words of a text: names of links and addresses taken out. */
export function ownText(runs: readonly Run[]): string {
  const kept = runs.filter(({ link, text }) => !(link && isName(text)));
  const text = withoutAddresses(textOfRuns(kept)).replace(/[[(（]\s*[,|/·;]*\s*[\])）]/g, ' ');
  return text.replace(/[\s[(|,:–—-]+$/, '');
}

function dropCharacters(runs: readonly Run[], count: number): Run[] {
  let left = count;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.min(left, run.text.length));
    left = Math.max(0, left - run.text.length);
    return text === '' && run.text !== '' ? [] : [{ ...run, text }];
  });
}
