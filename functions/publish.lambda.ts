import { type AnnounceServices, announceEdition } from '../shared/deliveries/announce-edition.ts';
import type { CorrectionServices } from '../shared/editions/correct-edition.ts';
import { createEditionStore } from '../shared/editions/edition-store.ts';
import { isEmptyWeek } from '../shared/editions/enough.ts';
import { createErrataStore } from '../shared/editions/errata-store.ts';
import type { SlotServices } from '../shared/editions/publish-slot.ts';
import { createPunctuality, newestSlot } from '../shared/editions/punctuality.ts';
import { editionPath } from '../shared/editions/site/paths.ts';
import { writeSite, writeWaiting } from '../shared/editions/site/write-site.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { daysOfWeek, weeksDue } from '../shared/papers/time/week.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { createLogger, describe } from '../shared/platform/logger.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../shared/summaries/summary-store.ts';
import { deliveryServices } from './delivery-services.ts';
import { PublishInput, publish } from './publish.ts';

const log = createLogger('publish');

function services(): SlotServices & CorrectionServices {
  const table = tableFromEnvironment();
  const settings = parseRuntimeSettings(required('settings'));
  const editions = createEditionStore(table, bucketFromEnvironment('files'));
  const errata = createErrataStore(table);
  const site = bucketFromEnvironment('site');
  const siteUrl = required('siteUrl');
  const paperStore = createPaperStore(table);
  const announcing: AnnounceServices = {
    ...deliveryServices(table, queueFromEnvironment('deliveriesQueue')),
    channels: settings.channels,
    contentOf: editions.contentOf,
    onPostsFailed: (error) => log.error('the posts of the channels were not queued', { error: describe(error) }),
  };
  return {
    papers: paperStore,
    summaries: createSummaryStore(table),
    editions,
    errata,
    languages: settings.languages,
    punctuality: createPunctuality(table, Date.now),
    hold: settings.hold,
    ...(settings.mailEmptyWeeks && { isEmptyWeek: (week) => isEmptyWeek(paperStore, week) }),
    source: settings.sources.join(', '),
    writeSite: (edition, what) =>
      writeSite(
        {
          ...{ site, siteUrl, topics: settings.topics },
          ...{ editions: editions.list, load: editions.load, errataOf: errata.of },
        },
        edition,
        what,
      ),
    writeWaiting: () => writeWaiting({ site, siteUrl }, settings.languages, settings.publishing),
    isOnSite: async (week, language) => (await site.get(`${editionPath(week, language)}digest.json`)) !== undefined,
    prepareDeliveries: (edition, since) => announceEdition(edition, since, announcing),
    slotBefore: (at) => newestSlot(settings.publishing, at),
    weeksDue: (slot) => weeksDue(slot, settings.zoneOffsetMinutes),
    late: settings.late,
    daysOfWeek,
    now: () => new Date(),
  };
}

export const handler = runHandler({ name: 'publish', schema: PublishInput, services, run: publish });
