/** What an engine hands over for one page: the words with their places, before any order is made of them. */

/** A font as far as layout cares. */
export interface Face {
  /** By its name; a paper's body may be set in a font that calls itself heavy. */
  readonly bold: boolean;
  /** As the file claims it, 400 for plain type; 0 where unknown. */
  readonly weight: number;
  readonly italic: boolean;
  readonly math: boolean;
  readonly mono: boolean;
}

/**
 * A word, or the part of a word set in one font on one baseline (a raised footnote mark is a piece of its own).
 * Lengths are points; x grows to the right, y grows downwards from the page's top edge.
 */
export interface Piece {
  text: string;
  left: number;
  right: number;
  baseline: number;
  readonly size: number;
  face: Face;
  /** A space or a line break stands before it in the engine's own text. */
  readonly spaced: boolean;
  readonly broken: boolean;
}

/** Text that does not run left to right, with the middle of its box. */
export interface TurnedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface HiddenSpan {
  readonly text: string;
  readonly why: 'invisible' | 'tiny' | 'colour' | 'covered' | 'off-page';
}

export interface PageText {
  readonly width: number;
  readonly height: number;
  /** In the order in which the file paints them. */
  readonly pieces: readonly Piece[];
  /** Side stamps, labels of axes. */
  readonly turned: readonly TurnedText[];
  readonly hidden: readonly HiddenSpan[];
  /** Addresses that a click opens; asked of the first page alone. */
  readonly links?: readonly string[];
  /** Characters the engine saw, seen or hidden: tells an empty page from a page of hidden text. */
  readonly characters: number;
}

export interface PagesRead {
  /** Pages the file has. */
  readonly pages: number;
  /** The first of them, at most `maxPages`. */
  readonly read: readonly PageText[];
}
