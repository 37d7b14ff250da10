/** Which of a row's links is the work, which are other places of its text, and which are only talk about it. */

import type { Location, Pick } from '../paper.ts';
import { type Identity, identify, locationsOf } from './identity.ts';

/** How likely a label names the work itself; the first that fits counts. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/^papers?\b/i, 0],
  [/^(?:arxiv|pdf|preprint|article|technical report|tech report|report|system card|book|thesis)\b/i, 1],
  [/^(?:blog|post|announcement|project|website|page|link|docs?)\b/i, 2],
  [/^(?:tweet|thread|x|video|youtube|podcast|discussion)\b/i, 9],
];
const otherRank = 5;

/** Labels whose page tells the same work's content when the work itself refuses. */
const tellsTheSame = /^(?:blog|post|announcement|project|technical report|tech report|report|system card|pdf|arxiv)\b/i;

export interface ChosenLink {
  readonly identity: Identity;
  /** Where else the row itself says the text may be had. */
  readonly alternatives: readonly Location[];
}

/** The row's work, or undefined where no link leads anywhere. A post stands for the work only where there is nothing else. */
export function chooseLink(pick: Pick): ChosenLink | undefined {
  const readable = pick.links.flatMap(({ label, url }, order) => {
    const identity = identify(url);
    if (!identity) return [];
    const rank = ranks.find(([pattern]) => pattern.test(label))?.[1] ?? otherRank;
    // A "Tweet" that points at arXiv is the paper after all.
    const mislabelled = rank === 9 && identity.scheme !== 'url' ? 3 : rank;
    return [{ label, identity, order, rank: identity.social ? 20 : mislabelled }];
  });
  readable.sort((a, b) => a.rank - b.rank || a.order - b.order);
  const [main, ...rest] = readable;
  if (!main) return undefined;
  const alternatives = rest
    .filter(({ label, identity }) => tellsTheSame.test(label) && identity.id !== main.identity.id)
    .flatMap(({ identity }) => locationsOf(identity));
  return { identity: main.identity, alternatives };
}
