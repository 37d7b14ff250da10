/** Every mutant of a file: where it stands, what is changed, and what is left out by rule. */
import { parse } from '@babel/parser';
import { type Change, MUTATORS, type Node } from './mutators.ts';

export interface Mutant extends Change {
  /** Path from the root of the project. */
  readonly file: string;
  readonly line: number;
  /** What stood there. */
  readonly was: string;
}

/** The rule of what is never changed, for `--help` too. */
export const LEFT_OUT =
  'types, imports, names of properties, words in a class XError or in new XError, what goes into a log line';

const isLog = (callee: Node): boolean => {
  if (!callee.type.endsWith('MemberExpression')) return callee.type === 'Identifier' && callee.name === 'log';
  const object = callee.object as Node;
  const name = object.type === 'Identifier' ? object.name : (object.property as Node | undefined)?.name;
  return name === 'log' || name === 'logger';
};
/** What is said by an error is for people: a class of errors, or an error that is made. */
const isError = (node: Node): boolean => {
  const named = node.type === 'NewExpression' ? node.callee : node.type === 'ClassDeclaration' ? node.id : undefined;
  return /Error$/.test(String((named as Node | undefined)?.name));
};

/** Nodes that are erased before the program runs, but hold an expression that is not. */
const WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
]);
const NOT_WALKED = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ImportAttribute']);

/** @throws SyntaxError when the file cannot be parsed */
export function findMutants(file: string, source: string): Mutant[] {
  const tree = parse(source, { sourceType: 'module', plugins: ['typescript'] });
  const found = new Map<string, Mutant>();

  const walk = (node: Node, parent: Node | undefined, wordless: boolean): void => {
    if (NOT_WALKED.has(node.type)) return;
    if (node.type.startsWith('TS')) {
      if (WRAPPERS.has(node.type)) walk(node.expression as Node, node, wordless);
      return;
    }
    for (const change of MUTATORS[node.type]?.(node, source, parent) ?? []) {
      const was = source.slice(change.start, change.end);
      if (was === change.text || (wordless && change.kind === 'text')) continue;
      found.set(`${change.start} ${change.end} ${change.text}`, { ...change, file, was, line: node.loc.start.line });
    }
    const logs = node.type.endsWith('CallExpression') && isLog(node.callee as Node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'arguments' && logs) continue;
      if (key === 'source' && node.type === 'ExportNamedDeclaration') continue;
      for (const each of Array.isArray(value) ? value : [value])
        if (isNode(each)) walk(each, node, wordless || isError(node));
    }
  };
  walk(tree.program as unknown as Node, undefined, false);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1));
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && 'loc' in value;

export const mutatedSource = (source: string, { start, end, text }: Change): string =>
  source.slice(0, start) + text + source.slice(end);
