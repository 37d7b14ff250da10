/** Lengths of CSS in pixels of a screen, sums included (CSS Values 4). */

/** The window that pages are looked at in; what people see in a narrower one is the same text. */
export const WINDOW = { width: 1280, height: 900 } as const;

const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  q: 2.4 / 2.54,
  rem: 16,
  vw: WINDOW.width / 100,
  vi: WINDOW.width / 100,
  vmax: WINDOW.width / 100,
  vh: WINDOW.height / 100,
  vb: WINDOW.height / 100,
  vmin: WINDOW.height / 100,
};
/** Parentheses deeper than this are a trap. */
const DEEPEST = 16;

/**
 * Pixels, or undefined when the value is not understood.
 * @param em pixels of one em
 * @param whole pixels of 100%
 */
export function pixels(value: string, em: number, whole: number): number | undefined {
  const tokens = value.match(/[a-z-]+\(|[()+*/,]|-(?=\s)|[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|[a-z]+)?/gi) ?? [];
  if (tokens.join('').length !== value.replace(/\s+/g, '').length) return undefined;
  let at = 0;
  const result = sum(0);
  return at === tokens.length && Number.isFinite(result) ? result : undefined;

  function sum(depth: number): number {
    let left = product(depth);
    for (; /^[+-]$/.test(tokens[at] ?? ''); ) left += tokens[at++] === '+' ? product(depth) : -product(depth);
    return left;
  }

  function product(depth: number): number {
    let left = term(depth);
    for (; /^[*/]$/.test(tokens[at] ?? ''); ) left = tokens[at++] === '*' ? left * term(depth) : left / term(depth);
    return left;
  }

  function term(depth: number): number {
    const token = (tokens[at++] ?? '').toLowerCase();
    if (!token.endsWith('(')) return amount(token);
    const parts = depth > DEEPEST ? [Number.NaN] : [sum(depth + 1)];
    while (tokens[at] === ',' && at++) parts.push(sum(depth + 1));
    if (tokens[at++] !== ')') return Number.NaN;
    if (token === 'min(') return Math.min(...parts);
    if (token === 'max(') return Math.max(...parts);
    if (token === 'clamp(' && parts.length === 3) return Math.max(parts[0]!, Math.min(parts[1]!, parts[2]!));
    return (token === 'calc(' || token === '(') && parts.length === 1 ? parts[0]! : Number.NaN;
  }

  function amount(token: string): number {
    const [, number = '', unit = ''] = /^([+-]?[\d.]+(?:e[+-]?\d+)?)(%|[a-z]*)$/.exec(token) ?? [];
    if (unit === '' || number === '') return number === '' ? Number.NaN : Number(number);
    if (unit === '%') return (Number(number) * whole) / 100;
    const factor = /^(?:em|ic|lh|cap)$/.test(unit)
      ? em
      : /^(?:ex|ch)$/.test(unit)
        ? em / 2
        : UNITS[unit.replace(/^[sld](?=v)/, '')];
    return factor === undefined ? Number.NaN : Number(number) * factor;
  }
}
