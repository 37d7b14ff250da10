/** Whether a block of a style sheet holds for a reader at a screen: `@media` (Media Queries 4) and `@supports`. */
import { pixels, WINDOW } from './lengths.ts';

/** undefined: it can't be told. */
export type Told = boolean | undefined;

const FEATURES: Readonly<Record<string, string>> = {
  'prefers-color-scheme': 'light',
  'prefers-reduced-motion': 'no-preference',
  'prefers-contrast': 'no-preference',
  'forced-colors': 'none',
  'inverted-colors': 'none',
  orientation: 'landscape',
  hover: 'hover',
  'any-hover': 'hover',
  pointer: 'fine',
  'any-pointer': 'fine',
  scripting: 'enabled',
  update: 'fast',
  'display-mode': 'browser',
};

const not = (told: Told): Told => (told === undefined ? undefined : !told);
const any = (all: readonly Told[]): Told => (all.includes(true) ? true : all.includes(undefined) ? undefined : false);
const every = (all: readonly Told[]): Told =>
  all.includes(false) ? false : all.includes(undefined) ? undefined : true;

export const mediaHolds = (query: string): Told =>
  query.trim() === ''
    ? true
    : any(parted(query.toLowerCase(), ',').map((each) => combined(each.replace(/\bonly\b/, ''), feature)));

/** @param knows whether a browser of today knows the property */
export const supportHolds = (query: string, knows: (name: string) => Told): Told =>
  combined(query.trim(), (test) => {
    if (/^selector\(/i.test(test)) return /:has|:is|:where|:not|^selector\(\s*[.#a-z*]/i.test(test) ? true : undefined;
    const [, name, value] = /^([\w-]+)\s*:\s*(\S.*)$/s.exec(test) ?? [];
    return name === undefined || value === undefined ? undefined : knows(name.toLowerCase());
  });

/** `not`, `and`, `or` and parentheses; `leaf` judges what stands between. */
function combined(text: string, leaf: (test: string) => Told, depth = 0): Told {
  const query = text.trim();
  if (depth > 16) return undefined;
  const ors = parted(query, ' or ');
  if (ors.length > 1) return any(ors.map((each) => combined(each, leaf, depth + 1)));
  const inverted = /^not\s*(?=[\s(])(.*)$/is.exec(query)?.[1];
  if (inverted !== undefined) return not(combined(inverted, leaf, depth + 1));
  const ands = parted(query, ' and ');
  if (ands.length > 1) return every(ands.map((each) => combined(each, leaf, depth + 1)));
  const inner = /^\((.*)\)$/s.exec(query)?.[1];
  return inner === undefined
    ? leaf(query)
    : /^\s*(?:\(|not\b)/i.test(inner)
      ? combined(inner, leaf, depth + 1)
      : leaf(inner.trim());
}

function feature(text: string): Told {
  const test = text.trim();
  if (/^(?:screen|all)$/.test(test)) return true;
  if (/^(?:print|speech|tty|tv|handheld|projection|braille|embossed|aural)$/.test(test)) return false;
  const [, name = '', value = ''] = /^([\w-]+)\s*(?::\s*(.+))?$/s.exec(test) ?? [];
  const [, bound, side] = /^(min-|max-)(?:device-)?(width|height)$/.exec(name) ?? [];
  const length = bound && pixels(value, 16, 0);
  if (length !== undefined && length !== '')
    return bound === 'min-' ? WINDOW[side as 'width'] >= length : WINDOW[side as 'width'] <= length;
  if (FEATURES[name] !== undefined)
    return value === '' ? FEATURES[name] !== 'none' && FEATURES[name] !== 'no-preference' : FEATURES[name] === value;
  return range(test);
}

/** `width >= 600px`, `400px <= width < 900px`. */
function range(test: string): Told {
  const parts = test.split(/\s*(<=|>=|<|>|=)\s*/);
  if (parts.length < 3) return undefined;
  const sides = parts
    .filter((_, i) => i % 2 === 0)
    .map((part) => (part === 'width' || part === 'height' ? WINDOW[part] : pixels(part, 16, 0)));
  const holds = sides.slice(1).map((right, i): Told => {
    const left = sides[i];
    if (left === undefined || right === undefined) return undefined;
    const sign = parts[2 * i + 1]!;
    return (
      (sign.includes('=') && left === right) ||
      (sign.startsWith('<') ? left < right : sign.startsWith('>') && left > right)
    );
  });
  return every(holds);
}

/** Parts of a text between the separators that stand in no parentheses. */
export function parted(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')') depth -= 1;
    else if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(from, i));
      from = i + separator.length;
      i = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
