import { describe, expect, test } from '@jest/globals';
import { renderMail } from '../../../shared/editions/mail/mail.ts';
import { editionOfKinds, SITE_URL } from '../../support/edition-of-kinds.ts';

const options = { siteUrl: SITE_URL };

describe('the mail of an edition', () => {
  test.each(['headlines', 'overviews', 'all'] as const)(
    'at depth %s holds our two placeholders and no other',
    (depth) => {
      const { html, text, subject } = renderMail(editionOfKinds(), depth, options);
      expect([...html.matchAll(/\{\{+[^}]*\}+\}/g)].map(([each]) => each)).toEqual([
        '{{preferences}}',
        '{{unsubscribe}}',
      ]);
      expect([...text.matchAll(/\{\{+[^}]*\}+\}/g)].map(([each]) => each)).toEqual([
        '{{{preferences}}}',
        '{{{unsubscribe}}}',
      ]);
      expect(`${html}${subject}`).not.toContain('<script>');
      expect(html).not.toContain('javascript:');
      expect(text).not.toMatch(/^(Bcc|javascript):/m);
      expect(subject).not.toMatch(/[\r\n]/);
    },
  );

  test('says of every sentence of the paper itself that it is one, and of no other', () => {
    const { text } = renderMail(editionOfKinds(), 'all', options);
    expect(text).toContain('A: 【原文】The clocks differ by at most 3 ms over a day.');
    expect(text).toContain('\n本研究は、手紙が一度だけ届く仕組みを示しています。');
  });

  test('tells the corrections of earlier editions in both parts', () => {
    const { html, text } = renderMail(editionOfKinds(), 'headlines', options);
    for (const part of [html, text]) expect(part).toContain('2024-W12 arxiv:2403.00000: 表2の値は3.1です。');
  });
});
