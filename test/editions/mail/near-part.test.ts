import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LARGEST_PART, nearPartOf } from '../../../shared/editions/mail/near-part.ts';
import { sampleEdition, samplePaper } from '../../support/sample-edition.ts';

const SITE = 'https://digest.example';

test('says how many papers are near, and of the nearest the title, the reason and the page', () => {
  const papers = [
    samplePaper(),
    samplePaper({ id: 'arxiv:2403.00002', title: 'Clocks', headline: [], overview: [], qa: [] }),
  ];
  const { html, text } = nearPartOf(sampleEdition({ papers }), SITE)(['letters', 'clocks']);
  expect(text).toBe(
    [
      'あなたの関心に近い2本',
      '- A Paper About Letters 「letters」が題名に',
      `  ${SITE}/papers/arxiv-2403.00001/ja/`,
      '- Clocks 「clocks」が題名に',
      `  ${SITE}/papers/arxiv-2403.00002/ja/`,
      '',
      '',
    ].join('\n'),
  );
  expect(html).toContain('<a href="https://digest.example/papers/arxiv-2403.00001/ja/"');
  expect(nearPartOf(sampleEdition({ language: 'en' }), SITE)(['letters']).text).toContain(
    '1 paper near to your topics\n- A Paper About Letters “letters” in the title\n',
  );
});

test('is empty for a reader without topics and for topics that the week does not hold', () => {
  const part = nearPartOf(sampleEdition(), SITE);
  expect(part([])).toEqual({ html: '', text: '' });
  expect(part(['cooking'])).toEqual({ html: '', text: '' });
});

test('holds nobody’s markup and stays within two kilobytes, whatever titles, addresses and topics there are', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', '論', '<b>', '"', '&', '{{x}}', '\n', '😀', ' '),
    maxLength: 400,
  });
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }),
      fc.array(words, { minLength: 1, maxLength: 10 }),
      (titles, topics) => {
        const papers = titles.map((title, at) => samplePaper({ id: `url:https://e.example/${title}${at}`, title }));
        const part = nearPartOf(sampleEdition({ papers }), SITE)([...topics, ...titles]);
        expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThanOrEqual(LARGEST_PART);
        expect(part.html.replace(/<\/?(?:tr|td|p|b|a|span)(?: (?:style|href|class)="[^"<>]*")*>/g, '')).not.toMatch(
          /[<>]/,
        );
      },
    ),
  );
});
