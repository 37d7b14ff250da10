/** Styles that hide text from people while a reader-machine would still see it. */
import { type Colour, type Ground, isUnreadableOn, parseColour } from './colours.ts';

/** A pixel or less cannot be read. */
const TINY =
  /^(?:0*(?:\.\d+)?|0*[01](?:\.\d+)?(?:px|pt)|0*\.[01]\d*(?:em|rem|ex|ch|vw|vh)|0+(?:\.0+)?\w*|[0-9](?:\.\d+)?%)$/i;
/** Off-screen by this much is a trick, not a layout. */
const OFF_SCREEN = 500;
const FLAT = /^0+(?:px)?$|^1px$/;

export interface StyleSign {
  readonly how: string;
  /**
   * Pages that fade their text in hide it the same way until a script runs: `maybe` then, and whoever reads the page
   * judges by how much of it is hidden.
   */
  readonly sure: boolean;
}

/**
 * How a style hides its element, or undefined when it does not.
 * @param ground what the text stands on; a white title on a dark banner is not hidden
 */
export function hiddenByStyle(style: string, ground: Ground): StyleSign | undefined {
  const rules = declarations(style);
  const get = (name: string): string => rules.get(name) ?? '';
  const sure = (how: string): StyleSign => ({ how, sure: true });
  if (get('display') === 'none') return sure('display:none');
  if (get('font-size') !== '' && TINY.test(get('font-size'))) return sure('tiny font');
  const colour = parseColour(get('color'));
  if (colour === 'transparent') return sure('transparent');
  if (colour !== 'unknown' && isUnreadableOn(colour, groundOf(rules, ground))) return sure('colour of its ground');
  const isPlaced = /^(?:absolute|fixed)$/.test(get('position'));
  if (isPlaced && ['left', 'top', 'right', 'bottom'].some((side) => isFarOff(get(side)))) return sure('off screen');
  if (isFarOff(get('text-indent'))) return sure('off screen');
  if (/^rect\((?:\s*[01]\w*[,\s]*){4}\)$/.test(get('clip')) || /^inset\((?:50|100)%/.test(get('clip-path')))
    return sure('clipped');
  const isFlat = ['height', 'width', 'max-height', 'max-width'].some((side) => FLAT.test(get(side)));
  if (get('overflow') === 'hidden' && isFlat) return sure('clipped');
  if (/^(?:hidden|collapse)$/.test(get('visibility'))) return { how: 'visibility:hidden', sure: false };
  if (/^0*(?:\.0\d*)?%?$/.test(get('opacity')) && get('opacity') !== '') return { how: 'opacity:0', sure: false };
  return undefined;
}

/** What text inside an element of this style stands on. */
export function groundBehind(style: string, around: Ground): Ground {
  return groundOf(declarations(style), around);
}

function groundOf(rules: ReadonlyMap<string, string>, around: Ground): Ground {
  if (/\burl\(|gradient\(/.test(rules.get('background-image') ?? '')) return 'unknown';
  const value = rules.get('background-color') ?? rules.get('background');
  if (value === undefined || value === 'none' || value === 'inherit') return around;
  const painted: Colour | 'transparent' | 'unknown' = parseColour(value);
  return painted === 'transparent' ? around : painted;
}

function declarations(style: string): Map<string, string> {
  const rules = new Map<string, string>();
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part.slice(colon + 1).replace(/!\s*important/i, '');
    rules.set(part.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase());
  }
  return rules;
}

function isFarOff(length: string): boolean {
  const match = /^(-?\d+(?:\.\d+)?)(px|em|rem|pt|vw|vh|%)?$/.exec(length);
  if (!match) return false;
  const scale = /em$/.test(match[2] ?? '') ? 16 : /[vw%]/.test(match[2] ?? '') ? 10 : 1;
  return (
    Math.abs(Number(match[1])) * scale >= OFF_SCREEN &&
    (Number(match[1]) < 0 || scale * Number(match[1]) >= 5 * OFF_SCREEN)
  );
}
