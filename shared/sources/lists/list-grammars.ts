/** Grammars that are no Markdown: what differs from it in little is brought to it, of the others it is told that none is read. */
import { writtenRange } from '../../papers/time/written-range.ts';
import { isPage, withoutGaps } from './list-elements.ts';
import { columnKind } from './list-words.ts';

/** How others write a link. Longer addresses are none, and would make hostile lines dear. */
const links: readonly (readonly [RegExp, string])[] = [
  // reStructuredText, with its address and with a name for it.
  [/`([^`<>\s](?:[^`<>]{0,298}[^`<>\s])?)\s{1,20}<(https?:\/\/[^<>\s]{1,1000})>`__?/g, '[$1]($2)'],
  [/^\.\. _`?([^`:]{1,300})`?:\s+(?=https?:)/, '[$1]: '],
  [/`([^`<>]{1,300})`_(?![_\w])/g, '[$1][]'],
  // org-mode, Slack, AsciiDoc and MediaWiki.
  [/\[\[(https?:\/\/[^\][\s]{1,1000})\]\[([^\][]{1,300})\]\]/g, '[$2]($1)'],
  [/<(https?:\/\/[^<>|\s]{1,1000})\|([^<>|]{1,300})>/g, '[$2]($1)'],
  [
    /(?<![\w(<"'[/])(?:link:)?(https?:\/\/[^\s[\]()<>]{1,1000})\[(?=[^\][]{0,600}\p{L})([^\][]{1,600})\](?!\()/gu,
    '[$2]($1)',
  ],
  [/(?<!\[)\[(https?:\/\/[^\s\]]{1,1000})\s{1,20}([^\][\s][^\][]{0,300})\](?![([])/g, '[$2]($1)'],
  // A note of one's own under another name (Obsidian).
  [/\[\[[^\][|]{1,300}\\?\|([^\][|]{1,300})\]\]/g, '$1'],
];
const linkSign = /:\/\/|`_|\[\[/;

/** A line of `** words`, a setting or a link as only org-mode has them. */
const orgSign = /^(?:#\+[a-z_]+:|\*{2,6} (?!.*\*\*)\S)|\[\[https?:[^\][\s]{1,1000}\]\[/im;
const orgLine = (line: string): string =>
  line
    .replace(/^(\*{1,6}) (?:TODO |DONE )?/, (_, stars: string) => `${'#'.repeat(stars.length)} `)
    .replace(/^\s{0,40}(?:#\+|:[A-Z_]+:).*/, '')
    .replace(/[<[](\d{4}-\d\d-\d\d)(?: [^<>[\]]{0,30})?[>\]]/g, '$1');

/** The lines of a text with the headings and links of other grammars as Markdown has them; as many as before. */
export function markdownLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map(withoutGaps);
  const own = orgSign.test(text) && !text.includes('](') ? lines.map(orgLine) : lines;
  return own.map((line) =>
    linkSign.test(line) ? links.reduce((words, [form, link]) => words.replace(form, link), line) : line,
  );
}

const yamlLine = /^\s*(?:$|#(?!#)|---|- |[\w'"-]+:(?:\s|$))/;
const yamlField = /^[^\S\n]{0,40}(?:- ){0,4}['"]?[a-z_]+['"]?:(?:\s|$)/gm;
const isYaml = (text: string): boolean =>
  (text.match(yamlField)?.length ?? 0) > 1 &&
  !text.includes('](') &&
  text.split('\n').every((line) => yamlLine.test(line));

/** A head of columns that holds one for titles and another that is known, and as many cells below it; days are no column's name. */
function isSeparated(text: string): boolean {
  const [head = '', next = ''] = text.trim().split(/\r?\n/, 2);
  return ['\t', ',', ';'].some((separator) => {
    const cells = head.split(separator);
    const kinds = cells.map((cell) => columnKind(cell.replaceAll('"', '')));
    const known = new Set(kinds.filter((kind) => kind !== 'note'));
    const isNamed = known.size > 1 && (known.has('title') || known.has('paper')) && !known.has('unknown');
    return isNamed && next.split(separator).length >= kinds.length && !cells.some((cell) => writtenRange(cell));
  });
}

const others: readonly (readonly [string, (text: string) => boolean])[] = [
  ['BibTeX', (text) => /^(?:\s|%.*\n)*@\w+\s*[{(]/.test(text)],
  ['JSON', (text) => /^\s*(?:\{|\[\s*\{)\s*"/.test(text)],
  [
    'TeX',
    (text) =>
      !text.includes('](') &&
      /^[^\S\n]{0,40}\\(?:documentclass|(?:sub)*section|item|begin\{(?:itemize|enumerate|document)\})/m.test(text),
  ],
  ['separated values', isSeparated],
  ['YAML', isYaml],
];

/** Why a text is no list that can be read, whatever it holds; undefined for Markdown, what is near it, and HTML. */
export function otherGrammar(text: string): string | undefined {
  if (isPage(text)) return undefined;
  if (/^\s*(?:<\?xml\b[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b/i.test(text)) return 'it is a feed: name it as feed:URL';
  const grammar = others.find(([, isWritten]) => isWritten(text))?.[0];
  return grammar && `it is written in ${grammar}, which is not read as a list: give it as Markdown or HTML`;
}
