import { describe, expect, test } from '@jest/globals';
import { pageFacts } from '../../../shared/documents/html/facts/page-facts.ts';

const page = (head: string, body = ''): string =>
  `<!doctype html><html lang="en-US"><head>${head}</head><body>${body}</body></html>`;
const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const url = 'https://lab.example/post';

describe('the facts of a page', () => {
  test('come from its citation tags before its social tags', () => {
    const head = [
      meta('citation_title', 'A paper'),
      meta('citation_author', 'Wei, Jerry'),
      meta('citation_author', 'Chengrun Yang'),
      meta('citation_date', '2024/03/27'),
      meta('citation_doi', 'https://doi.org/10.1126/SciAdv.adk4489'),
      meta('citation_abstract', 'We measure.'),
      '<meta property="og:title" content="A paper | Lab"><meta property="article:published_time" content="2024-03-30T00:00:00Z">',
    ].join('');
    expect(pageFacts(page(head), url)).toEqual({
      title: 'A paper',
      authors: ['Jerry Wei', 'Chengrun Yang'],
      published: '2024-03-27',
      abstract: 'We measure.',
      doi: '10.1126/sciadv.adk4489',
      language: 'en-us',
    });
  });

  test('come from its social tags, with the day as the page wrote it', () => {
    const head =
      '<title>Announcing X | Lab</title><meta property="og:title" content="Announcing&nbsp;X"><meta property="og:description" content="Short.">' +
      '<meta property="article:published_time" content="2024-03-27T23:30:00-07:00"><meta property="article:modified_time" content="2024-04-02">' +
      meta('author', 'Jane Doe, John Roe and The Research Team');
    expect(pageFacts(page(head), url)).toMatchObject({
      title: 'Announcing X',
      authors: ['Jane Doe', 'John Roe', 'The Research Team'],
      published: '2024-03-27',
      updated: '2024-04-02',
      description: 'Short.',
    });
  });

  test('come from linked data, also inside a graph and beside a broken script', () => {
    const article = {
      '@type': 'BlogPosting',
      headline: 'H',
      datePublished: '2024-01-02',
      author: [{ name: 'A B' }, 'C D'],
    };
    const head =
      '<script type="application/ld+json">{broken</script>' +
      `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'WebSite' }, article] })}</script>`;
    expect(pageFacts(page(head), url)).toMatchObject({ title: 'H', published: '2024-01-02', authors: ['A B', 'C D'] });
  });

  test.each([
    ['<article><time datetime="2024-05-06">May 6</time></article>', '2024-05-06'],
    ['<main><time>March 27, 2024</time></main>', '2024-03-27'],
    ['<article><time>2024年3月7日</time></article>', '2024-03-07'],
    ['<article><time>公開日：２０２４年３月７日（木）</time></article>', '2024-03-07'],
    ['<article><time>公開 3月7日</time></article>', undefined],
    ['<article><footer><time datetime="2026-01-01">served</time></footer></article>', undefined],
    ['<article><time>3 days ago</time></article>', undefined],
    ['<footer>Page served 4 April 2024, 13:22.</footer>', undefined],
  ])('a printed date counts only where the article prints it: %s', (body, day) => {
    expect(pageFacts(page('', body), url).published).toBe(day);
  });

  test.each([
    ['<title>A result - The Lab</title>', '', 'A result'],
    ['<title>Only this</title>', '', 'Only this'],
    ['<title>Lab</title>', '<h1> Big <em>news</em> </h1>', 'Big news'],
    ['<title>lab.example</title>', '', undefined],
    ['', '', undefined],
  ])('the title is the heading, or the window title without the site: %s', (head, body, title) => {
    expect(pageFacts(page(head, body), url).title).toBe(title);
  });

  test('a profile address is no author, and an unknown field is missing rather than empty', () => {
    const facts = pageFacts(page('<meta property="article:author" content="https://social.example/lab">'), url);
    expect(facts).toEqual({ language: 'en-us' });
  });

  test('broken, empty and enormous pages give what they have', () => {
    expect(pageFacts('', url)).toEqual({});
    expect(pageFacts('<h1>Bare', url)).toEqual({ title: 'Bare' });
    expect(pageFacts(`<title>T</title>${'<div>'.repeat(1_000)}`, url).title).toBe('T');
    expect(pageFacts(`<title>T</title>${'<div>'.repeat(20_000)}`, url)).toEqual({});
  });
});
