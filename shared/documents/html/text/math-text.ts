/** Presentation MathML as one readable line: `x²` becomes `x^2`, a fraction `a/b`. Never LaTeX source. */
import { childrenOf, isElement, squeeze, TEXT, tagOf } from '../dom.ts';
import { latexText } from './latex-text.ts';

/** Deeper nesting than this is read flat; no real formula comes near, and a trap must not exhaust the stack. */
const DEEPEST = 60;

/** A formula in words and signs; falls back to its TeX annotation or alternative, made readable, when it holds no presentation. */
export function mathText(math: Element): string {
  const shown = squeeze(row(math, 0))
    .replace(/ ([,.;:)\]])/g, '$1')
    .replace(/([([]) /g, '$1');
  if (shown) return shown;
  const source = math.querySelector('annotation[encoding*="tex" i]')?.textContent ?? math.getAttribute('alttext') ?? '';
  return latexText(source);
}

function row(node: Node, depth: number): string {
  if (depth > DEEPEST) return node.textContent ?? '';
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.nodeType === TEXT) text += child.textContent;
    else if (isElement(child)) text += element(child, depth + 1);
  }
  return text;
}

/** Marks that MathML uses for structure and nobody sees: function application, invisible times, comma and plus. */
const INVISIBLE_OPERATORS = /[\u2061-\u2064]/g;

function element(node: Element, depth: number): string {
  const part = (index: number): string => {
    const child = node.children[index];
    return child ? element(child, depth + 1).trim() : '';
  };
  switch (tagOf(node)) {
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return '';
    case 'semantics':
      return part(0);
    case 'mo': {
      const sign = (node.textContent ?? '').replace(INVISIBLE_OPERATORS, '').trim();
      return /^[=<>≤≥≈≠∼∝→←↔⇒∈∉⊂⊆∪∩+±×−]$/.test(sign) ? ` ${sign} ` : sign;
    }
    case 'mi':
    case 'mn':
      return (node.textContent ?? '').trim();
    case 'mtext':
    case 'ms':
      return (node.textContent ?? '').replace(/\s+/g, ' ');
    case 'mspace':
      return ' ';
    case 'msub':
      return `${part(0)}_${grouped(part(1))}`;
    case 'msup':
      return isPrime(part(1)) ? part(0) + part(1) : `${part(0)}^${grouped(part(1))}`;
    case 'msubsup':
    case 'munderover':
      return `${part(0)}_${grouped(part(1))}^${grouped(part(2))}`;
    case 'munder':
      return `${part(0)}_${grouped(part(1))}`;
    case 'mover':
      return part(0);
    case 'mfrac':
      return `${grouped(part(0))}/${grouped(part(1))}`;
    case 'msqrt':
      return `√(${row(node, depth).trim()})`;
    case 'mroot':
      return `(${part(0)})^(1/${part(1)})`;
    case 'mtr':
      return `${[...node.children].map((cell) => element(cell, depth + 1).trim()).join(' ')} `;
    default:
      return row(node, depth);
  }
}

function isPrime(text: string): boolean {
  return /^[′″‴*†]+$/.test(text);
}

/** Brackets around what is more than one sign or word. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}.]*$|^\(.*\)$|^.$/u.test(text) ? text : `(${text})`;
}
