/** Which caption belongs to which table of a text. */
import type { Block } from '../../documents/document.ts';

const NAMES_A_TABLE = /^(?:tab|表)/i;

/**
 * The captions of all tables by the table's place among the blocks; empty for a table without one. Between two captions,
 * the one that names a table counts, then the side on which the paper's other tables have theirs.
 */
export function captionsOfTables(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const tables = blocks.flatMap(({ kind }, at) => (kind === 'table' ? [at] : []));
  const isCaption = (at: number) => blocks[at]?.kind === 'caption';
  const names = (at: number) => isCaption(at) && NAMES_A_TABLE.test(blocks[at]!.text);
  const lean = tables.reduce((sum, at) => sum + Number(isCaption(at - 1)) - Number(isCaption(at + 1)), 0);
  const given = new Set<number>();
  return new Map(
    tables.map((at) => {
      const sides = (lean < 0 ? [at + 1, at - 1] : [at - 1, at + 1]).filter(
        (side) => isCaption(side) && !given.has(side),
      );
      const own = sides.find(names) ?? sides[0];
      if (own !== undefined) given.add(own);
      return [at, own === undefined ? '' : blocks[own]!.text];
    }),
  );
}
