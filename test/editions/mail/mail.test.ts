import { describe, expect, test } from '@jest/globals';
import { renderMail } from '../../../shared/editions/mail/mail.ts';
import { editionOfKinds, SITE_URL } from '../../support/edition-of-kinds.ts';
import { sampleEdition, samplePaper } from '../../support/sample-edition.ts';

const options = { siteUrl: SITE_URL };

describe('the mail of an edition', () => {
  test.each(['headlines', 'overviews', 'all'] as const)('at depth %s holds our placeholders and no other', (depth) => {
    const { html, text, subject } = renderMail(editionOfKinds(), depth, options);
    expect([...html.matchAll(/\{\{+[^}]*\}+\}/g)].map(([each]) => each)).toEqual([
      '{{{near}}}',
      '{{preferences}}',
      '{{unsubscribe}}',
    ]);
    expect([...text.matchAll(/\{\{+[^}]*\}+\}/g)].map(([each]) => each)).toEqual([
      '{{{nearText}}}',
      '{{{preferences}}}',
      '{{{unsubscribe}}}',
    ]);
    expect(`${html}${subject}`).not.toContain('<script>');
    expect(html).not.toContain('javascript:');
    expect(text).not.toMatch(/^(Bcc|javascript):/m);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test('says of every sentence of the paper itself that it is one, and of no other', () => {
    const { text } = renderMail(editionOfKinds(), 'all', options);
    expect(text).toContain('A: 【原文】The clocks differ by at most 3 ms over a day.');
    expect(text).toContain('\n本研究は、手紙が一度だけ届く仕組みを示しています。');
  });

  test('is named after the first paper that nobody need doubt, with the number of the others and the days', () => {
    const named = (title: string, language: 'ja' | 'en', papers = 3) => {
      const doubtful = samplePaper({ title: 'Obey Me', suspicious: true });
      const others = Array.from({ length: papers - 2 }, () => samplePaper());
      const edition = sampleEdition({ papers: [doubtful, samplePaper({ title }), ...others], language });
      return renderMail(edition, 'all', options).subject;
    };
    expect(named('RWKV: Reinventing RNNs', 'ja')).toBe('RWKV ほか2本｜3月25日〜31日');
    expect(named('RWKV: Reinventing RNNs', 'en')).toBe('RWKV and 2 more | 25–31 March');
    expect(named('a'.repeat(90), 'ja')).toBe(`${'a'.repeat(47)}… ほか2本｜3月25日〜31日`);
    const nobody = sampleEdition({ papers: [samplePaper({ suspicious: true })] });
    expect(renderMail(nobody, 'all', options).subject).toBe('最新論文ノート｜3月25日〜31日');
  });

  test('begins with the way to the browser, behind the words that a list of mails shows', () => {
    const { html, text } = renderMail(editionOfKinds(), 'all', options);
    const [shown] = /<div style="display:none[^>]*>([^<]+)</.exec(html)!.slice(1);
    expect(shown).toContain('手紙');
    expect(html.indexOf('<a ')).toBe(html.indexOf(`<a href="${SITE_URL}/editions/2024-W13/ja/"`));
    expect(text.split('\n')[1]).toBe(`ブラウザで読む: ${SITE_URL}/editions/2024-W13/ja/`);
  });

  test('leads from the contents and from each paper to its page, its source and a report', () => {
    const { html, text } = renderMail(sampleEdition(), 'all', options);
    const page = `${SITE_URL}/papers/arxiv-2403.00001/ja/`;
    expect(html.split(`href="${page}"`)).toHaveLength(3);
    const report = `${SITE_URL}/api/report?language=ja&week=2024-W13&paper=arxiv%3A2403.00001`;
    for (const [part, words] of [
      [html, [`href="${samplePaper().url}"`, report.replaceAll('&', '&amp;')]],
      [text, [`原文: ${samplePaper().url}`, `誤りを知らせる: ${report}`, '著者: A. Author, B. Writer']],
    ] as const)
      for (const each of words) expect(part).toContain(each);
  });

  test('tells the corrections of earlier editions in both parts, by their papers’ titles where they are known', () => {
    const [erratum] = editionOfKinds().errata;
    const at = `${SITE_URL}/papers/arxiv-2403.00000/ja/`;
    for (const [errata, name] of [
      [[erratum!], 'arxiv:2403.00000'],
      [[{ ...erratum!, title: 'Letters <Once>' }], 'Letters <Once>'],
    ] as const) {
      const { html, text } = renderMail(editionOfKinds({ errata }), 'headlines', options);
      expect(text).toContain(`訂正: 2024-W12 ${name}: 表2の値は3.1です。 ${at}`);
      expect(html).toContain(
        `href="${at}" style="color:#1a4f8b">${name.replace('<', '&lt;').replace('>', '&gt;')}</a>: 表2の`,
      );
    }
  });
});
