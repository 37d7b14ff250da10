/** The pages that search engines may know (sitemaps.org protocol 0.9), and the file that tells them so. */
import { escapeHtml } from '../../platform/html.ts';
import type { EditionRecord } from '../edition.ts';
import { rootOf } from './pages/frame.ts';
import { editionPath, paperPath } from './paths.ts';

/** The protocol's bound for one file; a site of ten years in two languages has a quarter of it. */
const MOST_PAGES = 50_000;

export function renderSitemap(siteUrl: string, editions: readonly EditionRecord[]): string {
  const languages = [...new Set(editions.map(({ language }) => language))];
  // A paper of several editions has one page, which the newest of them wrote.
  const papers = new Map<string, string>();
  for (const { ids = [], language, frozenAt } of editions)
    for (const id of ids) if (!papers.has(paperPath(id, language))) papers.set(paperPath(id, language), frozenAt);
  const urls = [
    { path: '', day: editions[0]?.frozenAt },
    ...languages.flatMap((language) =>
      ['about/', 'archive/', 'trends/'].map((folder) => ({
        path: rootOf(language) + folder,
        day: editions[0]?.frozenAt,
      })),
    ),
    ...editions.map((edition) => ({ path: editionPath(edition.week, edition.language), day: edition.frozenAt })),
    ...[...papers].map(([path, day]) => ({ path, day })),
  ].slice(0, MOST_PAGES);
  const rows = urls.map(
    ({ path, day }) =>
      `<url><loc>${escapeHtml(`${siteUrl}/${path}`)}</loc>${day ? `<lastmod>${day.slice(0, 10)}</lastmod>` : ''}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</urlset>\n`;
}

export const renderRobots = (siteUrl: string): string =>
  `User-agent: *\nDisallow: /api/\nSitemap: ${siteUrl}/sitemap.xml\n`;
