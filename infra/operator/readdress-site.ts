/** Pages hold their site's whole address in feed, canonical links and sitemap: on another port they are written again. */
import type { Target } from './target/target.ts';

const SITEMAP = 'sitemap.xml';

/** Nobody is mailed by this. @returns weeks that were written again */
export async function readdressSite(
  target: Pick<Target, 'site' | 'siteUrl' | 'editions' | 'invoke'>,
): Promise<readonly string[]> {
  const map = await target.site.get(SITEMAP);
  if (!map || new TextDecoder().decode(map).includes(`<loc>${target.siteUrl}/`)) return [];
  const weeks = [...new Set((await target.editions.list()).map(({ week }) => week))].reverse();
  for (const week of weeks) await target.invoke('publish', { week, withoutMail: true });
  return weeks;
}
