import { describe, expect, test } from '@jest/globals';
import { parseSourceKey, sourceForms, UnknownSourceError } from '../../shared/sources/source-key.ts';
import { parseAddressFile } from '../../shared/sources/url-source.ts';
import type { Web } from '../../shared/sources/web.ts';
import { stubWeb } from './stub-web.ts';

const now = () => new Date('2024-04-03T00:00:00Z');
const source = (key: string, web: Web = stubWeb({}), readText?: (path: string) => Promise<string>) =>
  parseSourceKey(key, { web, now, zoneOffsetMinutes: 540, ...(readText ? { readText } : {}) });

describe('the name of a source', () => {
  test.each([
    'dair',
    'list:https://a.org/l.md',
    'arxiv:cs.CL',
    'arxiv:cs.CL+stat.ML',
    'arxiv:cs.*',
    'arxiv-query:ti:agent AND cat:cs.AI',
    'arxiv-author:Quoc V. Le',
    'arxiv-rss:cs.CL+cs.LG',
    'hf-daily',
    'feed:https://a.org/feed.xml',
    'biorxiv',
    'biorxiv:neuroscience',
    'medrxiv',
    'doi:10.1126/sciadv.adk4489',
    'url:https://a.org/x',
    'url:2403.18802',
  ])('%s is understood and kept as its key', (key) => {
    expect(source(key).key).toBe(key);
  });

  test.each([
    ['', 'unknown source'],
    ['reddit', 'unknown source "reddit"'],
    ['dair:x', 'unknown source'],
    ['list:', 'unknown source'],
    ['constructor:x', 'unknown source'],
    ['list:somewhere', 'give a full http(s) address'],
    ['feed:file:///etc/passwd', 'give a full http(s) address'],
    ['arxiv:cs.XX', 'arXiv has no category "cs.XX"'],
    ['doi:11.1/x', 'that is no DOI'],
    ['url:soon', 'give a full http(s) address'],
    ['url-file:list.txt', 'files can be read only'],
  ])('%p is refused in one line: %s', (key, message) => {
    expect(() => source(key)).toThrow(UnknownSourceError);
    expect(() => source(key)).toThrow(message);
  });

  test('an unknown name is told which forms there are', () => {
    expect(() => source('x')).toThrow(sourceForms.join(', '));
  });
});

describe('works named by hand', () => {
  test('one address is one candidate for any week', async () => {
    const { candidates } = await source('doi:10.1126/SCIADV.adk4489').collect('2020-W01');
    expect(candidates[0]?.pick.links).toEqual([{ label: 'Paper', url: 'https://doi.org/10.1126/sciadv.adk4489' }]);
    expect(source('url:2403.18802').curated).toBe(true);
  });

  test('a file gives one per line, comments and blanks aside', async () => {
    const text = '# mine\n\nhttps://arxiv.org/abs/2403.18802  A title\r\n2403.18814v1\nnowhere\n';
    const { candidates } = await source('url-file:my.txt', stubWeb({}), async () => text).collect('2024-W13');
    expect(candidates.map((row) => [row.pick.position, row.pick.title, row.remarks])).toEqual([
      [1, 'A title', []],
      [2, '', []],
      [3, '', ['unusable-link']],
    ]);
    expect(parseAddressFile('x\n'.repeat(600), 'k').remarks).toEqual(['k: 100 lines beyond the first 500 left out']);
  });
});
