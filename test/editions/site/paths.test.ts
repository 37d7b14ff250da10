/** Where papers stand, and that nobody's crafted address stands where another's does. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { olderPaperPath, paperPath, paperSlug } from '../../../shared/editions/site/paths.ts';
import { editionOfKinds, SITE_URL } from '../../support/edition-of-kinds.ts';
import { samplePaper } from '../../support/sample-edition.ts';
import { writtenSite } from '../../support/written-site.ts';

/** Found by trying numbers: the 32 bits that once told papers apart are equal for both. */
const [FIRST, SECOND] = twins();

function twins(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let i = 0; ; i++) {
    const id = `url:https://example.org/a-path-that-is-longer-than-a-slug-can-show/${i}`;
    const older = olderPaperPath(id, 'ja')!;
    const other = seen.get(older);
    if (other) return [other, id];
    seen.set(older, id);
  }
}

describe('S-16: the slug of a paper', () => {
  test.each([
    ['arxiv:2403.18802', 'arxiv-2403.18802'],
    ['arxiv:math.GT/0309136', 'arxiv-math.GT-0309136-3fd5edf7327f61d2450470aa7fa10871'],
    ['doi:10.1101/2024.01.01.573333', 'doi-10.1101-2024.01.01.573333-72d1aa99166c8ff46d4a4bac32eccea9'],
    ['url:https://例え.jp/論文?a=1', 'url-https-.jp-a-1-b71a9a3a4593a2743364a48533286ff4'],
  ])('of %s is %s', (id, slug) => expect(paperSlug(id)).toBe(slug));

  test('differs for two addresses that once had one', () => {
    expect(olderPaperPath(FIRST, 'ja')).toBe(olderPaperPath(SECOND, 'ja'));
    expect(paperSlug(FIRST)).not.toBe(paperSlug(SECOND));
  });

  test('stands in a path as it is, and never shares one with an id of another kind', () => {
    fc.assert(
      fc.property(fc.constantFrom('arxiv:', 'doi:', 'url:'), fc.string({ minLength: 1 }), (kind, rest) => {
        expect(paperSlug(kind + rest)).toMatch(/^(?:arxiv|doi|url)-?[A-Za-z0-9.-]*$/);
        expect(paperSlug(kind + rest).length).toBeLessThan(100);
      }),
    );
  });
});

describe('S-16: a link that was given out before', () => {
  const older = olderPaperPath(FIRST, 'ja')!;
  const paper = (id: string) => samplePaper({ id, url: id.replace('url:', '') });
  let standing: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const page = (await writtenSite([editionOfKinds({ papers: [paper(FIRST)] })])).get(paperPath(FIRST, 'ja'))!;
    standing = new Map([[older, page]]);
  });

  test('leads to where the paper stands now', async () => {
    const site = await writtenSite([editionOfKinds({ papers: [paper(FIRST)] })], undefined, standing);
    const path = paperPath(FIRST, 'ja');
    expect(site.get(older)).toContain(`<meta http-equiv="refresh" content="0; url=/${path}">`);
    expect(site.get(older)).toContain(`<link rel="canonical" href="${SITE_URL}/${path}">`);
    expect(site.has(path)).toBe(true);
  });

  test('is not taken over by a paper whose address was crafted to come to it', async () => {
    const site = await writtenSite([editionOfKinds({ papers: [paper(SECOND)] })], undefined, standing);
    expect(site.get(older)).toBe(standing.get(older));
  });

  test('once moved stays moved, whoever comes to it later', async () => {
    const editions = [FIRST, SECOND, FIRST].map((id, i) =>
      editionOfKinds({ week: `2024-W1${i + 3}`, papers: [paper(id)] }),
    );
    const site = await writtenSite(editions, undefined, standing);
    expect(site.get(older)).toContain(`url=/${paperPath(FIRST, 'ja')}"`);
  });

  test('nothing is written under an older name where nothing stood', async () => {
    const site = await writtenSite([editionOfKinds({ papers: [paper(FIRST)] })]);
    expect(site.has(older)).toBe(false);
  });
});
