/**
 * What the collector works with: sources, the web, clients. Loaded with the first event, since nobody waits for a schedule,
 * and parts that many weeks never ask for still later.
 */
import { readFile } from 'node:fs/promises';
import { webFromEnvironment } from '../shared/documents/fetch/web-from-environment.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { collectWeek } from '../shared/sources/collect-week.ts';
import { parseSourceKey } from '../shared/sources/source-key.ts';
import type { PageFacts } from '../shared/sources/work-facts.ts';
import type { CollectServices } from './collect.ts';

/** The parser of pages; papers of arXiv have their facts from its registry, and a week of them never loads it. */
const pageFacts: PageFacts = async (html, url) => {
  const parser = await import('../shared/documents/html/facts/page-facts.ts');
  return parser.pageFacts(html, url);
};

export function collectServices(): CollectServices {
  const settings = parseRuntimeSettings(required('settings'));
  const { zoneOffsetMinutes, editionSize, topics, negativeKeywords, followedAuthors } = settings;
  const table = tableFromEnvironment();
  const web = webFromEnvironment({ table, files: bucketFromEnvironment('files'), contact: settings.contact });
  const now = () => new Date();
  const readText = (path: string) => readFile(path, 'utf8');
  const sources = settings.sources.map((key) => parseSourceKey(key, { web, now, zoneOffsetMinutes, readText }));
  const preferences = { topics, negativeKeywords, authors: followedAuthors };
  return {
    papers: createPaperStore(table),
    queue: queueFromEnvironment('papersQueue'),
    languages: settings.languages,
    collectWeek: ({ week, limit, lastTry }) =>
      collectWeek({
        ...{ sources, week, web, pageFacts, now, zoneOffsetMinutes, preferences },
        size: limit ?? editionSize,
        ...(lastTry && { withoutMetadata: 'accept' }),
      }),
    now,
    newId: () => crypto.randomUUID(),
  };
}
