/**
 * Whether two records under different ids are one work (a preprint and its journal version, a blog's page and its report).
 * The last resort after ids, so it asks for much: titles alike in at least `titleThreshold` of their words by Dice's
 * measure, and a family name in common. Where one side knows no author, only an equal, telling title will do.
 */
import { countsOf } from '../ranking/term-vectors.ts';
import { authorsOf, joinWorks, titleOf, type Work } from './work.ts';

/** Dice's measure of two titles' words. Among 1,425 titles of one field and month the likest two works stand at 0.82. */
export const titleThreshold = 0.9;
/** Equal titles tell a work without its authors only when they are as long as this; "Technical Report" is no name. */
export const tellingWords = 5;

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

/** Family names without marks and case: the last word of "Quoc V. Le", the first of "Le, Quoc". */
export function familyNames(authors: readonly string[]): Set<string> {
  return new Set(
    authors.slice(0, 50).map((author) => {
      const name = author.includes(',') ? (author.split(',')[0] ?? '') : author;
      const words = titleWords(name).filter((word) => !/^(?:jr|sr|ii|iii)$/.test(word));
      return words.at(-1) ?? '';
    }),
  );
}

export interface Named {
  readonly title: string;
  readonly authors: readonly string[];
}

/** Numbers, versions and parts tell works of one series apart: "Part II", "LLaVA-1.6", "GPT-4". */
const distinguishing = (words: readonly string[]): string =>
  words.filter((word) => /\d/.test(word) || /^(?:i|ii|iii|iv|v|vi|not|no|without)$/.test(word)).join(' ');

export function sameWork(a: Named, b: Named): boolean {
  const left = titleWords(a.title);
  const right = titleWords(b.title);
  if (a.authors.length === 0 || b.authors.length === 0) {
    return left.length >= tellingWords && left.join(' ') === right.join(' ');
  }
  if (titleLikeness(left, right) < titleThreshold || distinguishing(left) !== distinguishing(right)) return false;
  const names = familyNames(a.authors);
  return [...familyNames(b.authors)].some((name) => name !== '' && names.has(name));
}

/**
 * The words of a title under which alike titles are sure to meet: two titles that reach the threshold share so many words
 * that some of the rarest of each are among them (prefix filtering, Chaudhuri et al. 2006). Keeps the work linear.
 */
function meetingWords(words: readonly string[], frequency: ReadonlyMap<string, number>): string[] {
  const shared = Math.ceil((titleThreshold / (2 - titleThreshold)) * words.length);
  const byRarity = words.toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1));
  return [...new Set(byRarity.slice(0, words.length - shared + 1))];
}

/** Joins works that are the same by title and author, keeping the order of first sight. */
export function joinSameWorks(works: readonly Work[]): Work[] {
  const titles = works.map((work) => titleWords(titleOf(work)));
  const frequency = countsOf(titles.flat());
  const joined: Work[] = [];
  const meeting = new Map<string, Set<number>>();
  works.forEach((work, at) => {
    const words = meetingWords(titles[at] ?? [], frequency);
    const near = new Set(words.flatMap((word) => [...(meeting.get(word) ?? [])]));
    const named = { title: titleOf(work), authors: authorsOf(work) };
    const same = [...near]
      .sort((a, b) => a - b)
      .find((index) => {
        const known = joined[index];
        // arXiv keeps one id per work: two ids are two works, whatever their titles.
        if (known?.identity?.scheme === 'arxiv' && work.identity?.scheme === 'arxiv') return false;
        return known && sameWork({ title: titleOf(known), authors: authorsOf(known) }, named);
      });
    const index = same ?? joined.length;
    const known = same === undefined ? undefined : joined[same];
    joined[index] = known ? joinWorks(known, work) : work;
    for (const word of words) meeting.set(word, (meeting.get(word) ?? new Set()).add(index));
  });
  return joined;
}
