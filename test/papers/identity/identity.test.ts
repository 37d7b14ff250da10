import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseArxivId } from '../../../shared/papers/identity/arxiv-id.ts';
import { identify, locationsOf, looksLikePdf, readerUrl } from '../../../shared/papers/identity/identity.ts';

describe('the identity of a work', () => {
  test.each([
    'https://arxiv.org/abs/2403.18802v2',
    'http://www.arxiv.org/pdf/2403.18802v2.pdf',
    'https://export.arxiv.org/abs/2403.18802v2?utm_source=x#section',
    'https://arxiv.org/html/2403.18802v2',
    'https://browse.arxiv.org/pdf/2403.18802v2',
    'https://ar5iv.labs.arxiv.org/html/2403.18802v2',
    'https://ar5iv.org/abs/2403.18802v2',
    'https://huggingface.co/papers/2403.18802v2',
    'https://www.alphaxiv.org/abs/2403.18802v2',
    'https://www.alphaxiv.org/overview/2403.18802v2',
    'https://doi.org/10.48550/arXiv.2403.18802v2',
    'arXiv:2403.18802v2',
    '2403.18802v2',
  ])('%s is arXiv’s 2403.18802, version 2', (address) => {
    expect(identify(address)).toMatchObject({ id: 'arxiv:2403.18802', scheme: 'arxiv', version: 2, social: false });
  });

  test.each([
    ['https://arxiv.org/abs/astro-ph/0601001', 'arxiv:astro-ph/0601001', undefined],
    ['https://arxiv.org/pdf/quant-ph/0201082v1', 'arxiv:quant-ph/0201082', 1],
    ['https://arxiv.org/abs/math.GT/0309136', 'arxiv:math/0309136', undefined],
    ['https://arxiv.org/pdf/cs/0503050v1.pdf', 'arxiv:cs/0503050', 1],
    ['https://arxiv.org/abs/0704.0001', 'arxiv:0704.0001', undefined],
  ])('%s is %s', (address, id, version) => {
    const identity = identify(address);
    expect({ id: identity?.id, version: identity?.version }).toEqual({ id, version });
  });

  test.each([
    ['https://www.science.org/doi/10.1126/sciadv.adk4489', 'doi:10.1126/sciadv.adk4489'],
    ['https://dx.doi.org/10.1126/SCIADV.adk4489', 'doi:10.1126/sciadv.adk4489'],
    ['https://dl.acm.org/doi/pdf/10.1145/3626772.3657834?download=true', 'doi:10.1145/3626772.3657834'],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/adma.202400001', 'doi:10.1002/adma.202400001'],
    ['https://www.frontiersin.org/articles/10.3389/fnins.2024.1/full', 'doi:10.3389/fnins.2024.1'],
    ['https://link.springer.com/content/pdf/10.1007/s10994-024-06500-1.pdf', 'doi:10.1007/s10994-024-06500-1'],
    ['https://www.nature.com/articles/s41586-023-06747-5', 'doi:10.1038/s41586-023-06747-5'],
    ['https://www.nature.com/articles/s41586-023-06747-5.pdf', 'doi:10.1038/s41586-023-06747-5'],
    ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0300001', 'doi:10.1371/journal.pone.0300001'],
    ['https://www.biorxiv.org/content/10.1101/2024.03.01.582941v2.full.pdf', 'doi:10.1101/2024.03.01.582941'],
    ['https://www.medrxiv.org/content/10.1101/2024.03.01.24303000v1', 'doi:10.1101/2024.03.01.24303000'],
  ])('%s is %s', (address, id) => {
    expect(identify(address)?.id).toBe(id);
  });

  test.each([
    'https://x.com/GoogleDeepMind/status/1968691852678173044',
    'https://mobile.twitter.com/a/status/1',
    'https://www.facebook.com/MetaAI/posts/1',
    'https://de.linkedin.com/posts/a_b',
    'https://old.reddit.com/r/MachineLearning/comments/1',
  ])('%s is a post about a work', (address) => {
    expect(identify(address)).toMatchObject({ scheme: 'url', social: true });
  });

  test.each([
    'https://research.facebook.com/publications/llama-open-and-efficient-foundation-language-models/',
    'https://ai.facebook.com/blog/dino-v2/',
    'https://engineering.linkedin.com/blog/2024/a',
    'https://x.ai/blog/grok-1.5',
  ])('%s is the work itself', (address) => {
    expect(identify(address)).toMatchObject({ scheme: 'url', social: false });
  });

  test('addresses of one page agree, whatever marks the sender left on them', () => {
    const canonical = identify('https://www.databricks.com/blog/introducing-dbrx')?.id;
    for (const other of [
      'http://databricks.com/blog/introducing-dbrx/',
      'https://www.databricks.com/blog/introducing-dbrx?utm_source=a&utm_medium=b&fbclid=c',
      'https://www.databricks.com/blog/introducing-dbrx/index.html#top',
      'https://user:secret@www.databricks.com:443/blog/introducing-dbrx?ref=news',
    ]) {
      expect(identify(other)?.id).toBe(canonical);
    }
    expect(identify('https://www.databricks.com/blog/introducing-dbrx?page=2')?.id).not.toBe(canonical);
    expect(identify('https://openreview.net/pdf?id=abc')?.id).toBe(identify('https://openreview.net/forum?id=abc')?.id);
    expect(identify('https://aclanthology.org/A00-2018.pdf')?.id).toBe(
      identify('https://aclanthology.org/A00-2018/')?.id,
    );
  });

  test.each([
    '',
    'soon',
    '#',
    '/relative',
    'mailto:a@b.org',
    'javascript:alert(1)',
    'ftp://a.org/x',
    'https://',
    'https://localhost/x',
  ])('%p leads nowhere', (address) => {
    expect(identify(address)).toBeUndefined();
  });

  test.each(['2413.18802', '2400.00001', '24031.8802', 'v2', '10.1126/x', '2403.18802v0'])(
    '%p is no arXiv id',
    (text) => {
      expect(parseArxivId(text)).toBeUndefined();
    },
  );

  test('pages of arXiv that hold no paper are pages', () => {
    expect(identify('https://arxiv.org/list/cs.CL/recent')?.scheme).toBe('url');
    expect(identify('https://huggingface.co/spaces/2403.18802')?.scheme).toBe('url');
  });

  test('the same id comes back from what a reader opens', () => {
    const ids = fc.tuple(
      fc.integer({ min: 7, max: 99 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 1, max: 40 }),
    );
    fc.assert(
      fc.property(ids, ([year, month, number, version]) => {
        const two = (value: number): string => String(value).padStart(2, '0');
        const id = `${two(year)}${two(month)}.${String(number).padStart(5, '0')}`;
        const identity = identify(`https://arxiv.org/abs/${id}v${version}`);
        expect(identity).toMatchObject({ id: `arxiv:${id}`, version });
        if (identity) expect(identify(readerUrl(identity))).toMatchObject({ id: `arxiv:${id}`, version });
      }),
    );
  });

  test('texts are had best first', () => {
    const places = (address: string) => {
      const identity = identify(address);
      return identity && locationsOf(identity).map(({ kind, url }) => `${kind} ${url}`);
    };
    expect(places('https://arxiv.org/abs/2403.18802v1')).toEqual([
      'arxiv-html https://arxiv.org/html/2403.18802v1',
      'pdf https://arxiv.org/pdf/2403.18802v1',
    ]);
    expect(places('https://www.biorxiv.org/content/10.1101/2024.03.01.582941v2')).toEqual([
      'pdf https://www.biorxiv.org/content/10.1101/2024.03.01.582941v2.full.pdf',
      'page https://www.biorxiv.org/content/10.1101/2024.03.01.582941v2.full',
    ]);
    expect(places('https://openreview.net/forum?id=a-B_c')).toEqual([
      'pdf https://openreview.net/pdf?id=a-B_c',
      'page https://openreview.net/forum?id=a-B_c',
    ]);
    expect(places('https://aclanthology.org/A00-2018.pdf')).toEqual(['pdf https://aclanthology.org/A00-2018.pdf']);
    expect(places('https://x.com/lab/status/1')).toEqual([]);
    expect(looksLikePdf('https://a.org/x.PDF?y=1')).toBe(true);
  });

  test.each([
    'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
    'https://doi.org/10.1002/%28SICI%291097-4571%28199806%2949:8%3C693::AID-ASI4%3E3.0.CO;2-O',
    'https://onlinelibrary.wiley.com/doi/abs/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O',
  ])('a DOI of old journals is whole with its angle brackets: %p', (url) => {
    expect(identify(url)?.id).toBe('doi:10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o');
  });
});
