/** Text of a page that a reader never sees: taken out before anything else reads the page, and kept for the guard. */
import { byTag, COMMENT, childrenOf, isElement, squeeze, tagOf } from './dom.ts';
import { hiddenByStyle } from './hidden-style.ts';
import { hiddenClasses } from './style-sheets.ts';

export interface HiddenPiece {
  /** How it was hidden, for the operator. */
  readonly how: string;
  readonly text: string;
}

/** Pieces longer than this are looked at from both ends only: a page can hide megabytes. */
const LONGEST_PIECE = 20_000;
/** Pieces kept for the guard at most. */
const MOST_PIECES = 2_000;
/** A page that hides more of its text than this share shows it by script: its style sheet is then no sign of hiding. */
const HIDDEN_SHARE = 0.5;

const UNSEEN_TAGS = new Set(['noscript', 'template', 'script', 'style']);
const TEXT_ATTRIBUTES = new Set([
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'data-prompt',
  'placeholder',
  'content',
]);
/** Elements nested deeper than this are a trap or a hiding place; no real page comes near. */
const DEEPEST = 400;
/** Shorter texts hold no order. */
const SHORTEST_PIECE = 8;

/**
 * Removes hidden elements and comments from the document and returns what they said, with the texts of attributes.
 * Scripts and styles are removed too; only their comments could address a reader, and they are no page text.
 */
export function takeHidden(document: Document): HiddenPiece[] {
  const pieces: HiddenPiece[] = [];
  const keep = (how: string, text: string): void => {
    const clean = squeeze(text);
    if (clean.length < SHORTEST_PIECE || pieces.length >= MOST_PIECES) return;
    const cut =
      clean.length > LONGEST_PIECE ? `${clean.slice(0, LONGEST_PIECE / 2)} ${clean.slice(-LONGEST_PIECE / 2)}` : clean;
    pieces.push({ how, text: cut });
  };
  for (const meta of byTag(document, 'meta')) {
    if (/description|keywords|abstract/i.test(meta.getAttribute('name') ?? ''))
      keep('meta', meta.getAttribute('content') ?? '');
  }
  const bySheet = hiddenClasses(document);
  const inSheets: Element[] = [];
  if (document.body) {
    walk(document.body, 0);
    dropSheetHidden(document.body);
  }
  return pieces;

  function dropSheetHidden(body: Element): void {
    const hidden = inSheets.reduce((sum, element) => sum + squeeze(element.textContent ?? '').length, 0);
    const showsByScript = hidden > HIDDEN_SHARE * squeeze(body.textContent ?? '').length;
    for (const element of inSheets.splice(0)) {
      if (showsByScript) walk(element, 0);
      else drop(element, 'style sheet');
    }
  }

  function drop(element: Element, how: string): void {
    if (how !== 'script' && how !== 'style') keep(how, element.textContent ?? '');
    element.remove();
  }

  function walk(element: Element, depth: number): void {
    for (const child of childrenOf(element)) {
      if (child.nodeType === COMMENT) {
        keep('comment', child.textContent ?? '');
        element.removeChild(child);
      } else if (isElement(child)) {
        const how = depth > DEEPEST ? 'too deep' : howHidden(child);
        if (how) drop(child, how);
        else if (bySheet(child)) inSheets.push(child);
        else walk(child, depth + 1);
      }
    }
  }

  /** One look at each attribute; what they say to machines alone is kept for the guard. */
  function howHidden(element: Element): string | undefined {
    const tag = tagOf(element);
    if (UNSEEN_TAGS.has(tag)) return tag;
    for (const name of element.getAttributeNames()) {
      if (name === 'hidden') return 'hidden';
      if (name === 'style') {
        const how = hiddenByStyle(element.getAttribute(name) ?? '');
        if (how) return how;
      } else if (name === 'aria-hidden') {
        if (element.getAttribute(name) === 'true') return 'aria-hidden';
      } else if (TEXT_ATTRIBUTES.has(name)) keep(name, element.getAttribute(name) ?? '');
    }
    return undefined;
  }
}
