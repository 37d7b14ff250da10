/** Selectors over the page as it was parsed: nobody hovers, nothing is focused, no script has run. */
import { compile, type Options } from 'css-select';
import { parse, type Selector, SelectorType } from 'css-what';
import { isElement, TEXT } from '../dom.ts';

export interface Matcher {
  /** `#id`, `.class`, `tag` or `*`: one of these every matching element has. */
  readonly key: string;
  /** Keys that its ancestors have among them: most rules fail here, long before they are tried. */
  readonly above: readonly string[];
  /** Undefined where the key says it all. */
  readonly test?: (element: Element) => boolean;
  /** Ids, classes and tags as one number (Selectors 4, 17). */
  readonly weight: number;
}

/** Classes are asked for by every rule at every ancestor, and the parser joins them anew each time; nobody changes them here. */
const classes = new WeakMap<Element, string>();

export function classesOf(element: Element): string {
  let known = classes.get(element);
  if (known === undefined) {
    known = element.getAttribute('class') ?? '';
    classes.set(element, known);
  }
  return known;
}

const adapter: NonNullable<Options<Node, Element>['adapter']> = {
  isTag: isElement as (node: Node) => node is Element,
  getAttributeValue: (element, name) =>
    name === 'class' ? classesOf(element) || undefined : (element.getAttribute(name) ?? undefined),
  getChildren: (node) => [...node.childNodes],
  getName: (element) => element.localName,
  getParent: (node) => node.parentNode,
  getSiblings: (node) => [...(node.parentNode?.childNodes ?? [node])],
  prevElementSibling: (node) => (node as Element).previousElementSibling,
  getText: (node) => (node.nodeType === TEXT ? (node as Text).data : (node.textContent ?? '')),
  hasAttrib: (element, name) => element.hasAttribute(name),
  removeSubsets: (nodes) => nodes,
};
const never = () => false;
const STATES =
  'hover active focus focus-within focus-visible target target-within visited fullscreen popover-open modal autofill user-valid user-invalid playing current past future';
const pseudos = {
  ...Object.fromEntries(STATES.split(' ').map((name) => [name, never])),
  defined: () => true,
  open: (element: Element) => element.hasAttribute('open'),
};

/** Elements of every namespace, which is what a selector without a prefix means as well. */
const ANY_NAMESPACE = /(?<=^|[\s,>+~(])\*\|(?!\|)/g;

/** One for each selector of a list; none for a list that browsers refuse, or for a part of an element. */
export function matchersOf(selector: string): Matcher[] {
  try {
    return parse(selector.replace(ANY_NAMESPACE, '')).flatMap((parts): Matcher[] => {
      if (parts.some(({ type }) => type === SelectorType.PseudoElement)) return [];
      const compound = parts.slice(parts.findLastIndex(isTraversal) + 1);
      const key = compound.map(keyOf).find((each) => each !== undefined) ?? '*';
      const weight = weightOf(parts);
      const isSure = !parts.some(canBeRefused);
      if (parts.length === 1 && key !== '*' && isSure) return [{ key, weight, above: [] }];
      return [
        {
          key,
          weight,
          above: keysAbove(parts),
          test: isSure ? later(parts) : compiled(parts),
        },
      ];
    });
  } catch {
    return [];
  }
}

const compiled = (parts: Selector[]) => compile<Node, Element>([parts], { adapter, pseudos, cacheResults: false });

/** Most selectors are never tried, and need no compiling. */
function later(parts: Selector[]): (element: Element) => boolean {
  let test: ((element: Element) => boolean) | undefined;
  return (element) => {
    test ??= compiled(parts);
    return test(element);
  };
}

/** Unknown pseudo-classes, columns and prefixes of namespaces are refused when compiled, and with them their list. */
const canBeRefused = (part: Selector): boolean =>
  part.type === SelectorType.Pseudo ||
  part.type === SelectorType.ColumnCombinator ||
  ('namespace' in part && part.namespace !== null);

const isTraversal = ({ type }: Selector): boolean =>
  [
    SelectorType.Child,
    SelectorType.Descendant,
    SelectorType.Adjacent,
    SelectorType.Sibling,
    SelectorType.Parent,
    SelectorType.ColumnCombinator,
  ].includes(type as SelectorType.Child);

/** A compound before a sibling combinator is no ancestor's; what stands above a sibling stands above the element too. */
function keysAbove(parts: readonly Selector[]): string[] {
  const keys: string[] = [];
  let isAbove = false;
  for (const part of parts.toReversed()) {
    if (isTraversal(part)) isAbove = part.type === SelectorType.Descendant || part.type === SelectorType.Child;
    else if (isAbove) keys.push(...(keyOf(part) === undefined ? [] : [keyOf(part)!]));
  }
  return keys;
}

/** What rules can know an element by. */
export function keysOf(element: Element): string[] {
  const own = [element.localName, ...(element.id ? [`#${element.id}`] : [])];
  for (const name of classesOf(element).split(/\s+/)) if (name !== '') own.push(`.${name}`);
  return own;
}

function keyOf(part: Selector): string | undefined {
  if (part.type === SelectorType.Tag) return part.name.toLowerCase();
  if (part.type !== SelectorType.Attribute || part.value === '') return undefined;
  if (part.name === 'id' && part.action === 'equals') return `#${part.value}`;
  return part.name === 'class' && part.action === 'element' ? `.${part.value}` : undefined;
}

function weightOf(parts: readonly Selector[]): number {
  let weight = 0;
  for (const part of parts) {
    if (part.type === SelectorType.Tag) weight += 1;
    else if (part.type === SelectorType.Attribute)
      weight += part.name === 'id' && part.action === 'equals' ? 10_000 : 100;
    else if (part.type === SelectorType.Pseudo) {
      if (part.name === 'where') continue;
      const inner = Array.isArray(part.data) ? Math.max(0, ...part.data.map(weightOf)) : 0;
      weight += /^(?:is|not|has|matches)$/.test(part.name) ? inner : 100 + inner;
    }
  }
  return Math.min(weight, 999_999);
}
