/** Every form of an edition, put where readers find it. The same edition gives the same bytes, however often it runs. */
import type { Bucket } from '../platform/bucket.ts';
import type { Edition } from './edition.ts';
import { renderJson } from './json.ts';
import { renderPage } from './page.ts';
import { renderText } from './text.ts';

/** Where an edition's files stand on the site. */
export const editionFolder = (week: string, language: string) => `editions/${week}/${language}/`;

/** Answers the keys that were written. */
export async function writeSite(site: Bucket, edition: Edition, siteUrl: string): Promise<string[]> {
  const folder = editionFolder(edition.week, edition.language);
  const files: readonly [string, string, string][] = [
    ['index.html', renderPage(edition), 'text/html; charset=utf-8'],
    ['digest.txt', renderText(edition), 'text/plain; charset=utf-8'],
    ['digest.json', renderJson(edition, siteUrl), 'application/json; charset=utf-8'],
  ];
  await Promise.all(files.map(([name, body, type]) => site.put(folder + name, body, type)));
  return files.map(([name]) => folder + name);
}
