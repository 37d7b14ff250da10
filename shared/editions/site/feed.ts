/** The editions of one language as an Atom feed (RFC 4287). */

import { generateAtomFeed } from 'feedsmith';
import type { Language } from '../../language.ts';
import type { EditionRecord } from '../edition.ts';
import { LABELS } from '../labels.ts';
import { weekWords } from '../naming/days.ts';
import { oneLine } from '../text.ts';
import { rootOf } from './pages/frame.ts';
import { SITE_WORDS } from './pages/words.ts';
import { editionPath } from './paths.ts';

/** Readers poll; half a year of weeks is enough for those that were away. */
const NEWEST = 26;

const newestChange = (editions: readonly EditionRecord[]): string | number =>
  editions
    .map(({ frozenAt, supplementedAt = frozenAt }) => supplementedAt)
    .sort()
    .at(-1) ?? 0;

/** @param editions newest first */
export function renderFeed(siteUrl: string, language: Language, editions: readonly EditionRecord[]): string {
  const words = SITE_WORDS[language];
  const root = `${siteUrl}/${rootOf(language)}`;
  return generateAtomFeed({
    id: root,
    title: { value: words.name },
    subtitle: { value: words.tagline },
    updated: new Date(newestChange(editions)),
    authors: [{ name: 'Ronbun' }],
    links: [
      { href: root, rel: 'alternate', hreflang: language },
      { href: `${root}feed.xml`, rel: 'self', type: 'application/atom+xml' },
    ],
    entries: editions.slice(0, NEWEST).map((edition) => {
      const url = `${siteUrl}/${editionPath(edition.week, language)}`;
      return {
        id: url,
        title: { value: `${LABELS[language].digest} ${weekWords(edition.from, edition.to, language)}` },
        updated: new Date(edition.supplementedAt ?? edition.frozenAt),
        published: new Date(edition.frozenAt),
        links: [{ href: url, rel: 'alternate', type: 'text/html' }],
        summary: { value: (edition.titles ?? []).map(oneLine).join(' / ') },
      };
    }),
  });
}
