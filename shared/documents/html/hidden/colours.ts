/** Colours of inline styles, as far as telling unreadable text from readable needs it (CSS Color 4). */

export type Colour = readonly [red: number, green: number, blue: number];
/** A colour that was not understood (a variable, a gradient, a rare name): nothing is concluded from it. */
export type Ground = Colour | 'unknown';

export const WHITE: Colour = [255, 255, 255];

const NAMES: Readonly<Record<string, Colour>> = {
  white: WHITE,
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  ghostwhite: [248, 248, 255],
  whitesmoke: [245, 245, 245],
  floralwhite: [255, 250, 240],
  black: [0, 0, 0],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  silver: [192, 192, 192],
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  navy: [0, 0, 128],
  yellow: [255, 255, 0],
};
/** Colours nearer than this, as the largest difference of one part, cannot be told apart as text. */
const UNREADABLE = 16;

/** `transparent` where nothing is painted, `unknown` where the value is not understood. */
export function parseColour(value: string): Colour | 'transparent' | 'unknown' {
  const text = value.trim().toLowerCase();
  if (text === 'transparent') return 'transparent';
  const named = NAMES[text];
  if (named) return named;
  const hex = /^#([0-9a-f]{3,8})$/.exec(text)?.[1];
  if (hex) return fromHex(hex);
  const numbers = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(text);
  if (!numbers) return 'unknown';
  const parts = (numbers[2] ?? '').split(/[\s,/]+/).filter((part) => part !== '');
  if (parts.length >= 4 && Number.parseFloat(parts[3] ?? '') === 0) return 'transparent';
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = parts.map((part, index) =>
    amount(part, numbers[1] ?? '', index),
  );
  if ([a, b, c].some(Number.isNaN)) return 'unknown';
  return numbers[1] === 'rgb' ? [a, b, c] : fromHsl(a, b, c);
}

export function isUnreadableOn(text: Colour, ground: Ground): boolean {
  if (ground === 'unknown') return false;
  return text.every((part, index) => Math.abs(part - (ground[index] ?? 0)) < UNREADABLE);
}

function fromHex(hex: string): Colour | 'transparent' | 'unknown' {
  const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  if (long.length !== 6 && long.length !== 8) return 'unknown';
  if (long.length === 8 && long.endsWith('00')) return 'transparent';
  const part = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function amount(part: string, model: string, index: number): number {
  const number = Number.parseFloat(part);
  if (model === 'hsl') return index === 0 ? number : number / 100;
  return part.endsWith('%') ? (number / 100) * 255 : number;
}

/** CSS Color 4, 7.1: hue in degrees, saturation and lightness from 0 to 1. */
function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const part = (n: number): number => {
    const k = (n + hue / 30) % 12;
    const a = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [part(0), part(8), part(4)];
}
