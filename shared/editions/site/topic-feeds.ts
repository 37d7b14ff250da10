/** A feed for each topic of the settings: papers near to it, out of the newest editions. */
import { createHash } from 'node:crypto';
import { generateAtomFeed } from 'feedsmith';
import type { Language } from '../../language.ts';
import type { Edition } from '../edition.ts';
import { headline, oneLine } from '../text.ts';
import type { NearPapers } from '../topics/near-papers.ts';
import { rootOf } from './pages/frame.ts';
import { SITE_WORDS } from './pages/words.ts';
import { paperPath } from './paths.ts';

/** Editions that a topic's feed looks back on; readers poll within a week. */
export const FEED_EDITIONS = 8;
/** Papers of one feed; a topic as wide as "learning" is near to all of them. */
const MOST_ENTRIES = 100;

/** Where a topic's feed stands, from the site's root. Topics may be in any script, so a digest tells them apart. */
export function topicFeedPath(topic: string, language: Language): string {
  const readable = topic
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  const digest = createHash('sha256').update(topic).digest('hex').slice(0, 8);
  return `${rootOf(language)}topics/${readable && `${readable}-`}${digest}.xml`;
}

/** An edition in full, and what was made of it to look for topics: once, however many feeds there are. */
export interface LookedThrough {
  readonly edition: Edition;
  readonly near: NearPapers;
}

/** @param editions newest first, of one language */
export function renderTopicFeed(
  topic: string,
  language: Language,
  editions: readonly LookedThrough[],
  siteUrl: string,
): string {
  const words = SITE_WORDS[language];
  const root = `${siteUrl}/${rootOf(language)}`;
  const self = `${siteUrl}/${topicFeedPath(topic, language)}`;
  const entries = editions.flatMap(({ edition, near }) =>
    near([topic]).map(({ paper }) => {
      const url = `${siteUrl}/${paperPath(paper.id, language)}`;
      const at = paper.added ?? edition.frozenAt;
      return {
        id: `${url}#${edition.week}`,
        title: { value: oneLine(paper.title) },
        updated: new Date(at),
        published: new Date(at),
        links: [{ href: url, rel: 'alternate', type: 'text/html' }],
        summary: { value: headline(paper, language) },
      };
    }),
  );
  return generateAtomFeed({
    id: self,
    title: { value: `${words.name}: ${topic}` },
    updated: new Date(entries.map(({ updated }) => updated.getTime()).reduce((a, b) => Math.max(a, b), 0)),
    authors: [{ name: 'Ronbun' }],
    links: [
      { href: root, rel: 'alternate', hreflang: language },
      { href: self, rel: 'self', type: 'application/atom+xml' },
    ],
    entries: entries.slice(0, MOST_ENTRIES),
  });
}
