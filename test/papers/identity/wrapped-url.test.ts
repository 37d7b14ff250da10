import { describe, expect, test } from '@jest/globals';
import { unwrapped } from '../../../shared/papers/identity/wrapped-url.ts';

const paper = 'https://arxiv.org/abs/2403.15121';
const held = encodeURIComponent(paper);

describe('an address around another', () => {
  test.each([
    ['an exported document', `https://www.google.com/url?q=${paper}&sa=D&source=editors&usg=AOv`],
    ['a search result', `https://www.google.co.jp/url?sa=t&url=${held}`],
    ['an alert', `https://scholar.google.com/scholar_url?url=${held}&hl=en&sa=X`],
    ['a mail server', `https://eur03.safelinks.protection.outlook.com/?url=${held}&data=05`],
    ['another mail server', `https://urldefense.com/v3/__${paper}__;!!abc$`],
    ['a mail server that eats slashes', `https://urldefense.com/v3/__https:/arxiv.org/abs/2403.15121__;!!abc$`],
    ['a social network', `https://l.facebook.com/l.php?u=${held}&h=AT1`],
    ['a chat', `https://slack-redir.net/link?url=${held}`],
    ['a professional network', `https://www.linkedin.com/redir/redirect?url=${held}&urlhash=x`],
    ['a description of a video', `https://www.youtube.com/redirect?event=video_description&q=${held}`],
    ['a blog', `https://medium.com/r/?url=${held}`],
    ['a forum', `https://out.reddit.com/t3_abc?url=${held}`],
    ['a network of another country', `https://vk.com/away.php?to=${held}`],
    ['a log', `https://t.umblr.com/redirect?z=${held}&t=x`],
    [
      'one within another',
      `https://www.google.com/url?q=${encodeURIComponent(`https://slack-redir.net/link?url=${held}`)}`,
    ],
  ])('by %s leads to what it holds', (_, address) => {
    expect(unwrapped(address)).toBe(paper);
  });

  test('is the address itself where it holds none, or belongs to a page that only takes such a parameter', () => {
    for (const address of [
      'https://www.google.com/url?q=not+an+address',
      'https://www.google.com/search?q=https://arxiv.org/abs/1',
      'https://google.example.org/url?q=https://arxiv.org/abs/1',
      'https://example.org/paper?url=https://arxiv.org/abs/1',
      'https://www.youtube.com/watch?v=1&q=https://arxiv.org/abs/1',
      'mailto:a@example.org',
      'https://urldefense.com/v3/__https://example.org/p?id=x*y__;Iw!!abc$',
      '',
      paper,
    ])
      expect(unwrapped(address)).toBe(address);
  });

  test('is opened three times at most', () => {
    const wrap = (address: string): string => `https://slack-redir.net/link?url=${encodeURIComponent(address)}`;
    expect(unwrapped(wrap(wrap(wrap(paper))))).toBe(paper);
    expect(unwrapped(wrap(wrap(wrap(wrap(paper)))))).toBe(wrap(paper));
  });
});
