/** F-19: what readers find on a site before its first edition. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishAgain } from '../../../shared/editions/publish-slot.ts';
import { writeWaiting } from '../../../shared/editions/site/write-site.ts';
import type { Bucket } from '../../../shared/platform/bucket.ts';
import { publishServices } from '../../support/publish-services.ts';
import { type RealQueues, startQueues } from '../../support/real-queues.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';

const SLOT = { zone: 'Asia/Tokyo', day: 'MON', time: '09:00' } as const;
const AT = { site: undefined as unknown as Bucket, siteUrl: 'https://papers.example.org' };
const ASKED = { force: false, withoutMail: false };
const counter = { add: () => {} };

let queues: RealQueues;
let real: RealTable;
beforeAll(async () => {
  [queues, real] = await Promise.all([startQueues(), startTable()]);
});
afterAll(() => Promise.all([queues.stop(), real.stop()]));

const textOf = async (site: Bucket, key: string) => new TextDecoder().decode(await site.get(key));

describe('a site without an edition', () => {
  test('F-19: has a front page that says when one comes and takes addresses, and a page for a wrong address', async () => {
    const site = await queues.bucket('waiting-both');
    await writeWaiting({ ...AT, site }, ['ja', 'en'], SLOT);
    expect(await textOf(site, 'index.html')).toMatch(/毎週月曜日 09:00\(Asia\/Tokyo\)/);
    expect(await textOf(site, 'index.html')).toContain('action="/api/subscribe?language=ja"');
    expect(await textOf(site, 'en/')).toMatch(/Monday 09:00 \(Asia\/Tokyo\)/);
    expect(await textOf(site, '404.html')).toContain('lang="ja"');
  });

  test('F-19: every page of its own that the front page leads to is there', async () => {
    const site = await queues.bucket('waiting-links');
    await writeWaiting({ ...AT, site }, ['ja', 'en'], SLOT);
    const keys = new Set(await site.list(''));
    for (const page of ['index.html', 'en/', '404.html']) {
      const links = [...(await textOf(site, page)).matchAll(/href="\/([^"#?]*)/g)].map(
        ([, path]) => path || 'index.html',
      );
      expect(links.length).toBeGreaterThan(2);
      expect(links.filter((path) => !keys.has(path) && !path.startsWith('api/'))).toEqual([]);
    }
  });

  test('F-19: with English alone has a front door too', async () => {
    const site = await queues.bucket('waiting-english');
    await writeWaiting({ ...AT, site }, ['en'], SLOT);
    expect(await textOf(site, 'index.html')).toMatch(/There is no edition yet/);
    expect(await textOf(site, '404.html')).toContain('lang="en"');
  });

  test('F-19: gets its pages with the first hour, before any slot is owed', async () => {
    let written = 0;
    const services = publishServices(real.table, await queues.bucket('waiting-files'), {
      writeWaiting: async () => void written++,
    });
    await publishAgain(new Date('2031-01-01T00:00:00Z'), ASKED, services, counter).catch(() => undefined);
    expect(written).toBe(1);
  });

  test('F-19: an edition that comes while they are written has the last word, and from then on they are not written', async () => {
    const sites: string[] = [];
    const first = { week: '2030-W52', language: 'ja' };
    let editions: object[] = [];
    const base = publishServices(real.table, await queues.bucket('waiting-race'));
    const services = {
      ...base,
      editions: { ...base.editions, list: async () => editions as never, load: async () => first as never },
      writeWaiting: async () => {
        sites.push('waiting');
        editions = [first];
      },
      writeSite: async ({ week }: { week: string }) => {
        sites.push(week);
        return [];
      },
    };
    const hour = () => publishAgain(new Date('2031-01-01T00:00:00Z'), ASKED, services, counter).catch(() => undefined);
    await hour();
    await hour();
    expect(sites.slice(0, 2)).toEqual(['waiting', '2030-W52']);
    expect(sites.filter((one) => one === 'waiting')).toHaveLength(1);
  });
});
