/** Whether text under a computed style is seen: what the text inherits, and what hides a whole box. */
import type { Declared } from './cascade.ts';
import { BLACK, type Colour, type Ground, isUnreadableOn, over, parseColour, stopsOf, WHITE } from './colours.ts';
import { blended, filtered } from './effects.ts';
import { boxSign, type Sign } from './hidden-box.ts';
import { pixels } from './lengths.ts';

/** What a box hands on to the text and the boxes inside it. */
export interface Sight {
  readonly colour: Colour | 'unknown';
  /** Where it differs from the colour: `-webkit-text-fill-color`, `fill` of SVG. */
  readonly fill?: Colour | 'unknown';
  readonly em: number;
  /** By how much everything inside is drawn smaller or larger. */
  readonly scale: number;
  readonly isVisible: boolean;
  readonly opacity: number;
  readonly ground: Ground;
  /** Something between the text and the page paints a ground. */
  readonly isPainted: boolean;
  /** The page itself paints one: without, browsers blend with nothing. */
  readonly isGrounded: boolean;
  readonly letterSpacing: number;
  readonly variables: ReadonlyMap<string, string>;
  /** How text that stands here is hidden. */
  readonly unseen?: Sign | undefined;
}

export const FIRST_SIGHT: Sight = {
  colour: BLACK,
  em: 16,
  scale: 1,
  isVisible: true,
  opacity: 1,
  ground: [WHITE],
  isPainted: false,
  isGrounded: false,
  letterSpacing: 0,
  variables: new Map(),
};

export interface Look {
  readonly sight: Sight;
  /** How the whole box is hidden, whatever stands in it. */
  readonly box?: Sign;
  /** How its own text is hidden; a box inside may be seen all the same. */
  readonly text?: Sign;
}

/** Letters smaller than this cannot be read. */
const SMALLEST = 2;
/** Fainter than this nothing is seen. */
const FAINTEST = 0.06;
const SIZES: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  'xxx-large': 48,
};

/** @param tag in lower case */
export function lookAt(tag: string, declared: Declared, around: Sight): Look {
  if (declared.isBare) return around.unseen ? { sight: around, text: around.unseen } : { sight: around };
  const look = judged(tag, declared, around);
  return { ...look, sight: { ...look.sight, unseen: look.text } };
}

function judged(tag: string, declared: Declared, around: Sight): Look {
  const { get } = declared;
  const em = sizeOf(get('font-size'), around.em) * zoomOf(get('zoom'));
  const colour =
    get('color') === '' ? around.colour : get('color') === 'initial' ? BLACK : parseColour(get('color'), around.colour);
  const filling = get('-webkit-text-fill-color') || (/^(?:g|svg|text|tspan|textpath)$/.test(tag) ? get('fill') : '');
  const fill =
    filling === '' ? around.fill : filling === 'none' ? ([0, 0, 0, 0] as const) : parseColour(filling, colour);
  const { ground, paints, isText } = groundOf(declared, around, colour);
  const box = boxSign(tag, declared, em);
  const spacing = get('letter-spacing') === '' ? around.letterSpacing : (pixels(get('letter-spacing'), em, em) ?? 0);
  const sight: Sight = {
    colour,
    ...(fill !== undefined && { fill }),
    em,
    scale: around.scale * box.scale,
    isVisible: get('visibility') === '' ? around.isVisible : !/^(?:hidden|collapse)$/.test(get('visibility')),
    opacity: around.opacity * box.opacity,
    ground,
    isPainted: around.isPainted || paints,
    isGrounded: around.isGrounded || paints,
    letterSpacing: spacing,
    variables: declared.variables,
  };
  const seen = filtered(fill ?? colour, get('filter'));
  const blend = get('mix-blend-mode');
  const how = (name: string, sure = true): Sign => ({ how: name, sure: sure && declared.sure });
  if (box.sign) return { sight, box: { ...box.sign, sure: box.sign.sure && declared.sure } };
  if (sight.opacity < FAINTEST) return { sight, box: how('opacity:0', false) };
  if (get('position') !== '' && get('position') !== 'static' && Number(get('z-index')) < 0 && around.isPainted)
    return { sight, box: how('behind its ground') };
  if (!sight.isVisible) return { sight, text: how('visibility:hidden', false) };
  if (em * sight.scale < SMALLEST || get('font-size-adjust') === '0') return { sight, text: how('tiny font') };
  if (spacing < -0.4 * em) return { sight, text: how('letters over each other') };
  if (!/^(?:|none)$/.test(get('-webkit-text-security'))) return { sight, text: how('letters as dots') };
  if (seen === 'undecided' || blended(seen, around.isGrounded ? blend : '', around.ground) === 'unseen')
    return { sight, box: how('drawn by an effect') };
  if (!isText && seen !== 'unknown' && isUnreadableOn(faded(seen, sight.opacity), ground))
    return { sight, text: how(seen[3] < FAINTEST ? 'transparent' : 'colour of its ground') };
  return { sight };
}

const faded = ([red, green, blue, alpha]: Colour, opacity: number): Colour => [red, green, blue, alpha * opacity];

/** Nothing is said about a colour's place in a picture; a gradient is each of its colours. */
function groundOf({ get }: Declared, around: Sight, colour: Colour | 'unknown') {
  const image = get('background-image');
  const isImage = image !== '' && image !== 'none' && image !== 'initial';
  // A gradient that is cut to the letters paints them.
  if (get('background-clip').includes('text') && isImage) return { ground: around.ground, paints: false, isText: true };
  const stops = isImage ? stopsOf(image) : undefined;
  if (isImage && !stops) return { ground: 'unknown' as const, paints: true, isText: false };
  const value = get('background-color');
  const painted = value === '' || value === 'initial' ? undefined : parseColour(value, colour);
  if (painted === 'unknown') return { ground: 'unknown' as const, paints: true, isText: false };
  const tops = [...(painted && painted[3] > 0 ? [painted] : [])];
  if (tops.length === 0 && !stops) return { ground: around.ground, paints: false, isText: false };
  const below = painted && painted[3] === 1 ? [painted] : around.ground;
  if (below === 'unknown') return { ground: below, paints: true, isText: false };
  const base = below.map((each) => (painted ? over(painted, each) : each));
  return {
    ground: stops ? base.flatMap((each) => stops.map((stop) => over(stop, each))) : base,
    paints: true,
    isText: false,
  };
}

function sizeOf(value: string, around: number): number {
  if (value === '' || value === 'math') return around;
  if (value === 'smaller' || value === 'larger') return value === 'smaller' ? around / 1.2 : around * 1.2;
  const size = SIZES[value] ?? pixels(value, around, around);
  return size === undefined || value === 'initial' ? 16 : Math.max(0, size);
}

const zoomOf = (value: string): number => {
  const zoom = Number.parseFloat(value) / (value.endsWith('%') ? 100 : 1);
  return Number.isFinite(zoom) && zoom > 0 ? zoom : 1;
};
