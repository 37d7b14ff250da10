import { expect, test } from '@jest/globals';
import { readdressSite } from '../../infra/operator/readdress-site.ts';
import type { Target } from '../../infra/operator/target/target.ts';

const target = (map: string | undefined, siteUrl = 'http://127.0.0.1:4100') => {
  const asked: unknown[] = [];
  const one = {
    siteUrl,
    site: { get: async () => map && new TextEncoder().encode(map) },
    editions: { list: async () => [{ week: '2026-W53' }, { week: '2026-W52' }, { week: '2026-W52' }] },
    invoke: async (name: string, event: object) => void asked.push([name, event]),
  };
  return { one: one as unknown as Target, asked };
};

test('a site that was written for another port is written again, oldest week first, and nobody is mailed', async () => {
  const { one, asked } = target('<url><loc>http://127.0.0.1:4000/</loc></url>');
  expect(await readdressSite(one)).toEqual(['2026-W52', '2026-W53']);
  expect(asked).toEqual(['2026-W52', '2026-W53'].map((week) => ['publish', { week, withoutMail: true }]));
});

test.each([
  ['its own address', '<url><loc>http://127.0.0.1:4100/</loc></url>'],
  ['no page at all', undefined],
])('a site with %s is left as it is', async (_, map) => {
  const { one, asked } = target(map);
  expect([await readdressSite(one), asked]).toEqual([[], []]);
});
