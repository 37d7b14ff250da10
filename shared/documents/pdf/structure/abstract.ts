/** Which paragraphs of a paper are its abstract: some journals set it without a heading, or the text right behind it. */
import { SECTION_NAMES } from '../../section-names.ts';
import { characters, type KnownGroup } from './group-kind.ts';
import { topNumber } from './heading.ts';

/** The section of an abstract whose heading is not printed. */
export const ABSTRACT_SECTION = 'Abstract';

const NAMED = new RegExp(`^(?:${SECTION_NAMES.abstract})$`, 'i');
const FIRST_SECTION = /^(?:introduction|background|はじめに|まえがき|序論|緒言|einleitung)$/i;
/** Terms of a catalogue, which stand between the abstract and the text. */
const TERMS =
  /^(?:(?:acm )?categor(?:y|ies) and subject|cr categor|ccs concepts|general terms|(?:additional )?key ?words|index terms|キーワード)/i;

/** Characters of an abstract without a heading; less is an address or a motto, more is the text itself. */
const SHORTEST = 200;
const LONGEST = 4000;
/** Points by which an abstract's type differs from the text's, where the type alone tells it. */
const OTHER_SIZE = 0.5;

/** @param groups what stands behind title and authors */
export function abstractOf(groups: readonly KnownGroup[]): ReadonlySet<KnownGroup> {
  const named = groups.findIndex(
    ({ heading, lines }) =>
      heading && lines[0]!.page === 1 && NAMED.test(heading.name) && topNumber(heading.text) === undefined,
  );
  const from = named + 1;
  const until = groups.findIndex(
    ({ heading, lines }, i) => i >= from && (heading?.level === 'section' || TERMS.test(lines[0]!.text)),
  );
  const open = groups.slice(from, until < 0 ? groups.length : until).filter(({ kind }) => kind === 'paragraph');
  let start = named >= 0 ? 0 : open.findIndex((group) => characters([group]) >= SHORTEST);
  // Without a heading dates of receipt may stand before it, in another type.
  while (start > 0 && sameType(open[start - 1]!, open[start]!)) start -= 1;
  const first = open[start];
  if (!first) return new Set();
  const run = open.slice(start);
  const alike = run.findIndex((group) => !sameType(group, first));
  const own = alike < 0 ? run : run.slice(0, alike);
  if (named >= 0) return new Set(own);
  const next = groups[until];
  const opensText =
    next !== undefined &&
    (TERMS.test(next.lines[0]!.text) ||
      (next.heading !== undefined && (FIRST_SECTION.test(next.heading.name) || topNumber(next.heading.text) === 1)));
  const told = alike > 0 ? isSetApart(first, run[alike]!) : opensText;
  const size = characters(own);
  return new Set(told && size <= LONGEST && own[0]!.lines[0]!.page === 1 ? own : []);
}

const isBold = ({ lines }: KnownGroup) => lines.filter(({ bold }) => bold > 0.5).length > lines.length / 2;

function sameType(a: KnownGroup, b: KnownGroup): boolean {
  return Math.abs(a.lines[0]!.size - b.lines[0]!.size) < OTHER_SIZE && isBold(a) === isBold(b);
}

/** An abstract is smaller or bolder than the text behind it, never larger. */
function isSetApart(abstract: KnownGroup, text: KnownGroup): boolean {
  return abstract.lines[0]!.size <= text.lines[0]!.size - OTHER_SIZE || (isBold(abstract) && !isBold(text));
}
