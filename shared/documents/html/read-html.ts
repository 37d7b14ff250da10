/** A page of HTML → blocks with section anchors, references and furniture set apart, hidden text reported. */
import type { Block, Place, Suspicion } from '../document.ts';
import { guardHidden } from '../injection/guard-hidden.ts';
import { type PageBlock, pageBlocks } from './blocks.ts';
import { byTag, openPage, squeeze } from './dom.ts';
import { dropEmptyHeadings, isFurniture } from './furniture.ts';
import { takeHidden } from './hidden-text.ts';
import { mainMatter, proseContainer, proseLength } from './main-matter.ts';
import { partsOf } from './page-parts.ts';
import { type PaperLink, paperLink } from './paper-link.ts';
import { apartSection, sectionName } from './section-names.ts';

export interface HtmlReading {
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** Characters by reason: references, furniture, hidden, acknowledgements. */
  readonly setApart: Readonly<Record<string, number>>;
  /** Hidden text that speaks to reader-machines; the blocks themselves are guarded by who reads them. */
  readonly suspicions: readonly Suspicion[];
  /** Where the page leads to the paper itself. */
  readonly paper?: PaperLink;
  /** Characters of the blocks, to judge whether this is a text at all. */
  readonly characters: number;
}

/** @param html a whole page as text; broken HTML is read as browsers would, nothing throws */
export function readHtml(html: string): HtmlReading {
  const document = openPage(html);
  const hidden = takeHidden(document);
  const visible = squeeze(document.body?.textContent ?? '').length;
  const title = titleOf(document);
  const paper = paperLink(document);
  const inParagraphs = byTag(document, 'p').reduce((sum, element) => sum + (element.textContent ?? '').length, 0);
  const own = ownBlocks(mainMatter(document), title);
  const matter = mayHoldMore(own, inParagraphs) ? (secondChoice(html, own, title) ?? own) : own;
  const apart: Record<string, number> = {};
  const count = (name: string, characters: number): void => {
    if (characters > 0) apart[name] = (apart[name] ?? 0) + characters;
  };
  count(
    'hidden',
    hidden.reduce((sum, piece) => sum + piece.text.length, 0),
  );

  const blocks: Block[] = [];
  let place: Place = { kind: 'section', heading: title ?? '' };
  let section: string | undefined;
  let skipping: { name: string; level: number } | undefined;
  for (const block of matter) {
    if (block.heading) {
      const name = apartSection(block.text);
      if (name && (!skipping || block.heading.level <= skipping.level)) skipping = { name, level: block.heading.level };
      else if (skipping && block.heading.level <= skipping.level) skipping = undefined;
      section = sectionName(block.text);
      place = { kind: 'section', heading: block.text, ...(block.heading.anchor && { anchor: block.heading.anchor }) };
    }
    if (skipping) count(skipping.name, block.text.length);
    else if (!isFurniture(block))
      blocks.push({ kind: block.kind, text: block.text, place, ...(section && { section }) });
  }

  const characters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const counted = Object.entries(apart).reduce((sum, [name, size]) => sum + (name === 'hidden' ? 0 : size), 0);
  count('furniture', visible - characters - counted);
  return {
    ...(title && { title }),
    ...(paper && { paper }),
    blocks,
    setApart: apart,
    suspicions: guardHidden(hidden),
    characters,
  };
}

/** The blocks of the page's own matter: without furniture, without the title, which is given apart. */
function ownBlocks(root: Element | undefined, title: string | undefined): PageBlock[] {
  if (!root) return [];
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

function titleOf(document: Document): string | undefined {
  const named = byTag(document, 'h1')[0];
  return squeeze(named?.textContent ?? '') || squeeze(byTag(document, 'title')[0]?.textContent ?? '') || undefined;
}
