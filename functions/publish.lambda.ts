import { prepareDeliveries } from '../shared/deliveries/ledger/prepare.ts';
import type { CorrectionServices } from '../shared/editions/correct-edition.ts';
import { createEditionStore } from '../shared/editions/edition-store.ts';
import { createErrataStore } from '../shared/editions/errata-store.ts';
import type { PublishServices } from '../shared/editions/publish-week.ts';
import { createPunctuality } from '../shared/editions/punctuality.ts';
import { writeSite } from '../shared/editions/site/write-site.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { daysOfWeek, previousWeek, weekOf } from '../shared/papers/time/week.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../shared/summaries/summary-store.ts';
import { deliveryServices } from './delivery-services.ts';
import { PublishInput, publish } from './publish.ts';

/** A list was seen three days late often and three weeks late at times. */
const LATE_LISTS = 3;

function services(): PublishServices & CorrectionServices {
  const table = tableFromEnvironment();
  const settings = parseRuntimeSettings(required('settings'));
  const editions = createEditionStore(table, bucketFromEnvironment('files'));
  const errata = createErrataStore(table);
  const site = bucketFromEnvironment('site');
  const siteUrl = required('siteUrl');
  const deliveries = deliveryServices(table, queueFromEnvironment('deliveriesQueue'));
  return {
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    editions,
    errata,
    languages: settings.languages,
    noteDone: createPunctuality(table, Date.now).noteDone,
    source: settings.sources.join(', '),
    writeSite: (edition) =>
      writeSite({ site, siteUrl, editions: editions.list, load: editions.load, errataOf: errata.of }, edition),
    prepareDeliveries: (edition, slot) =>
      prepareDeliveries(deliveries, edition, { slot, papers: edition.papers.length }),
    weeksDue: (slot) => {
      const week = previousWeek(weekOf(slot, settings.zoneOffsetMinutes));
      const older = [previousWeek(week)];
      while (older.length < LATE_LISTS) older.push(previousWeek(older.at(-1)!));
      return [week, ...older];
    },
    daysOfWeek,
    now: () => new Date(),
  };
}

export const handler = runHandler({ name: 'publish', schema: PublishInput, services, run: publish });
