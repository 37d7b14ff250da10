/** Which part of a paper a heading opens, and which parts are not its main matter. */
import { CAPITAL, LETTER } from '../layout/letter-classes.ts';

export type Part = 'main' | 'contents' | 'keywords' | 'references' | 'appendix' | 'acknowledgements' | 'checklist';

const REFERENCES =
  /^(?:references(?: and notes)?|bibliography|literature cited|works cited|reference list|notes and references|literatur(?:verzeichnis)?|参考文献|références)$/i;
const ACKNOWLEDGEMENTS =
  /^(?:acknowledge?ments?|acknowledge?ments? and .*|author contributions?|contributions?|funding|competing interests|conflicts? of interest|author information|謝辞)$/i;
const CONTENTS = /^(?:table of )?contents$|^inhalt(?:sverzeichnis)?$|^目次$/i;
/** A row of a table of contents ends in its page. */
const PAGE_AT_END = /(?:\s|\.\s?\.)\s*\d{1,3}$/;
const KEYWORDS =
  /^(?:key\s?words(?: and phrases)?|index terms|ccs concepts|categories and subject descriptors|general terms|acm reference format)$/i;
const CHECKLIST = /checklist$/i;
const APPENDIX =
  /^(?:appendix|appendices|supplementary materials?|supplemental materials?|supporting information|annex|付録)\b/i;
/** `A Proofs`, `B.2 Data`: a letter for a number. */
const LETTERED = new RegExp(`^[A-H](?:\\.\\d+)*[.:]?\\s+[${CAPITAL}]`);
const STARTS_LETTER = new RegExp(`^[${LETTER}]`);

/**
 * The part that a heading opens, given the part it stands in. `next`: it carries the number that must come next in the
 * main matter, which brings that back, whatever a table of contents seemed to open.
 */
export function partOf(text: string, name: string, before: Part, next: boolean): Part {
  const part = next && before !== 'references' && before !== 'contents' ? 'main' : before;
  if (CONTENTS.test(name)) return 'contents';
  if (part === 'contents' && PAGE_AT_END.test(text)) return part;
  if (REFERENCES.test(name)) return 'references';
  if (APPENDIX.test(text)) return 'appendix';
  if (CHECKLIST.test(name)) return 'checklist';
  if (part === 'appendix' || part === 'checklist') return part;
  if (part === 'references') return LETTERED.test(text) || !STARTS_LETTER.test(text) ? 'appendix' : part;
  if (KEYWORDS.test(name)) return 'keywords';
  if (ACKNOWLEDGEMENTS.test(name)) return 'acknowledgements';
  return 'main';
}
