/** The style sheets that stand in a page: their rules as a flat list, blocks judged, nesting resolved (CSS Nesting, Cascade 5). */
import { byTag } from '../dom.ts';
import { mediaHolds, parted, supportHolds, type Told } from './conditions.ts';
import { PROPERTIES } from './properties.ts';

export interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

export interface Rule {
  readonly selector: string;
  readonly declarations: readonly Declaration[];
  /** Empty for what stands in no layer. */
  readonly layer: string;
  /** Whether it surely holds, or stands in a block of which that can't be told. */
  readonly sure: boolean;
}

export interface Sheets {
  readonly rules: readonly Rule[];
  /** Layers in the order of their first naming. */
  readonly layers: readonly string[];
  /** What an animation leaves at its end, by its name. */
  readonly keyframes: ReadonlyMap<string, readonly Declaration[]>;
}

/** Style text beyond this is not looked at. */
const LONGEST_SHEET = 300_000;
/** Rules beyond this are a trap; the largest sheets inside real pages have some thousand. */
const MOST_RULES = 20_000;
const DEEPEST = 12;
const MOST_LAYERS = 1_000;
/** Nested selectors multiply. */
const LONGEST_SELECTOR = 2_000;

export function readSheets(document: Document): Sheets {
  const sheets: { text: string; media: string }[] = [];
  for (const style of byTag(document, 'style')) {
    const type = style.getAttribute('type') ?? '';
    if (/^(?:text\/css)?$/i.test(type) && !style.closest('noscript,template'))
      sheets.push({ text: style.textContent ?? '', media: style.getAttribute('media') ?? '' });
  }
  const rules: Rule[] = [];
  const layers: string[] = [];
  const keyframes = new Map<string, Declaration[]>();
  for (const { text, media } of sheets) {
    const holds = mediaHolds(media);
    if (holds !== false) readSheet(text.slice(0, LONGEST_SHEET), holds === true);
  }
  return { rules, layers, keyframes };

  function readSheet(text: string, sure: boolean): void {
    const plain = withoutComments(text);
    let at = 0;
    while (at < plain.length) block({ parents: undefined, layer: '', sure, silent: false }, 0);

    /** Reads until the brace that closes this block; one pass over the sheet. */
    function block(context: Context, depth: number): Declaration[] {
      const own: Declaration[] = [];
      let from = at;
      for (let inParentheses = 0; at < plain.length; at++) {
        const sign = plain[at]!;
        if (sign === '"' || sign === "'") at = endOfString(plain, at);
        else if (sign === '\\') at += 1;
        else if (sign === '(') inParentheses += 1;
        else if (sign === ')') inParentheses = Math.max(0, inParentheses - 1);
        else if ((sign === ';' && inParentheses === 0) || sign === '}') {
          statement(plain.slice(from, at), own, context);
          from = at + 1;
          if (sign === '}') break;
        } else if (sign === '{') {
          const head = plain.slice(from, at).trim();
          at += 1;
          inner(head, context, depth);
          from = at + 1;
          inParentheses = 0;
        }
      }
      if (at >= plain.length) statement(plain.slice(from), own, context);
      if (context.parents && own.length > 0 && !context.silent) add(context, own);
      if (depth === 0) at += 1;
      return own;
    }

    function inner(head: string, context: Context, depth: number): void {
      const [, name = '', rest = ''] = /^@([\w-]+)\s*(.*)$/s.exec(head) ?? [];
      if (depth >= DEEPEST) at = endOfBlock(plain, at);
      else if (/keyframes$/i.test(name)) frames(rest.trim(), depth);
      else block(name === '' ? nested(head, context) : within(name.toLowerCase(), rest, context), depth + 1);
    }

    function frames(name: string, depth: number): void {
      const before = rules.length;
      block({ parents: undefined, layer: '', sure: true, silent: false }, depth + 1);
      const last = rules.splice(before).filter(({ selector }) => /^(?:to|100%)$/i.test(selector));
      keyframes.set(
        name,
        last.flatMap(({ declarations }) => declarations),
      );
    }

    function within(name: string, rest: string, context: Context): Context {
      const told = (holds: Told): Context => ({
        ...context,
        sure: context.sure && holds === true,
        silent: context.silent || holds === false,
      });
      if (name === 'media') return told(mediaHolds(rest));
      if (name === 'supports')
        return told(
          supportHolds(rest, (property) => PROPERTIES.has(property) || /^-webkit-|^--/.test(property) || undefined),
        );
      if (name === 'layer') return { ...context, layer: named(rest.trim() || `(${layers.length})`, context) };
      if (name === 'scope') return { ...context, parents: [/\((.*?)\)/.exec(rest)?.[1] ?? ':root'], scoped: true };
      return name === 'container' ? told(undefined) : { ...context, silent: true };
    }

    function nested(head: string, context: Context): Context {
      const parent = context.parents && `:is(${context.parents.join(',')})`;
      const parents = parted(head, ',').map((each) => {
        const selector = each.trim();
        if (parent === undefined) return selector.replaceAll('&', ':root');
        if (context.scoped)
          return selector.includes(':scope') ? selector.replaceAll(':scope', parent) : `${parent} ${selector}`;
        return selector.includes('&') ? selector.replaceAll('&', parent) : `${parent} ${selector}`;
      });
      const silent = context.silent || parents.some((each) => each.length > LONGEST_SELECTOR);
      return { ...context, parents, silent, scoped: false };
    }

    function statement(text: string, own: Declaration[], context: Context): void {
      const layer = /^\s*@layer\s+(.*)$/s.exec(text)?.[1];
      if (layer !== undefined) for (const each of layer.split(',')) named(each.trim(), context);
      else if (context.parents && !context.silent) own.push(...declarationsOf(text));
    }

    function named(layer: string, context: Context): string {
      const name = context.layer === '' ? layer : `${context.layer}.${layer}`;
      if (!layers.includes(name) && !context.silent && layers.length < MOST_LAYERS) layers.push(name);
      return name;
    }
  }

  function add({ parents = [], layer, sure }: Context, declarations: readonly Declaration[]): void {
    for (const selector of parents) if (rules.length < MOST_RULES) rules.push({ selector, declarations, layer, sure });
  }
}

interface Context {
  /** Selectors of the rule around; undefined at the top of a sheet. */
  readonly parents: readonly string[] | undefined;
  readonly layer: string;
  readonly sure: boolean;
  /** It does not hold, and is read only to find its end. */
  readonly silent: boolean;
  readonly scoped?: boolean;
}

/** The declarations of a style that the checks look at, in order. */
export function declarationsOf(style: string): Declaration[] {
  const found: Declaration[] = [];
  for (const part of parted(style, ';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const name = unescaped(part.slice(0, colon).trim());
    const plain = name.startsWith('--') ? name : name.toLowerCase();
    if (!name.startsWith('--') && !PROPERTIES.has(plain)) continue;
    const value = unescaped(part.slice(colon + 1).trim());
    const bare = value.replace(/!\s*important\s*$/i, '').trim();
    found.push({ name: plain, value: name.startsWith('--') ? bare : bare.toLowerCase(), important: bare !== value });
  }
  return found;
}

/** CSS Syntax 3, 4.3.7: an escaped letter is that letter. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_, hex?: string, sign = '') =>
        hex ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))) : sign,
      )
    : text;

export const withoutComments = (text: string): string => {
  const [first = '', ...rest] = text.split('/*');
  return (
    first + rest.map((part) => ` ${part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)}`).join('')
  );
};

function endOfString(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === text[open] || text[i] === '\n') return i;
  }
  return text.length;
}

/** The brace that closes a block whose inside begins at `from`; the end of the text when none does. */
function endOfBlock(text: string, from: number): number {
  let open = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') open += 1;
    if (text[i] === '}' && --open === 0) return i;
  }
  return text.length;
}
