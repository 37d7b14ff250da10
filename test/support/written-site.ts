/** A whole site in memory, as publish writes it to the bucket. */
import type { Edition } from '../../shared/editions/edition.ts';
import type { SiteServices } from '../../shared/editions/site/write-site.ts';
import { writeSite } from '../../shared/editions/site/write-site.ts';
import { recordOf, SITE_URL } from './edition-of-kinds.ts';

/** Key → body, after every edition was written in turn, oldest first; `standing` was there before. */
export async function writtenSite(
  editions: readonly Edition[],
  errataOf: SiteServices['errataOf'] = async () => [],
  standing: ReadonlyMap<string, string> = new Map(),
  topics: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map(standing);
  let known: Edition[] = [];
  const services: SiteServices = {
    site: {
      async put(key, body) {
        files.set(key, typeof body === 'string' ? body : new TextDecoder().decode(body));
      },
      get: async (key) => (files.has(key) ? new TextEncoder().encode(files.get(key)) : undefined),
      list: async () => [...files.keys()],
    },
    siteUrl: SITE_URL,
    topics,
    editions: async () =>
      known.map(recordOf).sort((a, b) => (`${a.week}#${a.language}` < `${b.week}#${b.language}` ? 1 : -1)),
    load: async (week, language) => known.find((each) => each.week === week && each.language === language),
    errataOf,
  };
  for (const edition of editions) {
    known = [...known.filter((each) => each.week !== edition.week || each.language !== edition.language), edition];
    await writeSite(services, edition);
  }
  return files;
}
