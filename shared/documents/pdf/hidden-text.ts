/**
 * Which text a reader cannot see. Such text is dropped and reported: it is how instructions for a reader-machine are
 * planted in papers. A white title on a dark banner is seen, so colour is judged against what lies behind.
 */
import type { HiddenSpan } from './page-text.ts';

type Colour = readonly [number, number, number];

export interface TextLook {
  /** PDF text rendering mode: 3 paints nothing, 7 only clips. */
  readonly mode: number;
  readonly colour: Colour;
  readonly opacity: number;
  readonly size: number;
  /** Place in the page's paint order; -1 where unknown. */
  readonly order: number;
}

/** A filled path, picture or shading, in user space (y upwards). */
export interface Paint {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly order: number;
  readonly kind: 'field' | 'image' | 'shading';
  readonly colour?: Colour;
  /** Nothing shines through it, and it fills its box. */
  readonly solid: boolean;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface PlacedGlyph {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly object: TextLook;
}

const PAPER: Colour = [255, 255, 255];
/** Smallest print in real figures is about 2 pt; planted text is 1 pt and below. */
const SMALLEST_SIZE = 1.5;
/** Sum of the three channel differences under which letters and ground look alike (of 765). */
const LEAST_CONTRAST = 24;

/** A page that is one picture with an invisible layer of recognised text: there the hidden text is the page. */
export function isScan(glyphs: readonly PlacedGlyph[], paints: readonly Paint[], frame: Frame): boolean {
  const area = frame.width * frame.height;
  const picture = paints.find(
    (paint) => paint.kind === 'image' && (paint.right - paint.left) * (paint.top - paint.bottom) > 0.8 * area,
  );
  if (!picture || glyphs.length === 0) return false;
  const seen = glyphs.filter(
    ({ object }) => object.mode !== 3 && object.mode !== 7 && !(picture.solid && object.order < picture.order),
  );
  return seen.length < 0.02 * glyphs.length;
}

/** Why a reader cannot see the glyph; undefined when it can be seen. */
export function hiddenBecause(
  glyph: PlacedGlyph,
  paints: readonly Paint[],
  frame: Frame,
  scan: boolean,
): HiddenSpan['why'] | undefined {
  const { object } = glyph;
  if (glyph.right < 0 || glyph.left > frame.width || glyph.bottom < 0 || glyph.top > frame.height) return 'off-page';
  if (object.size < SMALLEST_SIZE && glyph.bottom - glyph.top < SMALLEST_SIZE) return 'tiny';
  if (scan) return undefined;
  if (object.mode === 3 || object.mode === 7 || object.opacity < 0.06) return 'invisible';
  const x = frame.left + (glyph.left + glyph.right) / 2;
  const y = frame.top - (glyph.top + glyph.bottom) / 2;
  let ground: Colour | undefined = PAPER;
  for (const paint of paints) {
    if (x < paint.left || x > paint.right || y < paint.bottom || y > paint.top) continue;
    if (object.order >= 0 && paint.order > object.order) {
      if (paint.solid) return 'covered';
    } else {
      ground = paint.kind === 'field' ? paint.colour : undefined;
    }
  }
  if (object.mode !== 0 && object.mode !== 4) return undefined;
  return ground && alike(object.colour, ground) ? 'colour' : undefined;
}

function alike(a: Colour, b: Colour): boolean {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < LEAST_CONTRAST;
}
