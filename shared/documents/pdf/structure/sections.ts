/** Which part of a paper a heading opens, and which parts are not its main matter. */
import { type ApartSection, apartSection } from '../../section-names.ts';
import { CAPITAL, LETTER } from '../layout/letter-classes.ts';

export type Part = ApartSection | 'main';

/** A row of a table of contents ends in its page. */
const PAGE_AT_END = /(?:\s|\.\s?\.)\s*\d{1,3}$/;
/** `A Proofs`, `B.2 Data`: a letter for a number. */
const LETTERED = new RegExp(`^[A-H](?:\\.\\d+)*[.:]?\\s+[${CAPITAL}]`);
const STARTS_LETTER = new RegExp(`^[${LETTER}]`);

/**
 * The part that a heading opens, given the part it stands in. `next`: it carries the number that must come next in the
 * main matter, which brings that back, whatever a table of contents seemed to open.
 */
export function partOf(text: string, name: string, before: Part, next: boolean): Part {
  const part = next && before !== 'references' && before !== 'contents' ? 'main' : before;
  const apart = apartSection(text, name);
  if (apart === 'contents') return apart;
  if (part === 'contents' && PAGE_AT_END.test(text)) return part;
  if (apart === 'references' || apart === 'appendix' || apart === 'checklist') return apart;
  if (part === 'appendix' || part === 'checklist') return part;
  if (part === 'references') return LETTERED.test(text) || !STARTS_LETTER.test(text) ? 'appendix' : part;
  return apart ?? 'main';
}
