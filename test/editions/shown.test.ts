import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EditionPaper } from '../../shared/editions/edition.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { excerptOf, MOST_OF_A_PAPER, shownEvidence } from '../../shared/editions/shown.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
import { sentencesOf } from '../../shared/summaries/parts.ts';
import type { Evidence } from '../../shared/summaries/summary.ts';
import { SITE_URL } from '../support/edition-of-kinds.ts';
import { sampleEdition, samplePaper } from '../support/sample-edition.ts';
import { borne } from '../support/sentences.ts';

const at = (quote: string, page = 1): Evidence => ({ quote, place: { kind: 'page', page }, link: '' });

describe('what readers are shown of a sentence', () => {
  const only = (...evidence: Evidence[]) => {
    const sentence = borne('精度は 91.5% で、Kite が 3 位でした。', ...evidence);
    const paper = samplePaper({ headline: [], overview: [], qa: [{ question: 'q', answer: [sentence] }] });
    return shownEvidence(paper).get(sentence)!;
  };

  test('is the quote that holds most of its numbers and names, and of two such the shorter one', () => {
    const [long, short, poor] = [at('In the end Kite was 3rd with 91.5%.'), at('Kite: 91.5%, 3'), at('91.5%')];
    expect(only(long, poor, short)).toMatchObject({ quote: { quote: short.quote }, places: [long, poor] });
  });

  test('is the row of a table with its numbers, and not the head with all its names', () => {
    const sentence = borne(
      '正解率は Kite が 91.5%、Heron が 88.2% でした。',
      at('Name | Kite | Heron | Maple'),
      at('Acc. | 91.5'),
    );
    const paper = samplePaper({ headline: [], overview: [], qa: [{ question: 'q', answer: [sentence] }] });
    expect(shownEvidence(paper).get(sentence)).toMatchObject({ quote: { quote: 'Acc. | 91.5' } });
  });

  test('is no quote where the sentence is the paper’s own', () => {
    const sentence = borne('Kite is 91.5%.', at('Kite is 91.5%.', 7));
    const paper = samplePaper({ verbatim: true, overview: [sentence] });
    expect(shownEvidence(paper).get(sentence)).toEqual({ quote: undefined, places: [at('Kite is 91.5%.', 7)] });
  });
});

const words = fc
  .array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 3, maxLength: 60 })
  .map((each) => each.join(' '));

test('of a paper at most 12% of its characters are shown as quotes, in every form, however much evidence there is', () => {
  const evidence = fc.record({ quote: words, before: words, after: words, page: fc.nat(20) });
  const sentence = fc
    .record({ text: words, evidence: fc.array(evidence, { maxLength: 4 }) })
    .map((each) =>
      borne(
        each.text,
        ...each.evidence.map(({ quote, before, after, page }) => ({ ...at(quote, page), before, after })),
      ),
    );
  const answer = fc.record({ question: words, answer: fc.array(sentence, { minLength: 1, maxLength: 4 }) });
  fc.assert(
    fc.property(
      fc.record({
        headline: fc.array(sentence, { minLength: 1, maxLength: 1 }),
        overview: fc.array(sentence, { minLength: 1, maxLength: 8 }),
        qa: fc.array(answer, { minLength: 1, maxLength: 10 }),
        characters: fc.integer({ min: 100, max: 40_000 }),
      }),
      (drawn) => {
        const paper: EditionPaper = samplePaper(drawn);
        const shown = [...shownEvidence(paper).values()].flatMap(({ quote }) => (quote ? [quote] : []));
        const around = shown.map(({ before, after }) => `${before}${after}`);
        const length = [...new Set(shown.map(({ quote }) => quote)), ...new Set(around)].join('').length;
        expect(length).toBeLessThanOrEqual(MOST_OF_A_PAPER * drawn.characters);
        // What is not shown stands in no form but the one for machines.
        const edition = sampleEdition({ papers: [paper] });
        const said = sentencesOf(paper).map(({ sentence: { text } }) => text);
        const hidden = sentencesOf(paper)
          .flatMap(({ sentence: { evidence: all } }) => all.map(({ quote }) => quote))
          .filter(
            (quote) => ![...shown.map((each) => each.quote), ...around, ...said].some((each) => each.includes(quote)),
          );
        const mail = renderMail(edition, 'all', { siteUrl: SITE_URL });
        for (const form of [
          renderText(edition),
          renderMarkdown(edition),
          renderEditionPage(edition, { siteUrl: SITE_URL, languages: ['ja'], errata: [] }),
          mail.html,
          mail.text,
        ])
          for (const quote of hidden) expect(form).not.toContain(quote);
      },
    ),
    { numRuns: 40 },
  );
});

describe('an excerpt for a mail', () => {
  const filler =
    'words that say nothing of interest here and go on for quite some time without any figure in them '.trim();

  test('is the whole quote where it is short', () => {
    expect(excerptOf('精度は 91.5% です。', 'It reaches 91.5%.')).toBe('It reaches 91.5%.');
  });

  test.each(['1,234.5', '91.5%', '0.06'])('is cut around the number %s and never through one', (number) => {
    const quote = `${filler} 7,777 ${filler} ${number} ${filler} 8,888 ${filler}`;
    const excerpt = excerptOf(`値は ${number} です。`, quote);
    expect(excerpt).toContain(number);
    expect(excerpt.length).toBeLessThanOrEqual(125);
    expect(excerpt).toMatch(/^….*…$/);
    for (const part of excerpt.replaceAll('…', '').split(' ')) expect(quote.split(' ')).toContain(part);
  });

  test('holds as many of the numbers as there is room for', () => {
    const quote = `${filler} from 84.1 to 51.8 ms ${filler}`;
    expect(excerptOf('84.1 から 51.8 に縮みました。', quote)).toContain('from 84.1 to 51.8 ms');
  });

  test('of any words never cuts one', () => {
    fc.assert(
      fc.property(words, words, fc.nat(9999), (before, after, number) => {
        const quote = `${before} ${number} ${after}`;
        const excerpt = excerptOf(`値は ${number} です。`, quote);
        expect(excerpt.split(/[ …]+/)).toContain(String(number));
        for (const part of excerpt.replaceAll('…', '').split(' ')) expect(quote.split(' ')).toContain(part);
      }),
    );
  });
});
