/** One row of a curated list: `3) **Title** - blurb` and its links. Real rows break this in a dozen small ways. */
import { cleanLine, decodeEntities, plainText } from '../../papers/clean-text.ts';

export interface RowText {
  readonly title: string;
  readonly note: string;
}

export interface RowLink {
  readonly label: string;
  readonly url: string;
}

/** The curator's words are a paragraph; more than this is some other text that slipped in. */
const noteLimit = 8_000;
/** A title that nobody marked is cut at a sentence, a dash or, at last, here. */
const plainTitleLimit = 160;

/** `Title This paper presents …`: where the history form of 2025 has no mark at all, the note's first words tell its start. */
const unmarkedOpening =
  /^(\S.{2,150}?[^\s.,;:])\s+((?:Introduces|Presents|Proposes|Investigates|Explores|(?:This|The) (?:paper|work|study|survey|report|position paper))\s.+)$/s;

/** Takes Markdown's marks off: emphasis, escapes, inline links, `<br>●` bullets. */
export function plainMarkdown(markdown: string, limit: number = noteLimit): string {
  const bare = markdown
    .slice(0, limit * 4)
    .replace(/<br\s*\/?>|●/gi, ' ')
    .replace(/!?\[([^\][]{0,400})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!&|<>~$])/g, '$1');
  return plainText(bare, limit);
}

/**
 * Splits the text of a row, its number taken off, into title and note. Bold marks tell the title; without them a double
 * space or a dash between words does, as in the history of 2025; else the first sentence.
 */
export function splitTitle(text: string): RowText {
  const row = text.trim();
  // `**Title** - note`, `****Title**** - - note`, `*8RankZephyr** - note`.
  const bold = /^\*{1,4}\s*(\S.*?)\s*\*{2,4}\s*(?:[-–—:]+\s*)*(.*)$/s.exec(row);
  if (bold?.[1]) {
    // Two rows of 2025 have their mark's end in the middle of the note: "**Title This paper presents … in** - current …".
    const swallowed = bold[1].length > plainTitleLimit - 20 ? unmarkedOpening.exec(bold[1]) : undefined;
    const note = [swallowed?.[2], bold[2]].filter(Boolean).join(' ');
    return { title: plainMarkdown(swallowed?.[1] ?? bold[1]).replace(/:$/, ''), note: plainMarkdown(note) };
  }
  const parted = /^(.{3,200}?)(?:\s+[-–—]+\s+|\s{2,}(?=\S)|:\s{2,})(.+)$/s.exec(decodeEntities(row));
  const opened = unmarkedOpening.exec(row);
  const first = opened && (!parted || (opened[1] ?? '').length < (parted[1] ?? '').length) ? opened : parted;
  if (first?.[1] && first[2]) return { title: plainMarkdown(first[1]), note: plainMarkdown(first[2]) };
  const note = plainMarkdown(row);
  const sentence = /^(.{8,160}?)[.;:!?](?:\s|$)/.exec(note)?.[1] ?? note;
  return { title: cleanLine(sentence, plainTitleLimit), note };
}

/** `[label](url)` links of a cell. A URL may hold balanced brackets; an empty URL stays, so that the row can be labelled. */
export function linksIn(cell: string): RowLink[] {
  const links: RowLink[] = [];
  for (const match of cell.matchAll(
    /\[([^\][]{0,80})\]\(\s*<?((?:[^\s()<>]|\([^\s()<>]*\))*)>?(?:\s+"[^"]*")?\s*\)/g,
  )) {
    links.push({ label: cleanLine(match[1] ?? '', 80).replace(/[)\].,:]+$/, ''), url: decodeEntities(match[2] ?? '') });
  }
  return links;
}

/** Links of a line that holds bare addresses, with the word before each as its label (`Paper: https://…`). */
export function bareLinksIn(line: string): RowLink[] {
  const marked = linksIn(line);
  if (marked.length > 0) return marked;
  const links: RowLink[] = [];
  for (const match of line.matchAll(/(?:([A-Z][\w ]{0,30}):\s*)?(https?:\/\/[^\s<>|]+)/g)) {
    links.push({ label: match[1] ?? 'Link', url: (match[2] ?? '').replace(/[.,;]+$/, '') });
  }
  return links;
}
