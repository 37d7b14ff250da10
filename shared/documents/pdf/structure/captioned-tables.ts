/** Tables told by their captions. */
import type { KnownGroup } from './group-kind.ts';
import { isTabular } from './tabular.ts';

const TABLE_CAPTION = /^(?:tab|表)/i;
const OPEN: readonly KnownGroup['kind'][] = ['figure', 'equation', 'table'];
/** A label and its value in each row read like lines of text to whoever does not see the gap between them. */
const ROWS_OR_TEXT: readonly KnownGroup['kind'][] = ['paragraph', 'list'];

/** What stands next to the caption of a table, in rows of cells, is that table, however small. */
export function withCaptionedTables(groups: readonly KnownGroup[]): KnownGroup[] {
  const known = [...groups];
  for (const [i, group] of groups.entries()) {
    if (group.kind !== 'caption' || !TABLE_CAPTION.test(group.lines[0]!.text)) continue;
    for (const step of [1, -1]) {
      const own: number[] = [];
      const from = i + step + (step > 0 && isCaptionInCapitals(groups[i + 1]) ? 1 : 0);
      for (let k = from; groups[k] && mayBeTable(groups[k]!); k += step) own.push(k);
      const lines = own.sort((a, b) => a - b).flatMap((k) => groups[k]!.lines);
      if (!isTabular(lines, 2)) continue;
      for (const k of own) known[k] = { kind: 'table', lines: groups[k]!.lines };
      break;
    }
  }
  return known;
}

const mayBeTable = ({ kind, lines }: KnownGroup) =>
  OPEN.includes(kind) || (ROWS_OR_TEXT.includes(kind) && isTabular(lines, 2));

/** `TABLE I` on a line of its own has its words below it in capitals. */
const isCaptionInCapitals = (group: KnownGroup | undefined): boolean =>
  group?.lines.every(({ text, cells }) => cells === 1 && text === text.toUpperCase() && /\p{L}{3}/u.test(text)) ??
  false;
