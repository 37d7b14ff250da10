/**
 * Finds numbers that the paper has, but never in that unit: 84.1秒 for 84.1 ms, 37倍 for 37 percent. Where the paper also gives
 * the number bare, as in the cell of a table, nobody can tell what it counts there; only a number of three digits and more,
 * which hardly stands for two things in one paper, is then still held to its unit.
 */
import { measuresOf, type UnitsOfValues, valueKey } from '../../text/measures.ts';

const TELLING_DIGITS = 3;

export function unitContradicted(claim: string, source: UnitsOfValues): string | undefined {
  for (const { value, unit } of measuresOf(claim)) {
    if (unit === undefined || unit === 'things') continue;
    const known = [...(source.get(valueKey(value)) ?? [])];
    if (unit === '%' && value > 100 && known.length === 0) {
      const multiple = source.get(valueKey(value / 100));
      if (multiple && !multiple.has('times') && !(multiple.has(undefined) && !Number.isInteger(value / 100)))
        return `the paper gives ${value / 100} in another unit than ${value}%`;
    }
    const named = known.filter((each) => each !== undefined);
    if (named.length === 0 || named.includes(unit) || (named.length < known.length && !isTelling(value))) continue;
    return `the paper gives ${value} in ${named.join(', ')} and not in ${unit}`;
  }
  return undefined;
}

const isTelling = (value: number): boolean => String(value).replace(/^0?\.0*|\./g, '').length >= TELLING_DIGITS;
