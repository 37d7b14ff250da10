/** A page of HTML → blocks with section anchors, references and furniture set apart, hidden text reported. */
import type { Block, Place, Suspicion } from '../document.ts';
import { guardHidden } from '../injection/guard-hidden.ts';
import { type PageBlock, pageBlocks } from './blocks.ts';
import { openPage, squeeze } from './dom.ts';
import { dropEmptyHeadings, isFurniture } from './furniture.ts';
import { takeHidden } from './hidden-text.ts';
import { mainMatter } from './main-matter.ts';
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
  const root = mainMatter(document);
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
  for (const block of root ? ownBlocks(root, title) : []) {
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
function ownBlocks(root: Element, title: string | undefined): PageBlock[] {
  const isPart = partsOf(root);
  const own = pageBlocks(root).filter((block) => !isFurniture(block) && !isPart(block.element));
  return dropEmptyHeadings(own.filter((block) => !block.heading || block.text !== title));
}

function titleOf(document: Document): string | undefined {
  const named = document.querySelector('.ltx_title_document') ?? document.querySelector('h1');
  return squeeze(named?.textContent ?? '') || squeeze(document.querySelector('title')?.textContent ?? '') || undefined;
}
