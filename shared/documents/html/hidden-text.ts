/** Text of a page that a reader never sees: taken out before anything else reads the page, and kept for the guard. */
import { COMMENT, childrenOf, isElement, squeeze, tagOf } from './dom.ts';
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
const TEXT_ATTRIBUTES = ['alt', 'title', 'aria-label', 'aria-description', 'data-prompt', 'placeholder'];

/**
 * Removes hidden elements and comments from the document and returns what they said, with the texts of attributes.
 * Scripts and styles are removed too; only their comments could address a reader, and they are no page text.
 */
export function takeHidden(document: Document): HiddenPiece[] {
  const pieces: HiddenPiece[] = [];
  const keep = (how: string, text: string): void => {
    const clean = squeeze(text);
    if (!clean || pieces.length >= MOST_PIECES) return;
    const cut =
      clean.length > LONGEST_PIECE ? `${clean.slice(0, LONGEST_PIECE / 2)} ${clean.slice(-LONGEST_PIECE / 2)}` : clean;
    pieces.push({ how, text: cut });
  };
  for (const meta of document.querySelectorAll('meta[content]')) {
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
    if (hidden > HIDDEN_SHARE * squeeze(body.textContent ?? '').length) return;
    for (const element of inSheets) {
      keep('style sheet', element.textContent ?? '');
      element.remove();
    }
  }

  function walk(element: Element, depth: number): void {
    if (depth > 400) return;
    for (const child of childrenOf(element)) {
      if (child.nodeType === COMMENT) {
        keep('comment', child.textContent ?? '');
        element.removeChild(child);
      } else if (isElement(child)) {
        const how = howHidden(child);
        if (how) {
          if (how !== 'script' && how !== 'style') keep(how, child.textContent ?? '');
          child.remove();
        } else {
          for (const name of TEXT_ATTRIBUTES) {
            const said = child.getAttribute(name);
            if (said) keep(name, said);
          }
          if (bySheet(child)) inSheets.push(child);
          else walk(child, depth + 1);
        }
      }
    }
  }

  function howHidden(element: Element): string | undefined {
    const tag = tagOf(element);
    if (UNSEEN_TAGS.has(tag)) return tag;
    if (element.hasAttribute('hidden')) return 'hidden';
    if (element.getAttribute('aria-hidden') === 'true') return 'aria-hidden';
    const style = element.getAttribute('style');
    return style ? hiddenByStyle(style) : undefined;
  }
}
