/**
 * Small pieces of markup (a title, a note, an abstract) as text. Only what is a tag of HTML, JATS or MathML is one: "the
 * <mask> token" and "n<p and p>k" stand as they were written.
 */
import { decodeHTMLStrict } from 'entities';

const inlineTags = new Set(
  'a abbr acronym b bdi bdo big bold cite code data del dfn em font i ins italic kbd mark monospace q roman s samp sc scp small span strike strong styled-content sub sup tt u underline var wbr named-content overline'.split(
    ' ',
  ),
);
/** Whether a tag only marks words within a line. */
export const isInlineTag = (name: string): boolean => inlineTags.has(name);
const blockTags = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fig figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html img inline-graphic label li list list-item main nav ol p pre sec section section-title summary table tbody td tfoot th thead title tr ul abstract p disp-formula inline-formula alternatives disp-quote break ext-link xref email uri email media picture source video audio iframe object'.split(
    ' ',
  ),
);
/** Tags that stand alone. */
const emptyTags = /^(?:br|hr|img|wbr|break|inline-graphic|source)$/;
const mathTag =
  /^(?:math|m(?:i|n|o|s|text|space|row|frac|sqrt|root|style|error|padded|phantom|fenced|enclose|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|action)|none|semantics|annotation(?:-xml)?)$/;
/** Elements whose second part stands below or above their first. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  msub: ['_'],
  munder: ['_'],
  msup: ['^'],
  mover: ['^'],
  msubsup: ['_', '^'],
  munderover: ['_', '^'],
  mfrac: ['/'],
};

const tagPattern =
  /<(\/?)(?:(jats|mml|m|html|xhtml):)?([a-z][\w-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))*)\s*(\/?)>/gi;

const withoutUnseen = (markup: string): string =>
  markup
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    // IOP hides each formula in an instruction, and its MathML in another beside it.
    .replace(/<\?CDATA\s([\s\S]*?)\?>|<\?MML\s[\s\S]*?\?>/g, '$1')
    .replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, '$1')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(
      /<(?:mml:)?annotation(?:-xml)?\b[^<>]*>[\s\S]*?<\/(?:mml:)?annotation(?:-xml)?\s*>/gi,
      (whole, at: number, all: string) =>
        /<(?:mml:)?m(?:i|n|o|text)\b/i.test(all.slice(Math.max(0, all.lastIndexOf('math', at)), at)) ? '' : whole,
    )
    .replace(
      /<(?:jats:)?tex-math\b[^<>]*>([\s\S]*?)<\/(?:jats:)?tex-math\s*>/gi,
      (_, tex: string, at: number, all: string) => {
        // Beside MathML the same formula stands twice.
        const end = all.indexOf('</', all.indexOf('tex-math>', at) + 9);
        const around = all.slice(
          Math.max(0, all.lastIndexOf('alternatives', at)),
          all.indexOf('alternatives>', end) + 1 || undefined,
        );
        return /<(?:mml:)?math\b/i.test(around) ? '' : texOf(tex);
      },
    );

/** The formula of a whole TeX document, its preamble and marks apart. */
const texOf = (tex: string): string =>
  (/\\begin\{document\}([\s\S]*?)\\end\{document\}/.exec(tex)?.[1] ?? tex)
    .replace(/^\s*\$+|\$+\s*$/g, '')
    .replaceAll('<', '&lt;');

function withoutTags(markup: string): string {
  const closed = new Set(
    [...markup.matchAll(/<\/(?:\w+:)?([a-z][\w-]*)\s*>/gi)].map(([, name]) => name?.toLowerCase()),
  );
  /** Open elements of MathML, with how many parts each has had. */
  const math: { name: string; parts: number }[] = [];
  return markup.replace(
    tagPattern,
    (whole, slash: string, prefix: string | undefined, written: string, _attributes, alone: string) => {
      const name = written.toLowerCase();
      const isMath = mathTag.test(name) && (prefix !== undefined || name === 'math' || math.length > 0);
      if (isMath) return mathMark(math, name, slash !== '', alone !== '');
      const known = prefix !== undefined || inlineTags.has(name) || blockTags.has(name);
      const isPaired = slash !== '' || alone !== '' || closed.has(name) || emptyTags.test(name);
      // An opening tag that nothing closes is a sign of its own: `<s>` is a token of some models.
      if (!known || !(isPaired || /^(?:p|li)$/.test(name))) return whole;
      return inlineTags.has(name) || /^(?:inline-formula|alternatives)$/.test(name) ? '' : ' ';
    },
  );
}

/** What a tag of MathML leaves in the text: a mark before the part that it lowers or raises. */
function mathMark(math: { name: string; parts: number }[], name: string, closes: boolean, alone: boolean): string {
  if (closes) {
    const at = math.findLastIndex((open) => open.name === name);
    if (at >= 0) math.length = at;
    return '';
  }
  const parent = math.at(-1);
  const mark = parent ? (scripts[parent.name]?.[parent.parts - 1] ?? '') : '';
  if (parent) parent.parts += 1;
  if (!alone) math.push({ name, parts: 0 });
  return mark;
}

/** Blanks between the tags of a formula are its writer's, not its own. */
const tightMath = (markup: string): string =>
  markup.includes('math')
    ? markup.replace(/<(mml:|m:)?math\b[\s\S]*?<\/\1math\s*>/gi, (formula) =>
        formula.replace(/>\s+(?=<)/g, '>').replace(/(<(?:\w+:)?m[ino]\b[^<>]*>)\s+|\s+(?=<\/(?:\w+:)?m[ino]>)/g, '$1'),
      )
    : markup;

/** Tags out, their words kept. */
export const tagless = (markup: string): string =>
  markup.includes('<') ? withoutTags(tightMath(withoutUnseen(markup))) : markup;

/** Character references of HTML, each resolved once; unknown names and bare ampersands stay as written. */
export const decodeReferences = (text: string): string =>
  text.includes('&') ? decodeHTMLStrict(text).replaceAll('\u0000', '') : text;
