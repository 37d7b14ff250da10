/** What publish, rerun and sweep need to prepare deliveries, built once for the three of them. */

import type { SendAgainServices } from '../shared/deliveries/aftermath/send-again.ts';
import type { PrepareServices } from '../shared/deliveries/ledger/prepare.ts';
import { required } from '../shared/platform/environment.ts';
import type { Queue } from '../shared/platform/queue.ts';
import type { Table } from '../shared/platform/table.ts';
import { createReaderStore } from '../shared/readers/reader-store.ts';

export function deliveryServices(table: Table, queue: Queue): PrepareServices & SendAgainServices {
  return {
    table,
    queue,
    readers: createReaderStore(table, Date.now),
    now: Date.now,
    ids: () => crypto.randomUUID().replaceAll('-', '_'),
    home: required('table'),
  };
}
