/** What is changed in a syntax tree: one small wrong per change, as a slip of a programmer would make it. */
import { regexChanges } from './regex-changes.ts';

/** A node of Babel's tree, as far as it is looked at here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [key: string]: unknown;
}

/** What stands from start to end (UTF-16 units of the file) is replaced by the text. */
export interface Change {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where a test must have been to notice it, if not at the start: a chain that ends at `?.` never comes behind it. */
  readonly place?: number;
}

type Mutator = (node: Node, source: string, parent: Node | undefined) => Change[];

const OTHER_OPERATORS: Readonly<Record<string, readonly string[]>> = {
  ...{ '<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'] },
  ...{ '===': ['!=='], '!==': ['==='], '==': ['!='], '!=': ['=='] },
  ...{ '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'], '**': ['*'] },
  ...{ '&': ['|'], '|': ['&'], '^': ['&'], '<<': ['>>'], '>>': ['<<'], '>>>': ['<<'] },
  ...{ '&&': ['||'], '||': ['&&'], '??': ['&&'] },
  ...{ '+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '%=': ['*='], '|=': ['&='], '&=': ['|='] },
  ...{ '&&=': ['||='], '||=': ['&&='], '??=': ['&&='] },
};
const COMPARISONS = new Set(['<', '<=', '>', '>=', '===', '!==', '==', '!=', 'in', 'instanceof']);

/** Left out: what the call is made on stays. */
const REMOVED_METHODS = new Set(
  'trim trimStart trimEnd slice substring substr sort toSorted reverse toReversed filter normalize charAt'.split(' '),
);
const OTHER_METHODS: ReadonlyMap<string, string> = new Map(
  [
    ...['startsWith endsWith', 'some every', 'min max', 'trimStart trimEnd', 'toLowerCase toUpperCase'],
    ...['indexOf lastIndexOf', 'floor ceil', 'padStart padEnd'],
  ].flatMap((pair) => {
    const [a, b] = pair.split(' ') as [string, string];
    return [[a, b] as const, [b, a] as const];
  }),
);

const child = (node: Node, key: string) => node[key] as Node;
const children = (node: Node, key: string) => node[key] as readonly (Node | null)[];
const whole = (kind: string, node: Node, text: string): Change => ({ kind, start: node.start, end: node.end, text });

const isText = (node: Node): boolean =>
  node.type === 'StringLiteral' ||
  node.type === 'TemplateLiteral' ||
  (node.type === 'BinaryExpression' && (isText(child(node, 'left')) || isText(child(node, 'right'))));

/** Values with a change of their own, for which "undefined instead" would say the same again. */
const HAS_OWN_CHANGE = new Set(
  [
    'StringLiteral',
    'TemplateLiteral',
    'BooleanLiteral',
    'ArrayExpression',
    'ObjectExpression',
    'UnaryExpression',
  ].concat(['ConditionalExpression', 'NullLiteral', 'ArrowFunctionExpression', 'FunctionExpression']),
);
function nothingReturned(value: Node | null | undefined): Change[] {
  if (!value || HAS_OWN_CHANGE.has(value.type) || value.name === 'undefined') return [];
  if (value.type === 'BinaryExpression' && COMPARISONS.has(String(value.operator))) return [];
  return [whole('returned value', value, 'undefined')];
}

/** A condition that is always met, and one that never is. */
function decided(test: Node | null | undefined, never = true): Change[] {
  if (!test || test.type === 'BooleanLiteral') return [];
  return (never ? ['true', 'false'] : ['false']).map((text) => whole('condition', test, text));
}

const isTested = (node: Node, parent: Node | undefined): boolean =>
  parent !== undefined && (parent.test === node || (parent.type === 'UnaryExpression' && parent.operator === '!'));

const operation: Mutator = (node, source, parent) => {
  const operator = String(node.operator);
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  if (operator === '+' && (isText(left) || isText(right))) return [];
  const [a, b] = [source.slice(left.start, left.end), source.slice(right.start, right.end)];
  const changes = (OTHER_OPERATORS[operator] ?? []).map((other) => whole('operator', node, `((${a}) ${other} (${b}))`));
  return COMPARISONS.has(operator) && !isTested(node, parent) ? [...changes, ...decided(node)] : changes;
};

const assignment: Mutator = (node, source) => {
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  if (node.operator === '+=' && isText(right)) return [];
  const [a, b] = [source.slice(left.start, left.end), source.slice(right.start, right.end)];
  return (OTHER_OPERATORS[String(node.operator)] ?? []).map((other) => whole('assignment', node, `${a} ${other} ${b}`));
};

/** `a?.b` without its question; `at` is where what is before it ends. */
function sureChain(node: Node, source: string, at: Node): Change[] {
  if (!node.optional) return [];
  const start = source.indexOf('?.', at.end);
  const text = node.type === 'OptionalCallExpression' || node.computed ? '' : '.';
  return [{ kind: 'optional chain', start, end: start + 2, text, place: node.start }];
}

const call: Mutator = (node, source) => {
  const callee = child(node, 'callee');
  const chain = node.type === 'OptionalCallExpression' ? sureChain(node, source, callee) : [];
  if (!callee.type.endsWith('MemberExpression') || callee.computed) return chain;
  const [object, property] = [child(callee, 'object'), child(callee, 'property')];
  const name = String(property.name);
  const other = OTHER_METHODS.get(name);
  return [
    ...chain,
    ...(other ? [whole('method', property, other)] : []),
    ...(REMOVED_METHODS.has(name) ? [{ kind: 'method left out', start: object.end, end: node.end, text: '' }] : []),
  ];
};

const emptied =
  (kind: string, key: string, text: string): Mutator =>
  (node) =>
    children(node, key).length > 0 ? [whole(kind, node, text)] : [];

const text: Mutator = (node, _source, parent) => {
  const keyed = (parent?.key === node && !parent.computed) || parent?.type === 'ImportExpression';
  return keyed ? [] : [whole('text', node, node.value === '' ? "'mutant'" : "''")];
};

/** By type of node; each is asked about every node of its type. */
export const MUTATORS: Readonly<Record<string, Mutator>> = {
  BinaryExpression: operation,
  LogicalExpression: operation,
  AssignmentExpression: assignment,
  CallExpression: call,
  OptionalCallExpression: call,
  OptionalMemberExpression: (node, source) => sureChain(node, source, child(node, 'object')),
  StringLiteral: text,
  TemplateLiteral: (node, _source, parent) =>
    parent?.type === 'TaggedTemplateExpression' ? [] : [whole('text', node, '``')],
  RegExpLiteral: (node) =>
    regexChanges(String(node.pattern), String(node.flags)).map((other) =>
      whole('pattern', node, `/${other}/${node.flags}`),
    ),
  ArrayExpression: emptied('list', 'elements', '[]'),
  ObjectExpression: emptied('object', 'properties', '{}'),
  BlockStatement: emptied('block', 'body', '{}'),
  SwitchCase: (node) => {
    const [first] = children(node, 'consequent');
    return first ? [{ kind: 'case', start: first.start, end: node.end, text: '' }] : [];
  },
  BooleanLiteral: (node) => [whole('boolean', node, String(!node.value))],
  UnaryExpression: (node, source) => {
    const argument = child(node, 'argument');
    const dropped = ['!', '-', '~'].includes(String(node.operator));
    return dropped ? [whole('sign', node, `(${source.slice(argument.start, argument.end)})`)] : [];
  },
  UpdateExpression: (node, source) => {
    const other = source.slice(node.start, node.end).replace(/\+\+|--/, (sign) => (sign === '++' ? '--' : '++'));
    return [whole('count', node, other)];
  },
  IfStatement: (node) => decided(child(node, 'test')),
  ConditionalExpression: (node) => decided(child(node, 'test')),
  WhileStatement: (node) => decided(child(node, 'test'), false),
  DoWhileStatement: (node) => decided(child(node, 'test'), false),
  ForStatement: (node) => decided(child(node, 'test'), false),
  ReturnStatement: (node) => nothingReturned(node.argument as Node | null),
  ArrowFunctionExpression: (node) => {
    const body = child(node, 'body');
    return body.type === 'BlockStatement' ? [] : nothingReturned(body);
  },
};
