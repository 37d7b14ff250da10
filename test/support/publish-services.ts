/** What the publisher needs, over a real table and bucket: pages and mails are noted by whoever asks, and go nowhere. */
import type { CorrectionServices } from '../../shared/editions/correct-edition.ts';
import { createEditionStore } from '../../shared/editions/edition-store.ts';
import { createErrataStore } from '../../shared/editions/errata-store.ts';
import type { SlotServices } from '../../shared/editions/publish-slot.ts';
import { createPunctuality, newestSlot } from '../../shared/editions/punctuality.ts';
import { createPaperStore, type PaperStore } from '../../shared/papers/paper-store.ts';
import { daysOfWeek, weeksDue } from '../../shared/papers/time/week.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';
import type { Table } from '../../shared/platform/table.ts';
import { createSummaryStore, type SummaryStore } from '../../shared/summaries/summary-store.ts';

export type TestedPublisher = SlotServices &
  CorrectionServices & { readonly papers: PaperStore; readonly summaries: SummaryStore };

export function publishServices(table: Table, files: Bucket, over: Partial<TestedPublisher> = {}): TestedPublisher {
  const now = over.now ?? (() => new Date('2031-01-01T00:00:00Z'));
  return {
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    editions: createEditionStore(table, files),
    errata: createErrataStore(table),
    punctuality: createPunctuality(table, () => now().getTime()),
    languages: ['ja'],
    source: 'dair',
    writeSite: async ({ week, language }) => [`editions/${week}/${language}/`],
    writeWaiting: async () => {},
    isOnSite: async () => false,
    prepareDeliveries: async () => ({ outcome: 'prepared' }),
    slotBefore: (at) => newestSlot({ zone: 'Asia/Tokyo', day: 'MON', time: '09:00' }, at),
    weeksDue: (slot) => weeksDue(slot, 0),
    daysOfWeek,
    now,
    ...over,
  };
}
