/**
 * Answers the arXiv API's `id_list` queries from single entries, so that a recording serves any batch of ids.
 * Form of the feed and defaults of paging: arXiv API user's manual, sections 3.1 and 3.3.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRIES_FOLDER } from '../recorded/recorded-index.ts';

const ARXIV_API_HOSTS = new Set(['export.arxiv.org', 'arxiv.org']);
/** What the API gives when `max_results` is not said. */
const DEFAULT_PAGE = 10;

/** Whether this address asks the arXiv API for papers by id. */
export function isArxivIdQuery(url: URL): boolean {
  return ARXIV_API_HOSTS.has(url.hostname) && url.pathname === '/api/query' && !!url.searchParams.get('id_list');
}

/** `cs/0101001v2` → `cs_0101001.xml`; undefined for what cannot be an arXiv id. */
function entryFile(id: string): string | undefined {
  const bare = id.trim().replace(/v\d+$/, '');
  return /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/.test(bare) ? `${bare.replace('/', '_')}.xml` : undefined;
}

/** Atom feed of the asked ids that DIR has; ids without an entry are left out, as arXiv does. */
export function arxivIdFeed(dir: string, url: URL, now: Date): string {
  const ids = (url.searchParams.get('id_list') ?? '').split(',').filter((id) => id.trim() !== '');
  const start = count(url.searchParams.get('start'), 0);
  const size = count(url.searchParams.get('max_results'), DEFAULT_PAGE);
  const files = ids
    .map(entryFile)
    .filter((file) => file !== undefined)
    .map((file) => join(dir, ENTRIES_FOLDER, file))
    .filter((file) => existsSync(file));
  const page = files.slice(start, start + size).map((file) => readFileSync(file, 'utf8').trim());
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <id>http://arxiv.org/api/recorded</id>
  <title>arXiv Query: ${escapeXml(url.searchParams.toString())}</title>
  <updated>${now.toISOString().slice(0, 19)}Z</updated>
  <link href="${escapeXml(url.href)}" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${size}</opensearch:itemsPerPage>
  <opensearch:totalResults>${files.length}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${page.map((entry) => `  ${entry}`).join('\n')}
</feed>
`;
}

/** Keeps each entry of a live answer under its id; what has no id is passed over. */
export function keepArxivEntries(dir: string, feed: string): void {
  for (const [entry] of feed.matchAll(/<entry\b[\s\S]*?<\/entry>/g)) {
    const id = /<id>\s*https?:\/\/arxiv\.org\/abs\/([^<\s]+)\s*<\/id>/.exec(entry)?.[1];
    const file = id && entryFile(id);
    if (!file) continue;
    mkdirSync(join(dir, ENTRIES_FOLDER), { recursive: true });
    writeFileSync(join(dir, ENTRIES_FOLDER, file), `${entry}\n`);
  }
}

function count(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,5}$/.test(text) ? Number(text) : otherwise;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
