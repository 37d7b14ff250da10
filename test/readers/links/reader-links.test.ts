import { expect, test } from '@jest/globals';
import { readerLink } from '../../../shared/readers/links/reader-links.ts';
import { readLink } from '../../../shared/readers/links/signed-link.ts';

test('the token is the whole query of the page of its purpose, and needs no escaping', () => {
  const keys = { current: { id: '1', key: 'k'.repeat(20) }, previous: undefined };
  const reader = 'r'.repeat(22);
  const link = readerLink('https://site.example', keys, { purpose: 'export', reader, version: 3, expires: 9 });
  const [, token] = /^https:\/\/site\.example\/api\/export\?([A-Za-z0-9_.-]+)$/.exec(link)!;
  expect(readLink(token!, 'export', keys, 0)).toEqual({ reader, version: 3 });
});
