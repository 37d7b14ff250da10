/** Gives each block the section it stands in, and sets apart the sections that are not the paper's own matter. */
import type { Block, Place } from '../../document.ts';
import { apartSection, sectionName } from '../../section-names.ts';
import type { PageBlock } from './blocks.ts';

export interface Placed {
  readonly blocks: readonly Block[];
  readonly appendix: readonly Block[];
  /** Characters by name of the section that was set apart. */
  readonly apart: Readonly<Record<string, number>>;
}

/**
 * @param title where the text before the first heading stands
 */
export function placeBlocks(matter: readonly PageBlock[], title: string): Placed {
  const blocks: Block[] = [];
  const appendix: Block[] = [];
  const apart: Record<string, number> = {};
  let place: Place = { kind: 'section', heading: title };
  let section: string | undefined;
  let skipping: { readonly name: string; readonly level: number } | undefined;
  for (const { kind, text, heading } of matter) {
    if (heading) {
      // A section set apart ends at the next heading of its level or above: what stands behind the references stays.
      if (!skipping || heading.level <= skipping.level) {
        const name = apartSection(text);
        skipping = name && { name, level: heading.level };
      }
      section = sectionName(text);
      place = { kind: 'section', heading: text, ...(heading.anchor && { anchor: heading.anchor }) };
    }
    if (skipping) apart[skipping.name] = (apart[skipping.name] ?? 0) + text.length;
    if (!skipping || skipping.name === 'appendix')
      (skipping ? appendix : blocks).push({ kind, text, place, ...(section && { section }) });
  }
  return { blocks, appendix, apart };
}
