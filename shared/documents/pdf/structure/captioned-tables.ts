/** Tables told by their captions. */
import type { KnownGroup } from './group-kind.ts';
import { isTabular } from './tabular.ts';

const TABLE_CAPTION = /^(?:tab|表)/i;
const OPEN: readonly KnownGroup['kind'][] = ['figure', 'equation', 'table'];

/** What stands next to the caption of a table, in rows of cells, is that table, however small. */
export function withCaptionedTables(groups: readonly KnownGroup[]): KnownGroup[] {
  const known = [...groups];
  for (const [i, group] of groups.entries()) {
    if (group.kind !== 'caption' || !TABLE_CAPTION.test(group.lines[0]!.text)) continue;
    for (const step of [1, -1]) {
      const own: number[] = [];
      for (let k = i + step; groups[k] && OPEN.includes(groups[k]!.kind); k += step) own.push(k);
      const lines = own.sort((a, b) => a - b).flatMap((k) => groups[k]!.lines);
      if (!isTabular(lines, 2)) continue;
      for (const k of own) known[k] = { kind: 'table', lines: groups[k]!.lines };
      break;
    }
  }
  return known;
}
