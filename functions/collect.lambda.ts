import { webFromEnvironment } from '../shared/documents/fetch/web-from-environment.ts';
import { pageFacts } from '../shared/documents/html/page-facts.ts';
import { collectWeek } from '../shared/papers/collect-week.ts';
import { createDairSource } from '../shared/papers/dair.ts';
import { createListSource } from '../shared/papers/list-source.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { CollectInput, type CollectServices, collect } from './collect.ts';

function services(): CollectServices {
  const { sources, zoneOffsetMinutes, editionSize, contact } = parseRuntimeSettings(required('settings'));
  const table = tableFromEnvironment();
  const web = webFromEnvironment({ table, files: bucketFromEnvironment('files'), contact });
  const now = () => new Date();
  const sourceServices = { web, now, zoneOffsetMinutes };
  const built = sources.map((key) =>
    key === 'dair' ? createDairSource(sourceServices) : createListSource(key.slice(5), sourceServices),
  );
  return {
    papers: createPaperStore(table),
    queue: queueFromEnvironment('papersQueue'),
    collectWeek: (week, limit) =>
      collectWeek({
        sources: built,
        week,
        web,
        pageFacts,
        now,
        zoneOffsetMinutes,
        size: limit ?? editionSize,
      }),
    now,
    newId: () => crypto.randomUUID(),
  };
}

export const handler = runHandler({ name: 'collect', schema: CollectInput, services, run: collect });
