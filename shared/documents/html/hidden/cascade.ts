/** What a page's own sheets and an element's own style say of it, the stronger word first (CSS Cascade 5). */

import { parted } from './conditions.ts';
import { longhands } from './longhands.ts';
import { keysOf, matchersOf } from './selectors.ts';
import { type Declaration, declarationsOf, type Rule, type Sheets, withoutComments } from './style-sheets.ts';

export interface Declared {
  readonly get: (name: string) => string;
  readonly variables: ReadonlyMap<string, string>;
  /** Whether a sheet had a word in it. */
  readonly bySheet: boolean;
  /** Whether everything that was heeded surely holds. */
  readonly sure: boolean;
  /** Nothing was said of the element. */
  readonly isBare: boolean;
}

export interface Cascade {
  /** @param variables custom properties of the parent */
  readonly of: (element: Element, variables: ReadonlyMap<string, string>) => Declared;
}

interface Entry {
  readonly rule: Rule;
  readonly above: readonly string[];
  readonly test?: (element: Element) => boolean;
  readonly weight: number;
  readonly order: number;
}

const UNDECIDED = {
  get: (name: string) => (name === 'display' ? 'none' : ''),
  ...{ bySheet: true, sure: false, isBare: false },
};
/** Rules tried on elements beyond this, over a whole page, are a trap; the largest real pages come to some hundred thousand. */
const MOST_TRIES = 3_000_000;

export function createCascade(sheets: Sheets): Cascade {
  let tries = 0;
  const ranks = layerRanks(sheets.layers);
  const byKey = new Map<string, Entry[]>();
  const keysIn = new WeakMap<Element, ReadonlySet<string>>();
  sheets.rules.forEach((rule, order) => {
    if (rule.declarations.length === 0) return;
    for (const { key, above, test, weight } of matchersOf(rule.selector)) {
      const entry: Entry = { rule, weight, order, above, ...(test && { test }) };
      const bucket = byKey.get(key);
      if (bucket) bucket.push(entry);
      else byKey.set(key, [entry]);
    }
  });

  return {
    of(element, variables) {
      // What can't be decided is taken for hidden.
      if (tries > MOST_TRIES) return { ...UNDECIDED, variables };
      const entries = matching(element);
      const own = ownDeclarations(element);
      const hints = hintsOf(element);
      if (entries.length === 0 && own.length === 0 && hints.length === 0)
        return { get: () => '', variables, bySheet: false, sure: true, isBare: true };
      const ranked: { each: Declaration; rank: number }[] = [
        ...hints.map((each) => ({ each, rank: -1 })),
        ...own.map((each, i) => ({ each, rank: (each.important ? 4e14 : 0) + 2e14 + i })),
      ];
      for (const { rule, weight, order } of entries) {
        const layer = rule.layer === '' ? ranks.size : (ranks.get(rule.layer) ?? 0);
        for (const each of rule.declarations)
          ranked.push({
            each,
            rank: (each.important ? 4e14 + (ranks.size - layer) * 1e11 : layer * 1e11) + weight * 1e5 + order,
          });
      }
      // Of equal rank the later stays behind the earlier: sorting is stable.
      const declarations = ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each);
      return computed(
        declarations,
        variables,
        { bySheet: entries.length > 0, sure: entries.every(({ rule }) => rule.sure) },
        sheets,
      );
    },
  };

  function matching(element: Element): Entry[] {
    if (byKey.size === 0) return [];
    const around = keysFrom(element.parentElement);
    return ['*', ...keysOf(element)].flatMap((key) => {
      const bucket = byKey.get(key) ?? [];
      tries += bucket.length;
      return bucket.filter(
        ({ above, test }) => above.every((each) => around.has(each)) && (test === undefined || test(element)),
      );
    });
  }

  /** Keys of an element and of all that it stands in. */
  function keysFrom(element: Element | null): ReadonlySet<string> {
    if (element === null) return NO_KEYS;
    let keys = keysIn.get(element);
    if (keys === undefined) {
      keys = new Set([...keysFrom(element.parentElement), ...keysOf(element)]);
      keysIn.set(element, keys);
    }
    return keys;
  }
}

const NO_KEYS: ReadonlySet<string> = new Set();

function computed(
  declarations: readonly Declaration[],
  around: ReadonlyMap<string, string>,
  told: { readonly bySheet: boolean; readonly sure: boolean },
  { keyframes }: Sheets,
): Declared {
  let variables = around;
  const own = declarations.filter(({ name }) => name.startsWith('--'));
  if (own.length > 0) {
    const grown = new Map(around);
    for (const { name, value } of own) grown.set(name, value);
    // What a variable says is said where it stands, not where it is used.
    for (const { name } of own) {
      const value = resolved(grown.get(name) ?? '', grown, 0);
      if (value === undefined || value === 'initial') grown.delete(name);
      else if (value === 'inherit') grown.set(name, around.get(name) ?? '');
      else grown.set(name, value);
    }
    variables = grown;
  }
  const values = new Map<string, string>();
  const set = ({ name, value }: Declaration): void => {
    const plain = resolved(value, variables, 0);
    if (name === 'all' && plain !== undefined) values.clear();
    // A variable that says nothing leaves the property unset (CSS Variables 1, 3.1).
    for (const [each, said] of longhands(name, plain === undefined ? 'unset' : plain.toLowerCase())) {
      if (/^(?:unset|revert|revert-layer)$/.test(said) || (said === 'inherit' && each !== 'opacity'))
        values.delete(each);
      else values.set(each, said);
    }
  };
  for (const each of declarations) if (!each.name.startsWith('--')) set(each);
  const animation = `${values.get('animation') ?? ''} ${values.get('animation-name') ?? ''}`;
  if (animation !== ' ')
    for (const [name, last] of keyframes)
      if (
        animation.split(/[\s,]+/).includes(name.toLowerCase()) &&
        !/\b(?:none|paused)\b/.test(animation) &&
        /forwards|both/.test(`${animation} ${values.get('animation-fill-mode') ?? ''}`)
      )
        for (const each of last) if (!each.name.startsWith('--')) set(each);
  return { get: (name) => values.get(name) ?? '', variables, isBare: false, ...told };
}

/** Values beyond this are variables that multiply. */
const LONGEST_VALUE = 4_000;

function resolved(value: string, variables: ReadonlyMap<string, string>, depth: number): string | undefined {
  const at = value.search(/var\(/i);
  if (at < 0) return value;
  if (depth > 16 || value.length > LONGEST_VALUE) return undefined;
  let end = at + 3;
  for (let open = 0; end < value.length; end++) {
    if (value[end] === '(') open += 1;
    if (value[end] === ')' && --open === 0) break;
  }
  const [name = '', ...fallback] = parted(value.slice(at + 4, end), ',');
  const known = variables.get(name.trim());
  const said =
    known !== undefined
      ? resolved(known, variables, depth + 1)
      : fallback.length > 0
        ? resolved(fallback.join(',').trim(), variables, depth + 1)
        : undefined;
  return said === undefined
    ? undefined
    : resolved(`${value.slice(0, at)}${said}${value.slice(end + 1)}`, variables, depth + 1);
}

function ownDeclarations(element: Element): Declaration[] {
  const style = element.getAttribute('style');
  return style ? declarationsOf(withoutComments(style)) : [];
}

/** Attributes that speak as the weakest style (HTML, "presentational hints"; SVG 2, 6.6). */
function hintsOf(element: Element): Declaration[] {
  const hints: Declaration[] = [];
  const hint = (attribute: string, name: string): void => {
    const value = element.getAttribute(attribute);
    if (value) hints.push({ name, value: value.toLowerCase(), important: false });
  };
  const tag = element.localName;
  if (tag === 'font') hint('color', 'color');
  if (tag === 'body') hint('text', 'color');
  if (/^(?:body|table|t[drh]|tbody|thead|tfoot)$/.test(tag)) hint('bgcolor', 'background-color');
  if (/^(?:g|svg|text|tspan|a|textPath|foreignobject|switch)$/i.test(tag))
    for (const name of [
      'display',
      'visibility',
      'opacity',
      'fill',
      'font-size',
      'transform',
      'filter',
      'mask',
      'clip-path',
    ])
      hint(name, name);
  return hints;
}

/** Later layers over earlier ones, a layer's own rules over those of the layers inside it. */
function layerRanks(layers: readonly string[]): ReadonlyMap<string, number> {
  const place = (name: string): number[] => {
    const parts = name.split('.');
    return [...parts.map((_, i) => layers.indexOf(parts.slice(0, i + 1).join('.'))), Number.POSITIVE_INFINITY];
  };
  const sorted = [...layers].sort((a, b) => {
    const [left, right] = [place(a), place(b)];
    const differs = left.findIndex((each, i) => each !== right[i]);
    return differs < 0 ? 0 : left[differs]! < right[differs]! ? -1 : 1;
  });
  return new Map(sorted.map((name, i) => [name, i]));
}
