import { describe, expect, test } from '@jest/globals';
import type { Sentence } from '../../../shared/summaries/summary.ts';
import { disagreementsOf } from '../../../shared/summaries/survey/disagreements.ts';
import { sampleSummary } from '../../support/sample-papers.ts';
import { borne } from '../../support/sentences.ts';

const said = (text: string, quote = ''): Sentence =>
  borne(text, ...(quote ? [{ quote, place: { kind: 'page' as const, page: 2 }, link: '' }] : []));

/** A paper of each sentence, its title the place in the list. */
const week = (...sentences: (Sentence | readonly Sentence[])[]) =>
  sentences.map((each, at) => ({
    title: `Paper ${at + 1}`,
    summary: sampleSummary({ paperId: `arxiv:2611.0000${at}`, headline: [], overview: [each].flat(), qa: [] }),
  }));

const found = (...sentences: Parameters<typeof week>) =>
  disagreementsOf(week(...sentences)).map(({ benchmark, measure }) => [benchmark, measure]);

describe('candidates for disagreement', () => {
  test('are two papers with different figures of one measure on one benchmark, each with its sentence and its quote', () => {
    const one = said('Tidemark は MMLU で正答率84.1%に達しました。', 'Tidemark reaches an accuracy of 84.1% on MMLU.');
    const two = said(
      'Tidemark の正答率は MMLU で79.3%でした。',
      'On MMLU, Tidemark scores 79.3% accuracy in our runs.',
    );
    expect(disagreementsOf(week(one, two))).toEqual([
      {
        benchmark: 'MMLU',
        measure: 'accuracy',
        sides: [
          { paper: 'Paper 1', sentence: one.text, quote: one.evidence[0]!.quote },
          { paper: 'Paper 2', sentence: two.text, quote: two.evidence[0]!.quote },
        ],
      },
    ]);
  });

  test.each<[string, ...Parameters<typeof week>]>([
    ['in English', said('A reaches 91.2 F1 on SQuAD.'), said('On the SQuAD dev set B has an F1 of 88.0.')],
    [
      'named in the quotes alone',
      said('84.1に達します。', 'an accuracy of 84.1 on GSM8K'),
      said('79.0でした。', 'accuracy of 79.0 on GSM8K'),
    ],
    [
      'among other sentences',
      [said('何も測りません。'), said('ImageNet の検証データで正解率は81.0%です。')],
      said('ImageNet での正解率は77.5%です。'),
    ],
    [
      'in the third paper',
      said('MMLU で正答率80%です。'),
      said('MMLU で正答率80%です。'),
      said('MMLU で正答率75%です。'),
    ],
  ])('are found %s', (_, ...sentences) => {
    expect(found(...sentences)).toHaveLength(1);
  });

  test.each<[string, ...Parameters<typeof week>]>([
    ['the same figure', said('MMLU で正答率84.1%です。'), said('正答率は MMLU で84.1%です。')],
    ['a share told as a fraction', said('MMLU で正答率84.1%です。'), said('正答率は MMLU で0.841です。')],
    ['one paper twice', [said('MMLU で正答率84.1%です。'), said('MMLU で正答率79.0%です。')], said('何も測りません。')],
    ['two benchmarks', said('MMLU で正答率84.1%です。'), said('GSM8K で正答率79.0%です。')],
    ['two measures', said('SQuAD で F1 は84.1です。'), said('SQuAD で完全一致は79.0です。')],
    ['a benchmark without a measure', said('MMLU で84.1です。'), said('MMLU で79.0です。')],
    [
      'counts and years',
      said('MMLU で正答率を2024年に測りました。'),
      said('MMLU で正答率を3種のモデルについて測りました。'),
    ],
    ['a name that nothing is measured on', said('GPT-4 は正答率84.1%です。'), said('GPT-4 は正答率79.0%です。')],
  ])('are not %s', (_, ...sentences) => {
    expect(found(...sentences)).toEqual([]);
  });

  test('are five at most, and one for two sentences however much they tell', () => {
    const names = ['AlphaSet', 'BetaSet', 'GammaSet', 'DeltaSet', 'EpsilonSet', 'ZetaSet', 'EtaSet'];
    const all = (figure: number) => names.map((name, at) => said(`${name} で正答率は${figure + at}%です。`));
    expect(found(all(20), all(60))).toHaveLength(5);
    expect(
      found(said('SQuAD で F1 は84.1、完全一致は79.0です。'), said('SQuAD で F1 は70.5、完全一致は61.0です。')),
    ).toHaveLength(1);
  });
});
