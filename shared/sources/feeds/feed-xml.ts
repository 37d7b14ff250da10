/**
 * Atom, RSS and OAI as flat fields per entry, by the events of htmlparser2 in XML mode: four times as fast as building a
 * tree. What is not well-formed, declares a document type or ends early is refused whole; readers of feeds by a tree
 * (feedsmith) take an RSS that ends in the middle for a whole one, and know neither OAI nor arXiv's own fields.
 */
import { Parser } from 'htmlparser2';
import { decodeReferences, isInlineTag } from '../../papers/markup.ts';
import { hostOf, refuseDoctype } from '../ask.ts';
import { SourceError } from '../source.ts';

export interface XmlField {
  /** Path below the entry, prefixes kept: `title`, `author/name`, `dc:creator`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text as it stands, entities resolved; of XHTML content, its markup. */
  readonly text: string;
  /** What relative addresses in it start from (XML Base): the feed's own address, or what `xml:base` made of it. */
  readonly base: string;
}

export interface XmlFeed {
  /** Name of the root without prefix: `feed`, `rss`, `RDF`, `OAI-PMH`. */
  readonly root: string;
  /** Fields outside entries, paths below the root: `opensearch:totalResults`, `channel/title`. */
  readonly head: readonly XmlField[];
  readonly entries: readonly (readonly XmlField[])[];
}

/** Deeper than this no feed nests; deeper text counts for its ancestor. */
const depthLimit = 12;
/** An archive of all years; more is an attack on memory. */
const entryLimit = 10_000;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
  hasChildren: boolean;
  readonly hasAttributes: boolean;
  readonly base: string;
}

/** Fields that hold text: what their writer forgot to mask in them is part of it. */
const textField = /^(?:(?:dc:|dcterms:)?(?:title|description|abstract)|summary|content(?::encoded)?|subtitle)$/;
/** The namespace whose names RSS 1.0 may write with a prefix of their own. */
const rss1 = 'http://purl.org/rss/1.0/';

/** A start tag as it was written, quotes apart. */
function tagOf(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
  return `<${name}${written.join('')}>`;
}

/** @param isEntry whether an element of this name begins an entry; entries do not nest */
export function readFeedXml(xml: string, url: string, isEntry: (name: string) => boolean): XmlFeed {
  refuseDoctype(xml, url);
  const cutShort = (): SourceError =>
    new SourceError('cut-short', `${hostOf(url)} sent XML that ends in the middle`, { retryable: true });
  const entries: XmlField[][] = [];
  const head: XmlField[] = [];
  const open: Open[] = [];
  let root: string | undefined;
  let prefix = '';
  /** Index in `open` of the running entry. */
  let entryAt = -1;
  let fields = head;
  /** Index in `open` of the element whose content is markup to be kept. */
  let markupAt = -1;
  /** Index in `open` of the field whose text is read. */
  let textAt = -1;
  let inData = false;

  const parser = new Parser(
    {
      onopentag(rawName, attributes) {
        const top = open.at(-1);
        if (top) top.hasChildren = true;
        const name = prefix && rawName.startsWith(prefix) ? rawName.slice(prefix.length) : rawName;
        if (root === undefined) {
          const colon = rawName.indexOf(':');
          // `atom:feed` has its own elements under the same prefix; `rdf:RDF` has not.
          root = rawName.slice(colon + 1);
          const [named] = Object.entries(attributes).find(([, value]) => value === rss1) ?? [];
          if (colon >= 0 && root === 'feed') prefix = rawName.slice(0, colon + 1);
          else if (named?.startsWith('xmlns:')) prefix = `${named.slice(6)}:`;
        }
        const holder = open[markupAt];
        let hasAttributes = false;
        for (const key in attributes) {
          hasAttributes = true;
          const value = attributes[key] ?? '';
          if (!holder && value.includes('&')) attributes[key] = decodeReferences(value);
        }
        if (holder) holder.text += tagOf(rawName, attributes);
        const above = top?.base ?? url;
        const base =
          attributes['xml:base'] === undefined ? above : (URL.parse(attributes['xml:base'], above)?.href ?? above);
        open.push({ name, attributes, text: '', hasChildren: false, hasAttributes, base });
        if (entryAt < 0 && isEntry(name)) {
          entryAt = open.length - 1;
          fields = [];
        } else if (!holder && /xhtml/i.test(attributes.type ?? '')) markupAt = open.length - 1;
        else if (!holder && textAt < 0 && entryAt === open.length - 2 && textField.test(name)) textAt = open.length - 1;
      },
      oncdatastart() {
        inData = true;
      },
      oncdataend() {
        inData = false;
      },
      ontext(text) {
        const holder = open[markupAt] ?? open.at(-1);
        // Markup that is kept stays as it was written.
        if (holder) holder.text += inData || markupAt >= 0 || !text.includes('&') ? text : decodeReferences(text);
      },
      onclosetag(rawName, implied) {
        const depth = open.length - 1;
        const closed = open.pop();
        // A tag that closes itself counts as implied too; one closed by its parent's end was cut or forgotten.
        if (!closed || (implied && xml[parser.endIndex - 1] !== '/')) throw cutShort();
        if (depth === markupAt) markupAt = -1;
        const holder = open[markupAt];
        if (holder) {
          holder.text += `</${rawName}>`;
          return;
        }
        if (depth === entryAt) {
          if (entries.length < entryLimit) entries.push(fields);
          entryAt = -1;
          fields = head;
          return;
        }
        if (depth === textAt) textAt = -1;
        const above = open.at(-1);
        // `A <em>real</em> thing`, `<p>One.</p><p>Two.</p>`
        if (above && textAt >= 0) {
          above.text += isInlineTag(rawName) ? closed.text : ` ${closed.text} `;
          return;
        }
        if (closed.hasChildren && !closed.hasAttributes && closed.text.trim() === '') return;
        const first = entryAt >= 0 ? entryAt + 1 : 1;
        let name = closed.name;
        for (let at = depth - 1; at >= first && depth - at < depthLimit; at -= 1) name = `${open[at]?.name}/${name}`;
        if (depth > 0) fields.push({ name, attributes: closed.attributes, text: closed.text, base: closed.base });
      },
      onerror(error) {
        throw error;
      },
    },
    // Entities are resolved here, where there are any: the reader then need not look at every letter.
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(xml);
  const unclosed = open.length > 0;
  if (root === undefined) throw new SourceError('not-a-feed', `${hostOf(url)} sent no XML`, { retryable: true });
  if (unclosed) throw cutShort();
  parser.end();
  return { root, head, entries };
}

/** Text of the first field of a name; empty where there is none. */
export function fieldText(fields: readonly XmlField[], name: string): string {
  return fields.find((field) => field.name === name)?.text ?? '';
}
