/** Walks the chosen part of a page and gives its text block by block, each with the section it stands in. */
import type { BlockKind } from '../../document.ts';
import { childrenOf, isElement, squeeze, TEXT, tagOf } from '../dom.ts';
import { isBlockSpan, isRunIn } from './latexml.ts';
import { mathText } from './math-text.ts';
import {
  equationRowText,
  isDataTable,
  isEquationTable,
  isNoteMark,
  isSpanTable,
  rowsOf,
  tableText,
} from './table-text.ts';

/** What breaks a line of text in a browser. */
const BLOCK_TAGS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
/** What holds no text of the page. */
const SILENT_TAGS = new Set(
  'script style noscript template head title link meta iframe object embed audio video canvas svg map img picture source button select option optgroup input textarea datalist progress meter'.split(
    ' ',
  ),
);
/** How pages name the list of their notes. */
const FOOTNOTES = /(?:^|\s)(?:footnotes?|endnotes?|doc-endnotes)(?:\s|$)/;
/** Deeper pages than this are read flat: no real page comes near, a trap must not exhaust the stack. */
const DEEPEST = 400;

export interface Heading {
  /** As printed. */
  readonly text: string;
  readonly level: number;
  /** Id that a link can land on. */
  readonly anchor?: string;
}

/** A block and the element it came from, so that later rules can look at its links and its place in the page. */
export interface PageBlock {
  readonly kind: BlockKind;
  readonly text: string;
  readonly element: Element;
  /** Characters of the text that stand in links. */
  readonly linked: number;
  /** Set for headings. */
  readonly heading?: Heading;
}

/**
 * @param root the main matter
 * @returns blocks in page order, text squeezed to single spaces; empty blocks are left out
 */
export function pageBlocks(root: Element): PageBlock[] {
  const blocks: PageBlock[] = [];
  /** Notes stand in the middle of a sentence: the sentence goes on, and its notes follow it as blocks. */
  const notes: PageBlock[] = [];
  let text = '';
  let linked = 0;

  function flush(kind: BlockKind, from: Element, heading?: Omit<Heading, 'text'>): void {
    // Two line breaks in a row are how pages without paragraphs part them.
    for (const part of text.split(/\n\s*\n/)) {
      const clean = squeeze(part);
      if (!clean) continue;
      blocks.push({
        kind,
        text: clean,
        element: from,
        linked,
        ...(heading && { heading: { ...heading, text: clean } }),
      });
    }
    blocks.push(...notes.splice(0));
    text = '';
    linked = 0;
  }

  function walk(node: Element, kind: BlockKind, owner: Element, depth: number, inLink: boolean): void {
    for (const child of childrenOf(node)) {
      if (child.nodeType === TEXT) {
        const said = (child.textContent ?? '').replace(/\s+/g, ' ');
        text += said;
        if (inLink) linked += said.trim().length;
      } else if (isElement(child)) visit(child, kind, owner, depth + 1, inLink);
    }
  }

  function visit(element: Element, kind: BlockKind, owner: Element, depth: number, inLink: boolean): void {
    const tag = tagOf(element);
    if (SILENT_TAGS.has(tag) || isNoteMark(element)) return;
    if (depth > DEEPEST) text += ` ${element.textContent} `;
    else if (tag === 'br') text += '\n';
    else if (tag === 'math') formula(element, kind, owner);
    else if (/^h[1-6]$/.test(tag) && !isRunIn(element)) {
      flush(kind, owner);
      walk(element, 'heading', element, depth, inLink);
      flush('heading', element, { level: Number(tag[1]), anchor: anchorOf(element) });
    } else if (tag === 'table' || isSpanTable(element)) table(element, kind, owner, depth);
    else if (isFootnote(element)) {
      notes.push({ kind: 'footnote', text: noteText(element), element, linked: 0 });
    } else if (BLOCK_TAGS.has(tag) || isBlockSpan(element)) {
      flush(kind, owner);
      const own = kindOf(element, kind);
      walk(element, own, element, depth, inLink);
      flush(own, element);
    } else walk(element, kind, owner, depth, inLink || leadsAway(element));
  }

  function formula(element: Element, kind: BlockKind, owner: Element): void {
    if (element.getAttribute('display') !== 'block') {
      text += mathText(element);
      return;
    }
    flush(kind, owner);
    text = mathText(element);
    flush('equation', element);
  }

  function table(element: Element, kind: BlockKind, owner: Element, depth: number): void {
    flush(kind, owner);
    if (isEquationTable(element)) {
      for (const row of rowsOf(element)) {
        text = equationRowText(row);
        flush('equation', row);
      }
    } else if (isDataTable(element)) {
      const caption = element.querySelector('caption');
      if (caption) visit(caption, kind, owner, depth, false);
      text = tableText(element);
      flush('table', element);
    } else {
      walk(element, kind, element, depth, false);
      flush(kind, element);
    }
  }

  visit(root, 'paragraph', root, 0, false);
  flush('paragraph', root);
  return blocks;
}

/** Text of a figure outside its caption is a credit or a number; LaTeXML's figures hold algorithms, too. */
function kindOf(element: Element, around: BlockKind): BlockKind {
  const tag = tagOf(element);
  if (FOOTNOTES.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('role') ?? ''}`)) return 'footnote';
  if (tag === 'li') return around === 'footnote' ? around : 'list';
  if (tag === 'figcaption' || tag === 'caption') return 'caption';
  if (tag === 'figure' && !/\bltx_/.test(element.getAttribute('class') ?? '')) return 'caption';
  return around;
}

/** A link to another page; a heading's link to itself and a citation's to its note are not. */
function leadsAway(element: Element): boolean {
  return tagOf(element) === 'a' && !(element.getAttribute('href') ?? '#').startsWith('#');
}

/** LaTeXML marks its notes by class, EPUB and DPUB pages by role. */
function isFootnote(element: Element): boolean {
  return element.getAttribute('role') === 'doc-footnote' || /\bltx_note\b/.test(element.getAttribute('class') ?? '');
}

/** The note without its mark, which LaTeXML prints twice. */
function noteText(element: Element): string {
  const content = element.querySelector('.ltx_note_content') ?? element;
  return squeeze((content.textContent ?? '').replace(/^\s*(\d{1,3}|[*†‡§]+)(\s*\1\b)?\s*/, ''));
}

/** Where a link to this heading lands: its own id, that of a mark inside it, or that of the section it opens. */
function anchorOf(heading: Element): string | undefined {
  if (heading.id) return heading.id;
  const mark = heading.querySelector('[id], a[name], a[href^="#"]');
  const named = mark && (mark.id || mark.getAttribute('name') || mark.getAttribute('href')?.slice(1));
  if (named) return named;
  const around = heading.closest('section, article, div');
  return around?.id && around.querySelector('h1, h2, h3, h4, h5, h6') === heading ? around.id : undefined;
}
