/** One paper of a list, from the text of its row: title, note and links, however they were set apart. */
import { titleLimit } from '../../../papers/clean-text.ts';
import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import { type Run, textOfRuns } from '../list-blocks.ts';
import { isFieldName, isLinkName, isPlaceholder } from '../list-words.ts';
import { plainLine, quotation, splitPlain, unmarkedOpening, untagged, withoutEnd } from './plain-title.ts';
import { areNames, citedBy, isCitation, withoutAuthors } from './row-citation.ts';
import { asPaper, isChange, isName, isWork, linksOf, type RowLink, withoutAddresses } from './row-links.ts';
import { isBracketed, isDays, isTagOf } from './row-tags.ts';
import { titleLabel } from './title-label.ts';

export interface RowText {
  /** The row's own number, where its text begins with one. */
  readonly number?: number;
  /** Empty where nothing in the row tells it. */
  readonly title: string;
  readonly note: string;
  /** As a citation writes them before the title. */
  readonly authors?: string;
  readonly links: readonly RowLink[];
  /** Bold, linked or quoted: the row itself says which of its words are the title. */
  readonly marked: boolean;
  /** The row calls its words so: `Title: …`. */
  readonly labelled: boolean;
  /** A part of another entry: `Authors: …`, or links by their names alone. */
  readonly part: boolean;
}

const opening =
  /^(?:\s|\p{Extended_Pictographic}(?!\d)|\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]|[•●▪■◆◇○▸►▶→✓✔☐☑★☆·・–—]|[-*](?=\s)|\[[ xX]\]\s|#\p{L}[\p{L}\p{N}/_-]*\s)+/u;
const numbering =
  /^\s*(?:(\d{1,3})\uFE0F?\u20E3|[（([]?(?:no\.?\s?|#)?(\d{1,3})\s?(?:[)\].:：、．）]\s*(?![\d.])|\/\s|\s[-–—]\s)|#(\d{1,3})\s+|([①-⑳]))\s*/iu;

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

/** The runs without the venue, the field or the day that stands marked before the title. */
function withoutTag(runs: readonly Run[]): readonly Run[] {
  const to = groupEnd(runs, 0, (run) => !run.link && (run.strong || run.emphasis));
  const tag = textOfRuns(runs.slice(0, to)).trim();
  const rest = runs.slice(to);
  if (!(isTagOf(tag) || isDays(tag)) || !/\p{L}{3}/u.test(ownText(rest))) return runs;
  return rest.map((run, at) => (at === 0 ? { ...run, text: run.text.replace(/^[\s:：|–—-]+/, '') } : run));
}

/** Words that may stand before a marked title: `New:`, `Doe et al.,`, `Mar 26:`. */
const leadsTo = (text: string, title: string): boolean => {
  const words = text.trim().split(/\s+/).length;
  return text.length <= 80 && (/[:：]\s*$|\bet al\b/.test(text) || (words <= 3 && /\S\s+\S/.test(title)));
};

/** Whether the words before a link are a title and the link's own its place: `Folding Without Data [Nature](…)`. */
const isNamedBefore = (lead: string, title: string): boolean =>
  lead.split(' ').length > title.split(/\s+/).length &&
  /^\p{Lu}[^\s:：]*(?: (?:\p{Lu}\S*|\p{Ll}{1,3}))* \p{Lu}[^\s:：]*$/u.test(lead);

function groupEnd(runs: readonly Run[], from: number, same: (run: Run) => boolean): number {
  let end = from;
  for (let at = from; at < runs.length; at += 1) {
    const run = runs[at];
    if (run && same(run)) end = at + 1;
    else if (run?.text.trim() !== '' || run.link) break;
  }
  return end;
}

interface MarkedTitle {
  /** Undefined where a link stands in the middle of prose: what it is called is no title, nor is the prose. */
  readonly title?: { readonly from: number; readonly to: number };
  readonly authors?: string | undefined;
}

/** The first words that a row marks as its title: bold ones, else those of a link or, at its very beginning, in italics. */
function markedTitle(
  runs: readonly Run[],
  { isRow, isWhole }: { isRow: boolean; isWhole: boolean },
): MarkedTitle | undefined {
  const kinds: readonly ((run: Run) => boolean)[] = [
    (run) => run.strong,
    (run) => run.link !== undefined && parseHttpUrl(run.link.href) !== undefined && !isChange(run.link.href),
    (run) => run.emphasis,
  ];
  for (const [kind, marked] of kinds.entries()) {
    for (let from = 0; from < runs.length; from += 1) {
      const run = runs[from];
      if (!run || !marked(run) || run.text.trim() === '') continue;
      // Of a link that is bold in part all is the title.
      const isSame = (next: Run): boolean => (run.link ? next.link === run.link : marked(next));
      while (run.link && from > 0 && runs[from - 1]?.link === run.link) from -= 1;
      const to = groupEnd(runs, from, (next) => isSame(next) || (kind !== 1 && marked(next)));
      const title = textOfRuns(runs.slice(from, to)).trim();
      // *A Title* of its own stands before the link that cites it.
      if (kind === 1 && isCitation(title) && runs.find(({ text }) => text.trim() !== '')?.emphasis) break;
      // Where it is sure that a row begins here, a bold "Open" or "Model Card" is its title.
      const isTitle = isRow && kind === 0 && !run.link && !/[:：]$/.test(title);
      if (!isDays(title) && (isTitle || (!isName(title) && !isFieldName(title.replace(/[:：]$/, ''))))) {
        const before = withoutAddresses(
          textOfRuns(runs.slice(0, from).filter(({ link, text }) => !(link && isName(text)))),
        );
        const lead = before.replace(/[[\]()|,/·\s]+/g, ' ').trim();
        const runsOn = kind === 1 && /[\p{Ll}\p{N}]\s*$/u.test(before) && /^\p{Ll}/u.test(title);
        const cited = citedBy(before);
        if (cited?.rest === '') return { title: { from, to }, authors: cited.authors };
        const names = withoutEnd(before, /[\s:：—–-]+$/).trim();
        if (kind === 1 && areNames(names)) return { title: { from, to }, authors: names };
        if (kind === 1 && isNamedBefore(lead, title) && !/\p{L}/u.test(textOfRuns(runs.slice(to))))
          return { title: { from: 0, to: from } };
        if (lead === '' || isBracketed(before.trim()) || isDays(lead) || (kind < 2 && !runsOn && leadsTo(lead, title)))
          return { title: { from, to } };
        return kind === 1 && isWhole ? inProse(before, title, run.link?.href ?? '', { from, to }) : undefined;
      }
      from = to - 1;
    }
  }
  return undefined;
}

/** "We liked [A Title of Words](…)": the words before a link run on into it. */
function inProse(
  before: string,
  title: string,
  href: string,
  place: { from: number; to: number },
): MarkedTitle | undefined {
  if (!/[\p{Ll}\p{N}]\s*$/u.test(before)) return undefined;
  if (!isWork(href)) return {};
  return /\S\s+\S+\s+\S/.test(title) && !/(?:19|20)\d\d/.test(title) ? { title: place } : undefined;
}

/** What is left of a note: links by name and the brackets that held them are no words of it. */
function noteOf(runs: readonly Run[], keepsLinks: boolean): string {
  const kept = keepsLinks ? runs : runs.filter(({ link, text }) => !(link && isName(text)));
  const words = textOfRuns(kept);
  const bare = keepsLinks
    ? words
    : withoutEnd(
        withoutAddresses(words).replace(/[[(（]\s*[,|/·;]*\s*[\])）]/g, ' '),
        /(?:\s(?:[|·,→⇒]|\p{Extended_Pictographic}\uFE0F?)\s*)+$/u,
      );
  return withoutEnd(plainLine(bare).replace(/^(?:[\s*_]*[-–—:：|,.;]+)+\s*|^[*_]+\s*/, ''), /[\s[(|,]+$/);
}

export interface RowForm {
  /** The cell holds the title and nothing else. */
  readonly whole?: boolean;
  /** Links of the row stand elsewhere; those in its text are part of the note. */
  readonly linksElsewhere?: boolean;
  /** All that the text says of its paper stands in it: a link in the middle of its prose names the work or none. */
  readonly alone?: boolean;
  /** A heading: what follows a dash in it is a part of its title. */
  readonly heads?: boolean;
}

/** Reads a row, an item or a heading. */
export function readRow(written: readonly Run[], form: RowForm = {}): RowText {
  const row = readText(written, form);
  const { note, authors } = row.authors === undefined ? withoutAuthors(row.note) : row;
  return { ...row, note, ...(authors === undefined ? {} : { authors }) };
}

function readText(written: readonly Run[], form: RowForm): RowText {
  const { runs: numberless, number } = withoutOpening(written);
  const opened = withoutTag(numberless);
  const label = titleLabel(textOfRuns(opened).slice(0, 200), form.whole === true);
  const runs = label && !form.whole ? dropCharacters(opened, label.length) : opened;
  const links = linksOf(opened);
  const numbered = number === undefined ? {} : { number };
  const text = textOfRuns(runs);
  const field = /^[^\p{L}\p{N}]*([^:：\n]{1,40})[:：](?!\s?\d{4}\.\d)/u.exec(text)?.[1];
  const part = label === undefined && field !== undefined && isFieldName(field);
  const elsewhere = form.linksElsewhere === true;
  const marked = markedTitle(runs, {
    isRow: number !== undefined || elsewhere,
    isWhole: form.alone === true && !opened.some((run) => run.link && isName(run.text)),
  });
  const authors = marked?.authors === undefined ? {} : { authors: marked.authors };
  const told = { ...numbered, links, labelled: label !== undefined };
  if (marked?.title) {
    const { from, to } = marked.title;
    const words = textOfRuns(runs.slice(from, to)).trim();
    // Two rows of 2025 have their mark's end in the middle of the note: "**Title This paper presents … in** - current …".
    const swallowed = words.length > 140 ? unmarkedOpening.exec(words) : undefined;
    const note = [swallowed?.[2], noteOf(runs.slice(to), elsewhere)].filter(Boolean).join(' ');
    const title = untagged(plainLine(swallowed?.[1] ?? words, titleLimit))
      .replace(/[:：]$|(?<=\p{L}{2})\.$/u, '')
      .replace(quotation, '$1$2');
    if (isPlaceholder(title)) return { ...told, title: '', note, links, marked: false, part };
    const link = runs.slice(from, to).find((run) => run.link)?.link;
    const paper = link && !isChange(link.href) ? asPaper(links, link.href) : links;
    // Without a link, `**core:** no more crashes` names what is spoken of, not a work.
    return { ...told, ...authors, title, note, links: paper, marked: links.length > 0 || !/[:：]$/.test(words), part };
  }
  if (marked) return { ...told, title: '', note: plainLine(text), marked: false, part };
  const bare = elsewhere ? text : ownText(runs);
  const names = citedBy(bare.trim());
  const cited = form.whole && !/^[“"「『]/.test(names?.rest ?? '') ? undefined : names;
  const { title, note } = splitPlain(
    untagged((cited?.rest || bare).trim()),
    form.whole === true || form.heads === true,
  );
  const named = /[\p{L}\p{N}]/u.test(title) && !isName(title) && !isPlaceholder(title) && !isDays(title) ? title : '';
  return {
    ...told,
    ...(cited?.rest ? { authors: cited.authors } : {}),
    title: named,
    note,
    marked: false,
    part: part || (named === '' && links.length > 0),
  };
}

/** Brackets around links by name, and what stands between them: `(Read more on … or …)`. */
const aroundLinks = /[[(（]([^[\]()（）]*\0[^[\]()（）]*)[\])）]/g;

/** The words of a text: names of links and addresses taken out. */
export function ownText(runs: readonly Run[]): string {
  const kept = runs.map(({ link, text }) => (link && isName(text) ? '\0' : text)).join('');
  const text = withoutAddresses(kept)
    .replace(aroundLinks, (all, words: string) => (isLinkName(words.replaceAll('\0', ' ')) ? ' ' : all))
    .replaceAll('\0', '')
    .replace(/[[(（]\s*[,|/·;]*\s*[\])）]/g, ' ');
  return withoutEnd(
    text.replace(/^[\s|,:：–—-]+(?=\s)/, ''),
    /(?:[\s[(|/,:：–—→⇒-]|\p{Extended_Pictographic}\uFE0F?|\s[#@](?:[\p{L}\p{N}_/-]*[\p{L}\p{N}_])(?=$|\s))+$/u,
  );
}

function dropCharacters(runs: readonly Run[], count: number): Run[] {
  let left = count;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.min(left, run.text.length));
    left = Math.max(0, left - run.text.length);
    return text === '' && run.text !== '' ? [] : [{ ...run, text }];
  });
}
