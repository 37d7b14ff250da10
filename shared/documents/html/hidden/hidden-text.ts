/**
 * Text of a page that a reader never sees: taken out before anything else reads the page, and kept for the guard.
 *
 * Decided is what the page itself says. Closed `details` are text, since a reader opens them; `aria-hidden` is none,
 * since pages double formulas and icons so. Out of reach: style sheets of other files, scripts, fonts with other shapes,
 * one box that lies over another.
 */

import { guardHidden } from '../../guard/guard-hidden.ts';
import { COMMENT, childrenOf, isElement, squeeze, TEXT, tagOf } from '../dom.ts';
import { createCascade } from './cascade.ts';
import type { Sign } from './hidden-box.ts';
import { FIRST_SIGHT, type Look, lookAt, type Sight } from './hidden-style.ts';
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
/** With less hidden text than this, in characters, it is no page that appears by script but one that hides. */
const LITTLE_TEXT = 600;

/** Elements whose text browsers never draw, or only in place of what they can't show. */
const UNSEEN_TAGS = new Set(
  'noscript template script style datalist iframe video audio canvas noframes noembed rp meter progress title defs symbol metadata desc clippath marker'.split(
    ' ',
  ),
);
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
  const cascade = createCascade(readSheets(document));
  const runsScript = document.querySelector('script:not([type*="json"])') !== null;
  const maybe: { readonly element: Element; readonly sign: Sign; readonly look: Look; readonly depth: number }[] = [];
  if (document.body) {
    // Pages that appear by script hide `html` or `body`.
    const shown = (element: Element, around: Sight): Sight => {
      const look = lookAt(tagOf(element), cascade.of(element, around.variables), around);
      return { ...look.sight, isVisible: true, opacity: 1, scale: 1, isPainted: false, unseen: undefined };
    };
    walk(document.body, shown(document.body, shown(document.documentElement, FIRST_SIGHT)), 0, false);
    settle(document.body);
  }
  return pieces;

  function settle(body: Element): void {
    const texts = maybe.map(({ element }) => ({ text: squeeze(element.textContent ?? '') }));
    const hidden = texts.reduce((sum, { text }) => sum + text.length, 0);
    // Nothing appears where no script runs; and whoever gives a machine orders in such text did not mean to show it.
    const showsByScript =
      runsScript &&
      hidden > LITTLE_TEXT &&
      hidden > HIDDEN_SHARE * squeeze(body.textContent ?? '').length &&
      guardHidden(texts).length === 0;
    // What is shown is walked: it may hold hidden parts and comments of its own.
    for (let next = maybe.shift(); next; next = maybe.shift()) {
      const { element, sign, look, depth } = next;
      if (showsByScript) walk(element, { ...look.sight, isVisible: true, opacity: 1, unseen: undefined }, depth, false);
      else take(element, sign, look, depth, false);
    }
  }

  /** A hidden box goes with all that stands in it; of hidden text only what is not shown again inside. */
  function take(element: Element, { how }: Sign, look: Look, depth: number, told: boolean): void {
    if (look.box) {
      drop(element, how);
      return;
    }
    if (!told) keep(how, element.textContent ?? '');
    for (const child of childrenOf(element)) if (child.nodeType === TEXT) element.removeChild(child);
    walk(element, look.sight, depth + 1, true);
    if (element.children.length === 0 && (element.textContent ?? '') === '') element.remove();
  }

  function drop(element: Element, how: string): void {
    if (how !== 'script' && how !== 'style') keep(how, element.textContent ?? '');
    element.remove();
  }

  /** @param settled inside of hidden text, which was kept whole */
  function walk(element: Element, around: Sight, depth: number, settled: boolean): void {
    for (const child of childrenOf(element)) {
      if (child.nodeType === COMMENT) {
        keep('comment', child.textContent ?? '');
        element.removeChild(child);
      } else if (isElement(child)) {
        const tag = tagOf(child);
        const unseen = depth > DEEPEST ? 'too deep' : UNSEEN_TAGS.has(tag) ? tag : undefined;
        if (unseen) {
          drop(child, unseen);
          continue;
        }
        const declared = cascade.of(child, around.variables);
        const hidden = byAttribute(child, tag, declared.get('display'));
        if (hidden) {
          drop(child, hidden);
          continue;
        }
        const look = lookAt(tag, declared, around);
        const sign = look.box ?? look.text;
        if (!sign) walk(child, look.sight, depth + 1, false);
        else if (sign.sure || settled) take(child, sign, look, depth, settled && !look.box);
        else maybe.push({ element: child, sign, look, depth });
      }
    }
  }

  /** One look at each attribute; what they say to machines alone is kept for the guard. */
  function byAttribute(element: Element, tag: string, display: string): string | undefined {
    for (const name of element.getAttributeNames()) {
      if (name === 'aria-hidden' && element.getAttribute(name) === 'true') return 'aria-hidden';
      if ((name === 'hidden' || name === 'popover') && display === '') return name;
      if (TEXT_ATTRIBUTES.has(name)) keep(name, element.getAttribute(name) ?? '');
    }
    if (tag === 'dialog' && display === '' && !element.hasAttribute('open')) return tag;
    // What a shadow shows of the element's own text can't be told without building it.
    return element.firstElementChild?.matches('template[shadowrootmode]') ? 'shadow' : undefined;
  }
}
