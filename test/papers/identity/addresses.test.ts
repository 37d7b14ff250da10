/** Which addresses name the same page, which a DOI, and which are only talk. */
import { describe, expect, test } from '@jest/globals';
import { parseArxivId } from '../../../shared/papers/identity/arxiv-id.ts';
import {
  canonicalUrl,
  hostOf,
  isSocial,
  parseHttpUrl,
  withoutTracking,
} from '../../../shared/papers/identity/canonical-url.ts';
import { doiOfUrl, parseDoi } from '../../../shared/papers/identity/doi.ts';
import { identify, looksLikePdf } from '../../../shared/papers/identity/identity.ts';
import { rawFile } from '../../../shared/papers/identity/raw-file.ts';

const url = (text: string) => new URL(text);

describe('what tells who sent the visitor', () => {
  test.each(
    'utm_source utm_x fbclid gclid dclid msclkid twclid yclid igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi hsCtaTracking hsa_acc vero_id vero_conv ref ref_src ref_url trk ck_subscriber_id s_cid spm share_token guccounter UTM_SOURCE'.split(
      ' ',
    ),
  )('%s goes', (name) => {
    expect(withoutTracking(url(`https://a.org/x?id=1&${name}=y`))).toBe('https://a.org/x?id=1');
  });

  test.each(['utm', 'ref_x', 'xref', 'refs', 'fbclid2', 'mc_id', 's', 't', 'page', 'hs', 'trk2', 'xutm_source'])(
    '%s stays',
    (name) => {
      expect(withoutTracking(url(`https://a.org/x?${name}=y`))).toBe(`https://a.org/x?${name}=y`);
    },
  );

  test('of a post the marks of sharing go too', () => {
    expect(withoutTracking(url('https://x.com/a/status/1?s=20&t=z&st=1'))).toBe('https://x.com/a/status/1?st=1');
  });

  test('names, passwords and highlights go, places in the page stay', () => {
    expect(withoutTracking(url('https://u:p@a.org/x#sec:~:text=y'))).toBe('https://a.org/x#sec');
    expect(withoutTracking(url('https://a.org/x#sec'))).toBe('https://a.org/x#sec');
  });
});

describe('one page', () => {
  test.each([
    'http://a.org/x/y',
    'https://www.a.org/x/y',
    'https://WWW2.A.org/x/y/',
    'https://a.org:443/x/y//',
    'http://a.org:80/x/y',
    'https://a.org:80/x/y',
    'https://a.org/x/y#top',
    'https://a.org/x/y/index.html',
    'https://a.org/x/y/index.htm',
    'https://a.org/x/y/index.php',
    'https://a.org/x/y/default.asp',
    'https://a.org/x/y/Default.aspx',
  ])('is %s', (address) => {
    expect(canonicalUrl(url(address))).toBe('https://a.org/x/y');
  });

  test.each([
    'https://a.org/x/Y',
    'https://b.a.org/x/y',
    'https://a.org:8443/x/y',
    'https://a.org/x/y?p=1',
    'https://a.org/x/y/indexes.html',
    'https://a.org/x/y/index.html/z',
    'https://wwwa.org/x/y',
    'https://a.www.org/x/y',
  ])('is another than %s', (address) => {
    expect(canonicalUrl(url(address))).not.toBe('https://a.org/x/y');
  });

  test('has its parameters in any order, and keeps its root', () => {
    expect(canonicalUrl(url('https://a.org/?b=2&a=1'))).toBe('https://a.org/?a=1&b=2');
    expect(canonicalUrl(url('https://a.org'))).toBe('https://a.org/');
  });
});

describe('talk about works is at', () => {
  test.each([
    'x.com',
    'twitter.com',
    'www.twitter.com',
    'm.facebook.com',
    'mobile.twitter.com',
    'old.reddit.com',
    'np.reddit.com',
    't.co',
    'linkedin.com',
    'www.linkedin.com',
    'de.linkedin.com',
    'lnkd.in',
    'facebook.com',
    'threads.net',
    'www.threads.net',
    'bsky.app',
    'reddit.com',
    'mastodon.social',
  ])('%s', (host) => {
    expect(isSocial(url(`https://${host}/a`))).toBe(true);
  });

  test.each([
    'ai.x.com',
    'x.com.example.org',
    'research.facebook.com',
    'ai.facebook.com',
    'engineering.linkedin.com',
    'notx.com',
    'xxcom.org',
    'at.co',
    'mastodonxsocial.org',
  ])('and not at %s', (host) => {
    expect(isSocial(url(`https://${host}/a`))).toBe(false);
  });
});

describe('an address', () => {
  test.each([' https://a.org/x ', 'HTTP://a.org', 'https://[::1]/x', `https://a.org/${'x'.repeat(3_900)}`])(
    'is read: %.20s',
    (text) => {
      expect(parseHttpUrl(text)?.href).toBeDefined();
    },
  );

  test.each([
    'a.org',
    'ftp://a.org',
    'https://localhost/x',
    'xhttps://a.org',
    'https:/a',
    `https://a.org/${'x'.repeat(4_000)}`,
  ])('is none: %.20s', (text) => {
    expect(parseHttpUrl(text)).toBeUndefined();
  });

  test('has a host', () => {
    expect([hostOf('https://A.org:1/x'), hostOf('a.org'), hostOf('')]).toEqual(['a.org', '', '']);
  });

  test.each([
    ['https://a.org/x.pdf', true],
    ['https://a.org/x.PDF?y', true],
    ['https://openreview.net/pdf?id=1', true],
    ['https://openreview.net/forum?id=1', false],
    ['https://a.org/pdf?id=1', false],
    ['https://a.org/x.pdf.html', false],
    ['x.pdf', false],
  ])('%s names a PDF: %s', (text, is) => {
    expect(looksLikePdf(text)).toBe(is);
  });
});

describe('a DOI is read', () => {
  test.each([
    ['10.1126/SCIADV.adk4489', '10.1126/sciadv.adk4489'],
    ['doi:10.1126/a', '10.1126/a'],
    ['DOI: 10.1126/a', '10.1126/a'],
    ['https://doi.org/10.1126/a', '10.1126/a'],
    ['http://dx.doi.org/10.1126/a', '10.1126/a'],
    [' 10.1126/a?x=1#y ', '10.1126/a'],
    ['10.1126/a, and', '10.1126/a'],
    ['10.1126/a/.', '10.1126/a'],
    ['10.123456789/a', '10.123456789/a'],
    ['10.1002/1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O', '10.1002/1097-4571(1998)49:8<693::aid-asi4>3.0.co;2-o'],
    ['10.1002/(SICI)1<1::AID>3.0.CO;2-#', '10.1002/(sici)1<1::aid>3.0.co;2-#'],
    ['10.1002/(SICI)1<1::AID>3.0.CO;2-?', '10.1002/(sici)1<1::aid>3.0.co;2-?'],
    ['10.1126/a<b>c', '10.1126/a'],
    ...[
      '.pdf',
      '.full',
      '.full.pdf',
      '.full-text',
      '.short',
      '.abstract',
      '.htm',
      '.html',
      '/full',
      '/abs',
      '/abstract',
      '/pdf',
      '/epdf',
      '/pdfdirect',
      '/epub',
      '/html',
      '/fulltext',
      '/meta',
      '/summary',
      '/references',
      '/figures',
      '/metrics',
      '/download',
      '/full/pdf',
      '.PDF',
    ].map((form) => [`10.1126/a.b${form}`, '10.1126/a.b'] as const),
  ])('from %s', (text, doi) => {
    expect(parseDoi(text)).toEqual({ doi });
  });

  test.each([
    ['10.1101/2024.03.01.582941v2.full.pdf', '10.1101/2024.03.01.582941', 2],
    ['10.1101/2024.03.01.24303000v12', '10.1101/2024.03.01.24303000', 12],
    ['10.64898/2026.01.02.123456v1', '10.64898/2026.01.02.123456', 1],
    ['10.1101/123456v3', '10.1101/123456', 3],
    ['10.1101/123456', '10.1101/123456', undefined],
    ['10.1126/123456v3', '10.1126/123456v3', undefined],
  ])('from the preprint %s, with its version', (text, doi, version) => {
    expect(parseDoi(text)).toEqual(version === undefined ? { doi } : { doi, version });
  });

  test.each(['10.123/a', '10.1234567890/a', '10.1126/', '10.1126/.pdf', 'see 10.1126/a', '11.1126/a', '10.1126'])(
    'from none: %s',
    (text) => {
      expect(parseDoi(text)).toBeUndefined();
    },
  );

  test.each([
    ['https://doi.org/10.1126/a', '10.1126/a'],
    ['https://www.doi.org/10.1126/a', '10.1126/a'],
    ['https://doi.org/10.1126%2Fa', '10.1126/a'],
    ['https://a.org/doi/abs/10.1126/a', '10.1126/a'],
    ['https://a.org/x?doi=10.1126/a', '10.1126/a'],
    ['https://a.org/x?id=10.1126/a', '10.1126/a'],
    ['https://nature.com/articles/s41586-023-06747-5', '10.1038/s41586-023-06747-5'],
    ['https://www.nature.com/articles/nature14539', undefined],
    ['https://www.nature.com/articles/d41586-024-00001-1.pdf', '10.1038/d41586-024-00001-1'],
    ['https://www.nature.com/articles/35057062', '10.1038/35057062'],
    ['https://notnature.com/articles/s41586-023-06747-5', undefined],
    ['https://www.nature.com/news/s41586-023-06747-5', undefined],
    ['https://notdoi.org/x', undefined],
    ['https://a.org/x?id=7', undefined],
    ['https://a.org/x%E0%A4%A/10.1126/a', '10.1126/a'],
    ['https://a.org/x10.1126/a', undefined],
  ])('from the address %s', (address, doi) => {
    expect(doiOfUrl(url(address))?.doi).toBe(doi);
  });
});

describe('an arXiv id', () => {
  test.each([
    ['2403.18802', { id: '2403.18802' }],
    [' arXiv: 2403.18802v12 ', { id: '2403.18802', version: 12 }],
    ['0704.0001', { id: '0704.0001' }],
    ['0712.1234v1', { id: '0712.1234', version: 1 }],
    ['hep-th/9901001', { id: 'hep-th/9901001' }],
    ['math.GT/0309136v2', { id: 'math/0309136', version: 2 }],
    ['CS/0503050', { id: 'cs/0503050' }],
    ...[
      '2413.18802',
      '2400.18802',
      '240.18802',
      '2403.188',
      '2403.188021',
      'cs/050305',
      'x 2403.18802',
      '2403.18802v0',
      '2403.18802v1234',
      '2403.18802 x',
    ].map((text) => [text, undefined] as const),
  ])('is read from %s', (text, id) => {
    expect(parseArxivId(text)).toEqual(id);
  });

  test.each([
    'https://arxiv.org/abs/2403.18802',
    'https://export.arxiv.org/pdf/2403.18802.pdf',
    'https://arxiv.org/html/2403.18802/figure.png',
    'https://arxiv.org/format/2403.18802',
    'https://arxiv.org/ps/2403.18802',
    'https://arxiv.org/e-print/2403.18802',
    'https://arxiv.org/src/2403.18802',
    'https://ar5iv.org/abs/2403.18802',
    'https://ar5iv.labs.arxiv.org/html/2403.18802',
    'https://www.arxiv-vanity.com/papers/2403.18802',
    'https://arxiv-vanity.com/papers/2403.18802/',
    'https://xxx.lanl.gov/abs/2403.18802',
    'https://alphaxiv.org/abs/2403.18802',
    'https://beta.alphaxiv.org/abs/2403.18802',
    'https://huggingface.co/papers/2403.18802',
    'https://www.hf.co/papers/2403.18802',
    'https://arxiv.org/pdf/2403.18802.html',
    'https://www.alphaxiv.org/overview/2403.18802.md',
  ])('is read from the address %s', (address) => {
    expect(identify(address)?.id).toBe('arxiv:2403.18802');
  });

  test.each([
    'https://arxiv.org/list/2403.18802',
    'https://notarxiv.org/abs/2403.18802',
    'https://huggingface.co/spaces/2403.18802',
    'https://arxiv.org.evil.example/abs/2403.18802',
    'https://arxiv.org/abs/x2403.18802',
    'https://arxiv.org/abs/2403.18802x',
  ])('is not read from %s', (address) => {
    expect(identify(address)?.id).not.toBe('arxiv:2403.18802');
  });
});

describe('the page of a repository and its text are one work', () => {
  test.each([
    ['https://openreview.net/pdf?id=a', 'https://openreview.net/forum?id=a'],
    ['https://openreview.net/attachment?id=a', 'https://openreview.net/forum?id=a'],
    ['https://aclanthology.org/A00-2018v2.pdf', 'https://aclanthology.org/A00-2018/'],
    ['https://aclanthology.org/A00-2018.bib', 'https://aclanthology.org/A00-2018'],
    ['https://proceedings.mlr.press/v97/tan19a/tan19a.pdf', 'https://proceedings.mlr.press/v97/tan19a.html'],
  ])('%s and %s', (one, other) => {
    expect(identify(one)?.id).toBe(identify(other)?.id);
  });

  test.each([
    ['https://a.org/pdf?id=a', 'https://a.org/forum?id=a'],
    ['https://a.org/A00-2018.pdf', 'https://a.org/A00-2018'],
    ['https://proceedings.mlr.press/v97/tan19a/other.pdf', 'https://proceedings.mlr.press/v97/tan19a.html'],
    ['https://openreview.net/group?id=a', 'https://openreview.net/forum?id=a'],
  ])('and not %s and %s', (one, other) => {
    expect(identify(one)?.id).not.toBe(identify(other)?.id);
  });
});

describe('a page that shows a file', () => {
  const id = '1AbCdEfGhIjKlMnOp';
  test.each([
    ['https://www.github.com/o/r/blob/main/a.pdf', 'https://raw.githubusercontent.com/o/r/main/a.pdf'],
    [
      'https://gist.github.com/u/0123456789abcdef0123/',
      'https://gist.githubusercontent.com/u/0123456789abcdef0123/raw',
    ],
    ['https://hf.co/o/m/blob/main/a.pdf#x', 'https://hf.co/o/m/resolve/main/a.pdf'],
    ['https://gitea.com/o/r/src/tag/v1/a.pdf', 'https://gitea.com/o/r/raw/tag/v1/a.pdf'],
    ['https://codeberg.org/o/r/src/commit/1/a.pdf', 'https://codeberg.org/o/r/raw/commit/1/a.pdf'],
    ['https://gitee.com/o/r/blob/main/a.pdf', 'https://gitee.com/o/r/raw/main/a.pdf'],
    ['https://zenodo.org/record/1/preview/a.pdf', 'https://zenodo.org/record/1/files/a.pdf'],
    ['https://dropbox.com/sh/a/b.pdf?raw=1', 'https://dropbox.com/sh/a/b.pdf?dl=1'],
    [`https://drive.google.com/file/u/0/d/${id}/view`, `https://drive.google.com/uc?export=download&id=${id}`],
    [`https://docs.google.com/presentation/d/${id}/edit`, `https://docs.google.com/presentation/d/${id}/export/pdf`],
    [`https://docs.google.com/document/u/1/d/${id}/edit`, `https://docs.google.com/document/d/${id}/export?format=pdf`],
  ])('%s leads to it', (page, file) => {
    expect(rawFile(page)).toBe(file);
  });

  test.each([
    ...[
      'https://notgithub.com/o/r/blob/main/a.pdf',
      'https://github.com/o/blob/main/a.pdf',
      'https://gist.github.com/u/xyz',
      'https://gist.github.com/u/0123456789abcdef0123/raw',
      'https://huggingface.co/o/m/tree/main/a.pdf',
    ],
    ...[
      'https://gitlab.com/g/r/-/tree/main',
      'https://bitbucket.org/o/src/main/a.pdf',
      'https://codeberg.org/o/r/src/main/a.pdf',
      'https://gitee.com/o/blob/main/a.pdf',
      'https://zenodo.org/records/x/preview/a.pdf',
      'https://dropbox.com/home/a.pdf',
    ],
    ...[
      'https://drive.google.com/file/d/short/view',
      'https://drive.google.com/open',
      `https://docs.google.com/spreadsheets/d/${id}/edit`,
      `https://drive.google.com/uc?export=download&id=${id}`,
      'https://mygitlab.org/x/-/blob/y',
    ],
  ])('%s leads nowhere else', (page) => {
    expect(rawFile(page)).toBeUndefined();
  });
});
