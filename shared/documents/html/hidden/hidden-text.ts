/** Text of a page that a reader never sees: taken out before anything else reads the page, and kept for the guard. */

import { COMMENT, childrenOf, isElement, squeeze, tagOf } from '../dom.ts';
import type { Ground } from './colours.ts';
import { groundBehind, hiddenByStyle, type StyleSign } from './hidden-style.ts';
import { readSheets } from './style-sheets.ts';

export interface HiddenPiece {
  /** How it was hidden, for the operator. */
  readonly how: string;
  readonly text: string;
}

/** Pieces longer than this are looked at from both ends only: a page can hide megabytes. */
const LONGEST_PIECE = 20_000;
/** Pieces kept for the guard at most. */
const MOST_PIECES = 2_000;
/** A page that fades in or hides by its style sheet more of its text than this share shows it by script. */
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
  for (const meta of document.head?.children ?? []) {
    if (/description|keywords|abstract/i.test(meta.getAttribute('name') ?? ''))
      keep('meta', meta.getAttribute('content') ?? '');
  }
  const sheets = readSheets(document);
  const maybe: { readonly element: Element; readonly how: string; readonly ground: Ground }[] = [];
  if (document.body) {
    const style = (element: Element): string => element.getAttribute('style') ?? '';
    walk(
      document.body,
      groundBehind(style(document.body), groundBehind(style(document.documentElement), sheets.ground)),
      0,
    );
    dropMaybe(document.body);
  }
  return pieces;

  function dropMaybe(body: Element): void {
    const hidden = maybe.reduce((sum, { element }) => sum + squeeze(element.textContent ?? '').length, 0);
    const showsByScript = hidden > HIDDEN_SHARE * squeeze(body.textContent ?? '').length;
    // What is shown is walked: it may hold hidden parts and comments of its own.
    for (let next = maybe.shift(); next; next = maybe.shift()) {
      if (showsByScript) walk(next.element, next.ground, 0);
      else drop(next.element, next.how);
    }
  }

  function drop(element: Element, how: string): void {
    if (how !== 'script' && how !== 'style') keep(how, element.textContent ?? '');
    element.remove();
  }

  function walk(element: Element, ground: Ground, depth: number): void {
    for (const child of childrenOf(element)) {
      if (child.nodeType === COMMENT) {
        keep('comment', child.textContent ?? '');
        element.removeChild(child);
      } else if (isElement(child)) {
        const style = child.getAttribute('style');
        const sign = depth > DEEPEST ? { how: 'too deep', sure: true } : signOf(child, style, ground);
        const inside = style ? groundBehind(style, ground) : ground;
        if (sign?.sure) drop(child, sign.how);
        else if (sign || sheets.hides(child))
          maybe.push({ element: child, how: sign?.how ?? 'style sheet', ground: inside });
        else walk(child, inside, depth + 1);
      }
    }
  }

  /** One look at each attribute; what they say to machines alone is kept for the guard. */
  function signOf(element: Element, style: string | null, ground: Ground): StyleSign | undefined {
    const tag = tagOf(element);
    if (UNSEEN_TAGS.has(tag)) return { how: tag, sure: true };
    for (const name of element.getAttributeNames()) {
      if (name === 'hidden') return { how: 'hidden', sure: true };
      if (name === 'aria-hidden' && element.getAttribute(name) === 'true') return { how: 'aria-hidden', sure: true };
      if (TEXT_ATTRIBUTES.has(name)) keep(name, element.getAttribute(name) ?? '');
    }
    return style ? hiddenByStyle(style, ground) : undefined;
  }
}
