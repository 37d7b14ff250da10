import { expect, test } from '@jest/globals';
import { parseAtomFeed } from 'feedsmith';
import { renderFeed } from '../../../shared/editions/site/feed.ts';
import { editionOfKinds, recordOf, SITE_URL } from '../../support/edition-of-kinds.ts';

const records = ['2024-W13', '2024-W12'].map((week) => recordOf(editionOfKinds({ week })));
const feed = parseAtomFeed(renderFeed(SITE_URL, 'ja', records));

test('the feed has what RFC 4287 demands: ids, titles, instants, an author, and its own address', () => {
  expect(feed.id).toBe(`${SITE_URL}/`);
  expect(feed.title?.value).toBeTruthy();
  expect(new Date(String(feed.updated)).toISOString()).toBe('2024-04-01T00:00:00.000Z');
  expect(feed.authors?.[0]?.name).toBe('Ronbun');
  expect(feed.links?.find((link) => link.rel === 'self')?.href).toBe(`${SITE_URL}/feed.xml`);
  expect(feed.links?.filter((link) => link.rel === 'alternate')).toHaveLength(1);
});

test('every edition is an entry with an id of its own, an instant, and the way to its page', () => {
  expect(feed.entries).toHaveLength(2);
  expect(new Set(feed.entries?.map((entry) => entry.id)).size).toBe(2);
  for (const entry of feed.entries ?? []) {
    expect(entry.title?.value).toMatch(/2024年3月(?:18日〜24日|25日〜31日)$/);
    expect(Number.isNaN(Date.parse(String(entry.updated)))).toBe(false);
    expect(entry.links?.find((link) => link.rel === 'alternate')?.href).toBe(entry.id);
  }
});

test('foreign words in a title stay words, whatever XML they try to end', () => {
  const title = 'a ]]></summary><entry> & <b>\u0000\u0008\n';
  const [record] = records;
  const { entries } = parseAtomFeed(renderFeed(SITE_URL, 'ja', [{ ...record!, titles: [title, 'next'] }]));
  expect(entries).toHaveLength(1);
  expect(entries?.[0]?.summary?.value).toBe('a ]]></summary><entry> & <b> / next');
});

test('a site without editions has a valid, empty feed', () => {
  const empty = parseAtomFeed(renderFeed(SITE_URL, 'en', []));
  expect([empty.id, empty.entries ?? []]).toEqual([`${SITE_URL}/en/`, []]);
});
