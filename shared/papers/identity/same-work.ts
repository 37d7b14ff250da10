/**
 * Whether two records under different ids are one work (a preprint and its journal version). Anybody can write down another's
 * title, so a title alone never tells: it takes the same DOI or the whole list of authors, and titles that are alike by
 * Dice's measure. What the joined record may then say is `joinWorks`' matter.
 */
import { countsOf } from '../ranking/term-vectors.ts';
import { authorsOf, doiOf, isFromFeeds, isVouched, joinWorks, titleOf, type Work } from './work.ts';

/** Dice's measure of two titles' words. Among 1,425 titles of one field and month the likest two works stand at 0.82. */
export const titleThreshold = 0.9;
/** A preprint is often renamed by its journal; under one DOI this much of the title must be left. */
const renamedThreshold = 0.5;

/** Words of a title for comparison: compatibility forms folded, marks, case and punctuation away. */
export function titleWords(title: string): string[] {
  // The accents of Latin, Greek and Cyrillic alone: a mark of kana makes another letter.
  const folded = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[$\\{}]/g, '');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Share of words in common, 0 to 1: 2·|A∩B| / (|A|+|B|) over multisets. */
export function titleLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = countsOf(a);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      common += 1;
      left.set(word, count - 1);
    }
  }
  return (2 * common) / (a.length + b.length);
}

/** One author for comparison: the family name, and the given name as far as it is written. */
interface Name {
  readonly family: string;
  readonly given: string;
}

/** "Quoc V. Le" and "Le, Quoc" without marks and case. */
function nameOf(author: string): Name {
  const [before = '', after] = author
    .split(',')
    .map((part) => titleWords(part).filter((word) => !/^(?:jr|sr|ii|iii)$/.test(word)));
  const words = after && after.length > 0 ? [...after, ...before] : [...before];
  const family = (after && after.length > 0 ? before.at(-1) : words.at(-1)) ?? '';
  return { family, given: words.length > 1 ? (words[0] ?? '') : '' };
}

/** Names whose every word is equal, or of which one has only the initial of the other's given name. */
const isAlike = (a: Name, b: Name): boolean =>
  a.family === b.family &&
  (a.given === b.given ||
    (a.given.slice(0, 1) === b.given.slice(0, 1) && Math.min(a.given.length, b.given.length) === 1));

/** Whether a name is written out, so that it tells one person from the others of that family. */
const isWhole = ({ family, given }: Name): boolean =>
  given.length > 1 || (given === '' && /^[\p{Script=Han}\p{Script=Hangul}]{3,}/u.test(family));

/** Whether two lists name the same people, all of them, in any order. One author alone must be named in full. */
export function sameAuthors(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || a.length !== b.length) return false;
  const left = b.map(nameOf);
  for (const author of a.map(nameOf)) {
    const at = left.findIndex(
      (other) => isAlike(author, other) && (a.length > 1 || (isWhole(author) && isWhole(other))),
    );
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

export interface Named {
  readonly title: string;
  readonly authors: readonly string[];
  /** Lower case. */
  readonly doi?: string | undefined;
}

/** Numbers, versions and parts tell works of one series apart: "Part II", "LLaVA-1.6", "GPT-4". */
const distinguishing = (words: readonly string[]): string =>
  words.filter((word) => /\d/.test(word) || /^(?:i|ii|iii|iv|v|vi|not|no|without)$/.test(word)).join(' ');

export function sameWork(a: Named, b: Named): boolean {
  const left = titleWords(a.title);
  const right = titleWords(b.title);
  const likeness = titleLikeness(left, right);
  if (a.doi !== undefined && a.doi === b.doi && likeness >= renamedThreshold) return true;
  return (
    likeness >= titleThreshold && distinguishing(left) === distinguishing(right) && sameAuthors(a.authors, b.authors)
  );
}

const named = (work: Work): Named => ({ title: titleOf(work), authors: authorsOf(work), doi: doiOf(work) });

/**
 * The words of a title under which alike titles are sure to meet: two titles that reach the threshold share so many words
 * that some of the rarest of each are among them (prefix filtering, Chaudhuri et al. 2006). Keeps the work linear.
 */
function meetingWords(words: readonly string[], frequency: ReadonlyMap<string, number>): string[] {
  const shared = Math.ceil((titleThreshold / (2 - titleThreshold)) * words.length);
  const byRarity = words.toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1));
  return [...new Set(byRarity.slice(0, words.length - shared + 1))];
}

/** Joins works that are the same by title and authors or by DOI, keeping the order of first sight. */
export function joinSameWorks(works: readonly Work[]): Work[] {
  const titles = works.map((work) => titleWords(titleOf(work)));
  const frequency = countsOf(titles.flat());
  const joined: Work[] = [];
  const meeting = new Map<string, Set<number>>();
  works.forEach((work, at) => {
    const doi = doiOf(work);
    const words = [...meetingWords(titles[at] ?? [], frequency), ...(doi ? [`doi:${doi}`] : [])];
    const near = new Set(words.flatMap((word) => [...(meeting.get(word) ?? [])]));
    const same = [...near]
      .sort((a, b) => a - b)
      .find((index) => {
        const known = joined[index];
        // arXiv keeps one id per work: two ids are two works, whatever their titles.
        if (known?.identity?.scheme === 'arxiv' && work.identity?.scheme === 'arxiv') return false;
        // Of two feeds nobody can say which one has the right to the title.
        if (known && [known, work].every((each) => isFromFeeds(each) && !isVouched(each))) return false;
        return known && sameWork(named(known), named(work));
      });
    const index = same ?? joined.length;
    const known = same === undefined ? undefined : joined[same];
    joined[index] = known ? joinWorks(known, work) : work;
    for (const word of words) meeting.set(word, (meeting.get(word) ?? new Set()).add(index));
  });
  return joined;
}
