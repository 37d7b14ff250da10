/** Refuses pages that are built to exhaust their reader, before any of them is parsed. */

/** Characters; 8 MB of HTML take some 600 MB of memory as a document. Longer papers have a PDF. */
const MOST_CHARACTERS = 8_000_000;
/**
 * Tags, opening and closing, that a page may have to be searched for its main matter: that takes time by their square.
 * Of a thousand real pages the largest has 20,000.
 */
export const MOST_SEARCHED = 20_000;
/** A page made by LaTeXML needs no search, and its formulas are many. */
const MOST_TAGS = 120_000;
const MOST_LATEXML_TAGS = 1_000_000;
/** Below this many tags no nesting can hurt. */
const FEW_TAGS = 10_000;
/** Elements inside each other; building the document takes time by the square of it. Real pages stay below 100. */
const DEEPEST = 2_000;
/** Elements that no page leaves open by habit, as it does `<p>` and `<li>`. */
const NESTING =
  /<(\/?)(?:div|table|section|article|span|ul|ol|blockquote|font|b|i|u|em|strong|center|details|form|math|mrow|a|sup|sub)\b/gi;

/** Tags of a page, or what looks like one. */
export function countTags(html: string): number {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags += 1;
  return tags;
}

/** Why a page with so many tags is not read, or undefined when it is. */
export function outOfBounds(html: string, tags: number): string | undefined {
  if (html.length > MOST_CHARACTERS) return `it has more than ${MOST_CHARACTERS} characters`;
  if (tags < FEW_TAGS) return undefined;
  const most = html.includes('ltx_document') ? MOST_LATEXML_TAGS : MOST_TAGS;
  if (tags > most) return `it has more than ${most} tags`;
  let depth = 0;
  for (const [, slash] of html.matchAll(NESTING)) {
    depth += slash ? -1 : 1;
    if (depth > DEEPEST) return `its elements stand more than ${DEEPEST} deep in each other`;
  }
  return undefined;
}
