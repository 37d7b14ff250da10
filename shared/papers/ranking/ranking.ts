/**
 * Which of a week's candidates an edition takes: what people chose first, in their order, then the rest by a sum of parts
 * that an editor can check by hand. The same candidates give the same order, whatever order they came in.
 */

import { titleWords } from '../identity/same-work.ts';
import type { Paper } from '../paper.ts';
import { type Findings, type Reason, reasonOf } from './ranking-reason.ts';
import { topicLikeness } from './topic-likeness.ts';

export interface Preferences {
  /** What the editors care about, one sentence or a few words each. */
  readonly topics?: readonly string[];
  /** A paper with one of these in its title or abstract is left out, and the ranking says so; a trailing `*` stands for any ending. */
  readonly negativeKeywords?: readonly string[];
  /** Names as printed, `Quoc V. Le`; initials may stand for given names. */
  readonly authors?: readonly string[];
}

export type Part = 'source' | 'author' | 'upvotes' | 'topic';

/** What is near a topic outweighs an author followed, and both what is merely popular. */
const WEIGHTS: Readonly<Record<Part, number>> = { source: 1, author: 3, upvotes: 1, topic: 4 };

export interface Ranked {
  readonly paper: Paper;
  /** Sum of weighted parts; of no meaning for what people chose. */
  readonly score: number;
  readonly parts: Readonly<Record<Part, number>>;
  readonly findings: Findings;
  readonly reason: Reason;
}

/** Words joined by single spaces, with one at either end, so that a phrase is found by plain search. */
const spaced = (text: string): string => ` ${titleWords(text).join(' ')} `;

/** Whether a phrase stands in a spaced text: at word borders, but anywhere in scripts without spaces. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const words = titleWords(phrase).join(' ');
  if (!words) return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)) return text.includes(words);
  return text.includes(phrase.trim().endsWith('*') ? ` ${words}` : ` ${words} `);
}

/** Whether two printed names may be one person: family names equal, given names equal or one the other's initial. */
export function sameAuthor(a: string, b: string): boolean {
  const left = titleWords(a);
  const right = titleWords(b);
  if (left.length < 2 || right.length < 2 || left.at(-1) !== right.at(-1)) return false;
  const [one = '', two = ''] = [left[0], right[0]];
  return one === two || (one.length === 1 && two.startsWith(one)) || (two.length === 1 && one.startsWith(two));
}

function chosenAs(paper: Paper, isCurated: (source: string) => boolean): Findings['chosenAs'] {
  const picks = paper.picks.filter((pick) => isCurated(pick.source));
  const best = picks.toSorted((a, b) => a.position - b.position || (a.source < b.source ? -1 : 1))[0];
  return best && { source: best.source, position: best.position };
}

function findingsOf(
  paper: Paper,
  preferences: Preferences,
  near: { readonly value: number; readonly topic: string },
  isCurated: (source: string) => boolean,
): Findings {
  const text = spaced(`${paper.title} . ${paper.abstract}`);
  const chosen = chosenAs(paper, isCurated);
  return {
    sources: [...new Set(paper.picks.map((pick) => pick.source))],
    ...(chosen ? { chosenAs: chosen } : {}),
    negative: (preferences.negativeKeywords ?? []).find((phrase) => holdsPhrase(text, phrase)) ?? '',
    author: (preferences.authors ?? []).find((name) => paper.authors.some((author) => sameAuthor(author, name))) ?? '',
    upvotes: Math.max(0, ...paper.picks.map((pick) => pick.upvotes ?? 0)),
    topic: near.topic,
    likeness: near.value,
  };
}

const partsOf = (found: Findings, mostUpvotes: number): Record<Part, number> => ({
  // Every further source that names it adds a half.
  source: (found.sources.length + 1) / 2,
  author: found.author === '' ? 0 : 1,
  upvotes: mostUpvotes === 0 ? 0 : Math.log1p(found.upvotes) / Math.log1p(mostUpvotes),
  topic: found.likeness,
});

/** Chosen before ranked; chosen by place, ranked by score; then newest first, then by id, so that nothing is left to chance. */
function inOrder(a: Ranked, b: Ranked): number {
  const [left, right] = [a.findings.chosenAs, b.findings.chosenAs];
  if (left && right && left.position !== right.position) return left.position - right.position;
  if (left && right && left.source !== right.source) return left.source < right.source ? -1 : 1;
  if ((left === undefined) !== (right === undefined)) return left ? -1 : 1;
  if (a.score !== b.score) return b.score - a.score;
  const [one, two] = [a.paper.published ?? '', b.paper.published ?? ''];
  if (one !== two) return one < two ? 1 : -1;
  return a.paper.id < b.paper.id ? -1 : a.paper.id > b.paper.id ? 1 : 0;
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Left out for a negative keyword. */
  readonly leftOut: readonly Ranked[];
}

/** @param isCurated whether a source's key stands for people's choice */
export function rankPapers(
  papers: readonly Paper[],
  preferences: Preferences,
  isCurated: (source: string) => boolean,
): Ranking {
  const near = topicLikeness(
    papers.map((paper) => `${paper.title} ${paper.title} ${paper.abstract}`),
    preferences.topics ?? [],
  );
  const found = papers.map((paper, index) =>
    findingsOf(paper, preferences, near[index] ?? { value: 0, topic: '' }, isCurated),
  );
  const mostUpvotes = Math.max(0, ...found.map((findings) => findings.upvotes));
  const all = papers.flatMap((paper, index): Ranked[] => {
    const findings = found[index];
    if (!findings) return [];
    const parts = partsOf(findings, mostUpvotes);
    const sum = (Object.keys(parts) as Part[]).reduce((total, part) => total + WEIGHTS[part] * parts[part], 0);
    // Rounded, so that the order does not hang on the last bit of a sum.
    const score = Math.round(sum * 1e6) / 1e6;
    return [{ paper, score, parts, findings, reason: reasonOf(findings, score) }];
  });
  all.sort(inOrder);
  return {
    ranked: all.filter(({ findings }) => findings.negative === ''),
    leftOut: all.filter(({ findings }) => findings.negative !== ''),
  };
}
