import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { html } from '../../../shared/platform/html.ts';
import { page } from '../../../shared/readers/pages/page.ts';

const shown = page(200, 'en', 'A <title>', html`<p>content</p>`);
const style = /<style>(.*?)<\/style>/s.exec(shown.body)?.[1] ?? '';

describe('the frame of a page', () => {
  test('holds the title twice, escaped, the content and the language', () => {
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('<html lang="en">');
    expect(shown.body).toContain('<title>A &lt;title&gt; – Ronbun</title>');
    expect(shown.body).toContain('<h1>A &lt;title&gt;</h1>\n<p>content</p>\n</main>');
  });

  test('H-19 nobody caches, indexes, frames, sniffs or is told of it, and nothing is loaded or run', () => {
    expect(shown.headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    });
    expect(shown.body).not.toMatch(/<script|<link|<img|\ssrc=|https?:/);
  });

  test('has headers of its own each time', () => {
    expect(page(200, 'ja', 'x', html``).headers).not.toBe(shown.headers);
  });

  test('keeps the honeypot out of sight, shows the focus, and follows a dark screen', () => {
    expect(style).toMatch(/\.website\{position:absolute;left:-\d{4}px\}/);
    expect(style).toMatch(/:focus-visible\{outline:/);
    expect(style).toMatch(/@media \(prefers-color-scheme:dark\)\{body\{/);
  });
});
