/** The changes of one regular expression: anchors, quantifiers, alternatives, classes and looks around, one at a time. */

interface Part {
  readonly start: number;
  readonly text: string;
}

const OTHER_CLASS: Readonly<Record<string, string>> = {
  ...{ '\\d': '\\D', '\\D': '\\d', '\\w': '\\W', '\\W': '\\w', '\\s': '\\S', '\\S': '\\s' },
  ...{ '\\b': '\\B', '\\B': '\\b', '\\p': '\\P', '\\P': '\\p' },
  ...{ '(?=': '(?!', '(?!': '(?=', '(?<=': '(?<!', '(?<!': '(?<=' },
};

/** A pattern cut into escapes, whole classes, openings of groups, quantifiers and single characters. */
function partsOf(pattern: string): Part[] {
  const part = /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;
  return [...pattern.matchAll(part)].map((match) => ({ start: match.index, text: match[0] }));
}

function alternativesLeftOut(pattern: string, parts: readonly Part[]): string[] {
  interface Group {
    /** Where each alternative begins; the first has no stroke before it. */
    readonly starts: number[];
  }
  const open: Group[] = [{ starts: [0] }];
  const without: string[] = [];
  const close = ({ starts }: Group, end: number): void => {
    if (starts.length < 2) return;
    const ends = [...starts.slice(1).map((start) => start - 1), end];
    starts.forEach((start, i) => {
      const [from, to] = i === 0 ? [start, ends[i]! + 1] : [start - 1, ends[i]!];
      without.push(pattern.slice(0, from) + pattern.slice(to));
    });
  };
  for (const { start, text } of parts) {
    if (text[0] === '(') open.push({ starts: [start + text.length] });
    else if (text === '|') open.at(-1)!.starts.push(start + 1);
    else if (text === ')') close(open.pop()!, start);
  }
  close(open[0]!, pattern.length);
  return without;
}

/** @returns other patterns, each valid with these flags and different from the given one */
export function regexChanges(pattern: string, flags: string): string[] {
  const parts = partsOf(pattern);
  const changed: string[] = [];
  for (const { start, text } of parts) {
    const put = (other: string) => changed.push(pattern.slice(0, start) + other + pattern.slice(start + text.length));
    if (text === '^' || text === '$' || /^(?:[*+?]|\{\d)/.test(text)) put('');
    else if (text.length > 1 && text[0] === '[') put(text[1] === '^' ? `[${text.slice(2)}` : `[^${text.slice(1)}`);
    else if (/^\\[pP]\{/.test(text)) put(OTHER_CLASS[text.slice(0, 2)] + text.slice(2));
    else if (OTHER_CLASS[text]) put(OTHER_CLASS[text]);
  }
  changed.push(...alternativesLeftOut(pattern, parts));
  return [...new Set(changed)].filter((each) => each !== pattern && each !== '' && isValid(each, flags));
}

function isValid(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
