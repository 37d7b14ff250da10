/**
 * Markdown as HTML, each block with the line it began at, so that lists written in Markdown, in HTML and in both at once
 * are read by one reader. markdown-it: linear on hostile text where others are not, and ten times as fast as micromark.
 */
import MarkdownIt from 'markdown-it';
import { markdownLines } from './list-grammars.ts';
import { isDays } from './rows/row-tags.ts';

const markdown = new MarkdownIt({ html: true, breaks: true });
// Nobody sets code in a list; what stands far in is nested, or HTML.
markdown.disable('code');
// Addresses stay as they were written; what may be opened is decided where a link becomes a paper.
markdown.validateLink = () => true;
markdown.normalizeLink = (address) => address;

const isDelimiter = (line: string): boolean => /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(line);
const isDefinition = /^\s{0,3}\[[^\]]+\]:\s/;
const bars = /(?<!\\)\|/g;
const countCells = (row: string): number =>
  (row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .match(bars)?.length ?? 0) + 1;

/** Escapes bars that are no cell's end (`|r|`): those without a blank on either side, then all but the outer cells' own. */
function fitted(row: string, columns: number): string {
  if (countCells(row) <= columns) return row;
  const inner = row.trim().replace(/^\||(?<!\\)\|$/g, '');
  const spaced = inner.replace(/(?<!\\)\|/g, (bar, at: number) =>
    /\s/.test(inner[at - 1] ?? ' ') && /\s/.test(inner[at + 1] ?? ' ') ? bar : `\\${bar}`,
  );
  const apart = (text: string): string[] => text.split(/(?<!\\)\|/);
  const cells = apart(spaced).length < columns ? apart(inner) : apart(spaced);
  while (cells.length > columns && cells.at(-1)?.trim() === '') cells.pop();
  const text = cells.slice(Math.max(0, columns - 2), -1).join('\\|');
  return `|${[...cells.slice(0, Math.max(0, columns - 2)), text, cells.at(-1)].join('|')}|`;
}

/** Rows of a table as GFM wants them: with a header and its line of dashes, and no more cells than those have. */
function tableLines(rows: readonly string[]): { lines: string[]; added: number } {
  const at = rows.findIndex(isDelimiter);
  // Without that line the narrowest row tells, since a bar too many is commoner than one too few.
  const columns =
    at >= 0
      ? countCells(rows[at] ?? '')
      : rows.map(countCells).reduce((least, count) => (count > 1 && (least === 1 || count < least) ? count : least), 1);
  const lines = rows.map((row) => fitted(row, columns));
  if (at === 1) return { lines, added: 0 };
  const head = [`|${' |'.repeat(columns)}`, `|${'-|'.repeat(columns)}`];
  return at === 0 ? { lines: [head[0] ?? '', ...lines], added: 1 } : { lines: [...head, ...lines], added: 2 };
}

/** Lines of a signature, with the line that begins it. */
const signatureLines = 15;

const frame = /^---\s*$/;

/** The fields before a page are lines of it; between their rules they were one heading. */
function withoutFrame(lines: string[]): string[] {
  const end = frame.test(lines[0] ?? '') ? lines.slice(1, 60).findIndex((line) => frame.test(line)) + 1 : 0;
  return end > 0 ? ['', ...lines.slice(1, end), '', ...lines.slice(end + 1)] : lines;
}

/** `25. März 2024` alone in a line is a day, and no twenty-fifth item. */
const withDay = (line: string): string =>
  /^\s{0,3}\d{1,2}\.\s\p{L}/u.test(line) && isDays(line) ? line.replace('.', '\\.') : line;

/** The line before an e-mail's signature (RFC 3676 4.3) is no underline of the line above. */
function withSignature(lines: string[]): string[] {
  const at = lines.findLastIndex((line) => /^-- ?$/.test(line));
  const isLast = at > 0 && lines.length - at <= signatureLines && lines.findIndex((line) => /^-- ?$/.test(line)) === at;
  return isLast ? lines.with(at, '\\--') : lines;
}

/** The text as the grammar wants it, and for each of its lines the line it was written on, from 0. */
function prepared(text: string): { source: string; lineOf: readonly number[] } {
  const written = withSignature(withoutFrame(markdownLines(text))).map(withDay);
  const lines: string[] = [];
  const lineOf: number[] = [];
  for (let i = 0; i < written.length; ) {
    let end = i;
    while (/^\s{0,3}\|/.test(written[end] ?? '')) end += 1;
    const own = written[i] ?? '';
    const { lines: table, added } = end > i ? tableLines(written.slice(i, end)) : definition(own, lines.at(-1) ?? '');
    for (const [k, line] of table.entries()) {
      lines.push(line);
      lineOf.push(i + Math.max(0, k - added));
    }
    i = Math.max(end, i + 1);
  }
  return { source: lines.join('\n'), lineOf };
}

/** A definition `[1]: https://…` must not stand close under text; `[^1]: Doe et al., https://…` is one for those who cite it. */
function definition(line: string, above: string): { lines: string[]; added: number } {
  // `[1] https://…` leads there too.
  const written = line.replace(/^(\s{0,3}\[\d{1,3}\])(?=\s+https?:\/\/\S+\s*$)/, '$1:');
  if (!isDefinition.test(written)) return { lines: [line], added: 0 };
  const address = written
    .replace(/^(\s{0,3}\[\^[^\]]+\]:)\s.*?(https?:\/\/[^\s<>]+).*$/, '$1 <$2>')
    // A footnote without an address leads nowhere.
    .replace(/^(\s{0,3}\[\^[^\]]+\]:)\s+(?!<).*$/, '$1 #');
  return above.trim() === '' || isDefinition.test(above)
    ? { lines: [address], added: 0 }
    : { lines: ['', address], added: 1 };
}

/** @returns HTML whose blocks carry `data-line`, counted from 1 */
export function markdownToHtml(text: string): string {
  const { source, lineOf } = prepared(text);
  const env = {};
  const tokens = markdown.parse(source, env);
  for (const token of tokens) {
    if (!token.map || token.nesting < 0) continue;
    const line = String((lineOf[token.map[0]] ?? 0) + 1);
    if (token.type === 'html_block') token.content = `<br data-line="${line}" data-mark>${token.content}`;
    else token.attrSet('data-line', line);
    if (token.type === 'list_item_open' && token.info) token.attrSet('value', token.info);
  }
  return markdown.renderer.render(tokens, markdown.options, env);
}
