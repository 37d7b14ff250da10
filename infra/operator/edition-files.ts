/** Copies of what the site holds of an edition, in a folder of one's own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../../shared/editions/edition.ts';
import { editionPath } from '../../shared/editions/site/paths.ts';
import { FailedError } from '../exit.ts';
import type { Target } from './target/target.ts';

/** @returns the paths that were written. @throws FailedError */
export async function copyEdition(target: Target, { week, language }: Edition, out: string): Promise<string[]> {
  const folder = join(out, week, language);
  mkdirSync(folder, { recursive: true });
  const copy = async (from: string, name: string, change = (body: Uint8Array): Uint8Array | string => body) => {
    const body = await target.site.get(from);
    if (!body) throw new FailedError(`the site lacks ${from}`);
    const path = join(folder, name);
    writeFileSync(path, change(body));
    return path;
  };
  const page = editionPath(week, language);
  // A saved page has no root of its own: its way to the site's other pages is the whole address.
  const rooted = (body: Uint8Array) => savedPage(new TextDecoder().decode(body), target.siteUrl);
  return [
    await copy(`${page}digest.txt`, 'digest.txt'),
    await copy(page, 'digest.html', rooted),
    await copy(`${page}digest.json`, 'digest.json'),
  ];
}

/** A page as a file: its ways lead to the site, and without the site's script it asks nobody for anything. */
export const savedPage = (page: string, siteUrl: string): string =>
  page.replace(/<script src="[^"]*"[^>]*><\/script>\n?/, '').replaceAll('href="/', `href="${siteUrl}/`);
