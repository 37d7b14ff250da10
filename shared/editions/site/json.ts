/** The edition for machines; `digest.schema.json` beside it on the site says what may stand in it. */
import type { Edition } from '../edition.ts';

/** Raised when a field changes its meaning or goes; new fields may come without it. */
const FORMAT_VERSION = 2;

export function renderJson(edition: Edition, siteUrl: string): string {
  return `${JSON.stringify({ $schema: `${siteUrl}/digest.schema.json`, version: FORMAT_VERSION, ...edition }, null, 2)}\n`;
}
