/** Inline styles that hide text from people while a reader-machine would still see it. */

/** Colours of the usual page grounds; text in them cannot be read there. */
const WHITE =
  /^(?:white|#fff(?:fff)?(?:ff)?|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\s*(?:,\s*[\d.]+\s*)?\)|hsl\([^)]*,\s*100%\s*\)|#f[d-f]f[d-f]f[d-f]|snow|ghostwhite|ivory)$/i;
/** A pixel or less cannot be read. */
const TINY =
  /^(?:0*(?:\.\d+)?|0*[01](?:\.\d+)?(?:px|pt)|0*\.[01]\d*(?:em|rem|ex|ch|vw|vh)|0+(?:\.0+)?\w*|[0-9](?:\.\d+)?%)$/i;
/** Off-screen by this much is a trick, not a layout. */
const OFF_SCREEN = 500;

/**
 * How a style attribute hides its element, or undefined when it does not.
 * White text counts only where the same element paints no ground of its own: a white title on a dark banner is none.
 */
export function hiddenByStyle(style: string): string | undefined {
  const rules = declarations(style);
  const get = (name: string): string => rules.get(name) ?? '';
  if (get('display') === 'none') return 'display:none';
  if (/^(hidden|collapse)$/.test(get('visibility'))) return 'visibility:hidden';
  if (/^0*(\.0*\d?)?%?$/.test(get('opacity')) && get('opacity') !== '') return 'opacity:0';
  if (get('font-size') !== '' && TINY.test(get('font-size'))) return 'tiny font';
  if (get('color') === 'transparent' || /^rgba\([^)]*,\s*0(\.0+)?\s*\)$/.test(get('color'))) return 'transparent';
  if (WHITE.test(get('color')) && !paintsGround(rules)) return 'white on white';
  if (
    /^(absolute|fixed)$/.test(get('position')) &&
    ['left', 'top', 'right', 'bottom'].some((side) => isFarOff(get(side)))
  )
    return 'off screen';
  if (isFarOff(get('text-indent'))) return 'off screen';
  if (
    /^rect\(\s*0\w*[,\s]+0\w*[,\s]+0\w*[,\s]+0\w*\s*\)$|^rect\(1px/.test(get('clip')) ||
    /^inset\((50|100)%/.test(get('clip-path'))
  )
    return 'clipped';
  const flat = /^0+(px)?$|^1px$/;
  if (
    get('overflow') === 'hidden' &&
    (flat.test(get('height')) || flat.test(get('width')) || flat.test(get('max-height')))
  )
    return 'clipped';
  return undefined;
}

function declarations(style: string): Map<string, string> {
  const rules = new Map<string, string>();
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    rules.set(
      part.slice(0, colon).trim().toLowerCase(),
      part
        .slice(colon + 1)
        .replace(/!\s*important/i, '')
        .trim()
        .toLowerCase(),
    );
  }
  return rules;
}

function paintsGround(rules: ReadonlyMap<string, string>): boolean {
  const ground = rules.get('background-color') ?? rules.get('background') ?? '';
  return ground !== '' && ground !== 'none' && ground !== 'transparent' && !WHITE.test(ground);
}

function isFarOff(length: string): boolean {
  const match = /^(-?\d+(?:\.\d+)?)(px|em|rem|pt|vw|vh|%)?$/.exec(length);
  if (!match) return false;
  const scale =
    match[2] === 'em' || match[2] === 'rem' ? 16 : match[2] === 'vw' || match[2] === 'vh' || match[2] === '%' ? 10 : 1;
  return Number(match[1]) * scale <= -OFF_SCREEN;
}
