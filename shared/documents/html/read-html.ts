/** A page of HTML → blocks with section anchors, references and furniture set apart, hidden text reported. */
import { codeLinksOf } from '../code-links.ts';
import type { Block, Suspicion } from '../document.ts';
import { guardHidden } from '../guard/guard-hidden.ts';
import { dropEmptyHeadings, isFurniture } from './article/furniture.ts';
import { mainMatter, proseContainer, proseLength } from './article/main-matter.ts';
import { countTags, outOfBounds } from './article/page-bounds.ts';
import { partsOf } from './article/page-parts.ts';
import { isWall } from './article/wall.ts';
import { openPage, squeeze, survey } from './dom.ts';
import { firstLinks } from './facts/first-links.ts';
import { type PaperLink, paperLink } from './facts/paper-link.ts';
import { type HiddenPiece, takeHidden } from './hidden/hidden-text.ts';
import { type PageBlock, pageBlocks } from './text/blocks.ts';
import { isItemMark, isLatexml, takeApart } from './text/latexml.ts';
import { placeBlocks } from './text/place-blocks.ts';

export interface HtmlReading {
  /** Why the page was not read at all. */
  readonly refused?: string;
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** Blocks of the appendix, which `setApart` counts too. */
  readonly appendix: readonly Block[];
  /** Characters by reason: references, furniture, hidden, acknowledgements. */
  readonly setApart: Readonly<Record<string, number>>;
  /** Hidden text that speaks to reader-machines; the blocks themselves are guarded by who reads them. */
  readonly suspicions: readonly Suspicion[];
  /** As `PaperDocument` has them. */
  readonly codeLinks: readonly string[];
  /** It stands in the place of a text: a consent question, a log-in, the beginning of what must be paid for. */
  readonly wall: boolean;
  /** Where the page leads to the paper itself. */
  readonly paper?: PaperLink;
  /** Characters of the blocks, to judge whether this is a text at all. */
  readonly characters: number;
}

/** @param html a whole page as text; broken HTML is read as browsers would, a trap is named, nothing throws */
export function readHtml(html: string): HtmlReading {
  const tags = countTags(html);
  const refused = outOfBounds(html, tags);
  if (refused)
    return {
      ...{ refused, blocks: [], appendix: [], setApart: { furniture: html.length } },
      ...{ suspicions: [], codeLinks: [], wall: false, characters: 0 },
    };
  const document = openPage(html);
  const hidden = takeHidden(document);
  const visible = squeeze(document.body?.textContent ?? '');
  const page = survey(document.documentElement, ['title', 'meta', 'link', 'article', 'h1', 'p', 'a']);
  const title = titleOf(page);
  const paper = paperLink(page);
  const inParagraphs = page.p.reduce((sum, element) => sum + (element.textContent ?? '').length, 0);
  const root = mainMatter(document, page.article, tags);
  const codeLinks = codeLinksOf(root ? firstLinks(root) : []);
  const { parts, appendices } = root && isLatexml(root) ? takeApart(root) : { parts: {}, appendices: [] };
  const own = ownBlocks(root, title);
  const matter = mayHoldMore(own, inParagraphs) ? (secondChoice(html, own, title) ?? own) : own;
  const { blocks, appendix, apart } = placeBlocks(matter, title ?? '');
  const taken = appendices.map((one) => placeBlocks(ownBlocks(one, title), title ?? ''));
  const characters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return {
    ...(title && { title }),
    ...(paper && { paper }),
    blocks,
    appendix: [...appendix, ...taken.flatMap((one) => [...one.blocks, ...one.appendix])],
    setApart: accountFor({ hidden, visible: visible.length, characters, apart: [parts, apart] }),
    suspicions: guardHidden(hidden),
    codeLinks,
    wall: isWall(
      blocks.map(({ text }) => text),
      visible,
    ),
    characters,
  };
}

/** Every character of the page under the name of what it was; what nothing else names is furniture. */
function accountFor(found: {
  readonly hidden: readonly HiddenPiece[];
  readonly visible: number;
  readonly characters: number;
  readonly apart: readonly Readonly<Record<string, number>>[];
}): Record<string, number> {
  const account: Record<string, number> = {};
  for (const [name, size] of found.apart.flatMap(Object.entries<number>)) {
    if (size > 0) account[name] = (account[name] ?? 0) + size;
  }
  const named = Object.values(account).reduce((sum, size) => sum + size, 0);
  const rest = found.visible - found.characters - named;
  if (rest > 0) account.furniture = (account.furniture ?? 0) + rest;
  const hidden = found.hidden.reduce((sum, piece) => sum + piece.text.length, 0);
  if (hidden > 0) account.hidden = hidden;
  return account;
}

/** The blocks of the page's own matter: without furniture, without the title, which is given apart. */
function ownBlocks(root: Element | undefined, title: string | undefined): PageBlock[] {
  if (!root) return [];
  if (isLatexml(root) || root.closest('.ltx_appendix'))
    return pageBlocks(root).filter(({ heading, text }) => (!heading || text !== title) && !isItemMark(text));
  const isPart = partsOf(root);
  const own = pageBlocks(root).filter((block) => !isFurniture(block) && !isPart(block.element));
  return dropEmptyHeadings(own.filter((block) => !block.heading || block.text !== title));
}

/** Characters; a page with less is looked at again. */
const LITTLE_TEXT = 1_500;
/** The second choice counts only when it finds this many times the text. */
const CLEARLY_MORE = 2;

/** Reading a page twice costs as much again, so only pages that show more paragraphs than were found are looked at. */
function mayHoldMore(blocks: readonly PageBlock[], inParagraphs: number): boolean {
  const found = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return found < LITTLE_TEXT && (inParagraphs >= CLEARLY_MORE * found || found === 0);
}

/** The page read anew by where its prose stands; undefined when that finds not clearly more. */
function secondChoice(html: string, first: readonly PageBlock[], title: string | undefined): PageBlock[] | undefined {
  const document = openPage(html);
  takeHidden(document);
  if (!document.body) return undefined;
  const blocks = pageBlocks(document.body);
  if (proseLength(blocks) < CLEARLY_MORE * proseLength(first) || proseLength(blocks) === 0) return undefined;
  const second = ownBlocks(proseContainer(document.body, blocks), title);
  return proseLength(second) >= CLEARLY_MORE * proseLength(first) ? second : undefined;
}

function titleOf(page: Readonly<Record<'h1' | 'title', readonly Element[]>>): string | undefined {
  return squeeze(page.h1[0]?.textContent ?? '') || squeeze(page.title[0]?.textContent ?? '') || undefined;
}
