import { readFile } from 'node:fs/promises';
import { webFromEnvironment } from '../shared/documents/fetch/web-from-environment.ts';
import { pageFacts } from '../shared/documents/html/facts/page-facts.ts';
import { createEditionStore } from '../shared/editions/edition-store.ts';
import { isStranded } from '../shared/editions/stranded.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { decodeText } from '../shared/platform/decode-text.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import type { CollectServices } from '../shared/sources/collect-run.ts';
import { collectWeek } from '../shared/sources/collect-week.ts';
import { parseSourceKey } from '../shared/sources/source-key.ts';
import { CollectInput, collect } from './collect.ts';

function services(): CollectServices {
  const settings = parseRuntimeSettings(required('settings'));
  const { zoneOffsetMinutes, editionSize, topics, negativeKeywords, followedAuthors } = settings;
  const table = tableFromEnvironment();
  const files = bucketFromEnvironment('files');
  const editions = createEditionStore(table, files);
  const web = webFromEnvironment({ table, files, contact: settings.contact });
  const now = () => new Date();
  const readText = async (path: string) => decodeText(await readFile(path));
  const sources = settings.sources.map((key) => parseSourceKey(key, { web, now, zoneOffsetMinutes, readText }));
  const preferences = { topics, negativeKeywords, authors: followedAuthors };
  return {
    papers: createPaperStore(table),
    queue: queueFromEnvironment('papersQueue'),
    isStranded: (week, id) => isStranded(week, id, { table, editions }, { at: now(), zoneOffsetMinutes }),
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

export const handler = runHandler({ name: 'collect', schema: CollectInput, services, run: collect });
