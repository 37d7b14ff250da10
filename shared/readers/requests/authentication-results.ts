/** Authentication-Results by its grammar (RFC 8601, 2.2): who judged a mail, and what each method found. */

export interface Verdict {
  /** In lower case, e.g. `dkim`. */
  readonly method: string;
  /** In lower case, e.g. `pass`. */
  readonly result: string;
  /** `header.d`, `smtp.mailfrom`, … → value without its quotes. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface AuthenticationResults {
  readonly server: string;
  readonly verdicts: readonly Verdict[];
}

/** With the one version there is; what a later one means nobody knows (2.2). */
const SERVER = /^\s*("(?:[^"\\]|\\.)*"|[^\s"]+)(?:\s+1)?\s*$/;
/** A keyword with its version or property, and a value in which what is quoted may hold anything. */
const PAIR = /\s*([\w-]+(?:\s*[./]\s*[\w-]+)*)\s*=\s*((?:"(?:[^"\\]|\\.)*"|[^\s"])+)/y;

/** undefined for what is not of the grammar: a field that somebody broke proves nothing. */
export function readAuthenticationResults(field: string): AuthenticationResults | undefined {
  const [first = '', ...sections] = partsOf(field) ?? [];
  const server = SERVER.exec(first)?.[1];
  if (server === undefined || sections.length === 0) return undefined;
  const verdicts: Verdict[] = [];
  for (const section of sections) {
    if (/^\s*(?:none\s*)?$/i.test(section)) continue;
    const verdict = verdictOf(section);
    if (!verdict) return undefined;
    verdicts.push(verdict);
  }
  return { server: unquoted(server).toLowerCase(), verdicts };
}

function verdictOf(section: string): Verdict | undefined {
  const pairs: (readonly [string, string])[] = [];
  let end = 0;
  PAIR.lastIndex = 0;
  for (let pair = PAIR.exec(section); pair; pair = PAIR.exec(section)) {
    pairs.push([pair[1]!.replace(/\s+/g, '').toLowerCase(), unquoted(pair[2]!)]);
    end = PAIR.lastIndex;
  }
  const [head, ...properties] = pairs;
  if (!head || section.slice(end).trim() !== '') return undefined;
  const known = new Map(properties);
  // Of two values of one property somebody has written the second.
  if (known.size < properties.length) return undefined;
  return { method: head[0].replace(/\/1$/, ''), result: head[1].toLowerCase(), properties: known };
}

/** What stands between semicolons, comments as a space; undefined where a quotation or a comment never ends. */
function partsOf(field: string): string[] | undefined {
  const parts = [''];
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < field.length; i++) {
    const sign = field[i]!;
    const escaped = sign === '\\' && (isQuoted || depth > 0);
    const text = escaped ? field.slice(i, i + 2) : sign;
    if (escaped) i += 1;
    else if (depth === 0 && sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === '(') depth += 1;
    if (depth === 0 && !isQuoted && text === ';') parts.push('');
    else parts[parts.length - 1] += depth === 0 ? text : '';
    if (!escaped && !isQuoted && depth > 0 && sign === ')' && --depth === 0) parts[parts.length - 1] += ' ';
  }
  return isQuoted || depth > 0 ? undefined : parts;
}

const unquoted = (value: string): string =>
  value.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replace(/\\(.)/g, '$1'));
