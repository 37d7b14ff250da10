/** Of a row's links one is the work; others tell the same, or only speak of it. */
import { describe, expect, test } from '@jest/globals';
import { chooseLink } from '../../../shared/papers/identity/pick-link.ts';

const chosen = (...links: [label: string, url: string][]) =>
  chooseLink({
    source: 'dair',
    position: 1,
    title: 'x',
    note: '',
    links: links.map(([label, url]) => ({ label, url })),
  });
const [OTHER, POST] = ['https://a.org/other', 'https://x.com/a/status/1'];
const page = (name: string) => `https://a.org/${name}`;

describe('the work is', () => {
  test.each(['Paper', 'papers', 'Paper (PDF)'])('what is labelled "%s", before all others', (label) => {
    expect(chosen(['arXiv', OTHER], [label, page('x')])?.identity.url).toBe(page('x'));
  });

  test.each([
    'arXiv',
    'PDF',
    'Preprint',
    'Article',
    'Technical report',
    'Tech report',
    'Report',
    'System card',
    'Book',
    'Thesis',
  ])('what is labelled "%s", before a post or a page', (label) => {
    expect(chosen(['Blog', OTHER], [label, page('x')])?.identity.url).toBe(page('x'));
    expect(chosen([label, page('x')], ['Paper', OTHER])?.identity.url).toBe(OTHER);
  });

  test.each(['Blog', 'Post', 'Announcement', 'Project', 'Website', 'Page', 'Link', 'Doc', 'Docs'])(
    'what is labelled "%s", before any other word',
    (label) => {
      expect(chosen(['Demo', OTHER], [label, page('x')])?.identity.url).toBe(page('x'));
      expect(chosen([label, page('x')], ['arXiv', OTHER])?.identity.url).toBe(OTHER);
    },
  );

  test.each(['Tweet', 'Thread', 'X', 'Video', 'YouTube', 'Podcast', 'Discussion'])(
    'what is labelled "%s" only where there is nothing else',
    (label) => {
      expect(chosen([label, page('x')], ['Demo', OTHER])?.identity.url).toBe(OTHER);
      expect(chosen([label, page('x')])?.identity.url).toBe(page('x'));
    },
  );

  test('the first of two that are alike', () => {
    expect(chosen(['Demo', page('x')], ['Weights', OTHER])?.identity.url).toBe(page('x'));
  });

  test('the paper that a tweet is said to be, before any page but a paper’s own', () => {
    expect(chosen(['Demo', OTHER], ['Tweet', 'https://arxiv.org/abs/2403.18802'])?.identity.id).toBe(
      'arxiv:2403.18802',
    );
    expect(chosen(['Blog', OTHER], ['Tweet', 'https://arxiv.org/abs/2403.18802'])?.identity.url).toBe(OTHER);
  });

  test('a post only where no link leads to a work, whatever its label', () => {
    expect(chosen(['Paper', POST], ['Video', OTHER])?.identity.url).toBe(OTHER);
    expect(chosen(['Paper', POST])?.identity.social).toBe(true);
  });

  test('nothing, where no link leads anywhere', () => {
    expect(chosen(['Paper', '#'], ['Blog', 'soon'])).toBeUndefined();
    expect(chosen()).toBeUndefined();
  });

  test('told by whole words', () => {
    expect(chosen(['Paperback', page('x')], ['Website', OTHER])?.identity.url).toBe(OTHER);
    expect(chosen(['Our paper', page('x')], ['Blog', OTHER])?.identity.url).toBe(OTHER);
  });
});

describe('the same is told by', () => {
  test.each([
    'Blog',
    'Post',
    'Announcement',
    'Project',
    'Technical report',
    'Tech report',
    'Report',
    'System card',
    'PDF',
    'arXiv',
  ])('what is labelled "%s"', (label) => {
    expect(chosen(['Paper', OTHER], [label, page('x')])?.alternatives).toEqual([{ kind: 'page', url: page('x') }]);
  });

  test.each(['Demo', 'Website', 'Code', 'Tweet', 'Blogroll', 'My blog'])('and not by "%s"', (label) => {
    expect(chosen(['Paper', OTHER], [label, page('x')])?.alternatives).toEqual([]);
  });

  test('no second address of the work itself, and no post', () => {
    expect(chosen(['Paper', OTHER], ['Blog', `${OTHER}/?utm_source=x`], ['Post', POST])?.alternatives).toEqual([]);
  });
});
