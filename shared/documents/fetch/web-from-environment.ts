/** The web as the environment names it: the internet through the safe fetch, or a folder of recorded answers. */

import type { Bucket } from '../../platform/bucket.ts';
import { optional } from '../../platform/environment.ts';
import { createCounter } from '../../platform/metrics.ts';
import type { Table } from '../../platform/table.ts';
import type { Web } from '../../sources/web.ts';
import { systemResolve } from './address/system-resolve.ts';
import { proxiesOf } from './exchange/proxy.ts';
import { createTableGate } from './politeness/table-gate.ts';
import { recordTo } from './recorded/record-to.ts';
import { createRecordedWeb } from './recorded/recorded-web.ts';
import { createSafeFetch } from './safe-fetch.ts';
import { createBucketCache } from './web-cache.ts';

/** Beside the full texts, so that the bucket's rule forgets it after 30 days as well. */
const CACHE_PREFIX = 'texts/web/';

export function webFromEnvironment(services: { table: Table; files: Bucket; contact: string }): Web {
  const recorded = optional('recordedWeb');
  if (recorded) return createRecordedWeb(recorded);
  const now = () => new Date();
  const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const web = createSafeFetch({
    resolve: systemResolve,
    proxyOf: proxiesOf(process.env),
    now,
    gate: createTableGate(services.table, { now, sleep, newId: () => crypto.randomUUID() }),
    cache: createBucketCache(services.files, CACHE_PREFIX),
    contact: services.contact,
    onHostClosed: () => {
      const counter = createCounter();
      counter.add('hostClosed');
      counter.flush();
    },
  });
  const record = optional('recordWebTo');
  return record ? recordTo(record, web) : web;
}
