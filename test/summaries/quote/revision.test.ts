import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { revisionOf } from '../../../shared/summaries/quote/revision.ts';
import type { Parts, Sentence } from '../../../shared/summaries/summary.ts';
import { borne } from '../../support/sentences.ts';
import { indexOf } from './written-document.ts';

/** A summary whose sentences stand on one passage each. */
const standingOn = (...quotes: string[]): Parts<Sentence> => ({
  headline: [],
  overview: quotes.map((quote) => borne('文です。', { quote, place: { kind: 'page', page: 1 }, link: '' })),
  qa: [],
});
const VERSIONS = { from: 1, to: 2 };

const FIRST = [
  'The proposed cache reduces latency by 37% on the public trace of 120 million requests.',
  'All experiments ran on a single machine with 64 GB of memory and one disk.',
  'We release the code and the traces under a permissive licence for everybody.',
  'Readers preferred the shorter summaries in 58 of 90 blind comparisons.',
];

describe('a newer version', () => {
  test.each([
    ['unchanged', FIRST, []],
    [
      'in another order and with lines broken elsewhere',
      [FIRST[3]!, FIRST[0]!.replace(' on ', ' on\n'), FIRST[2]!, FIRST[1]!],
      [],
    ],
    [
      'with another figure',
      FIRST.with(0, FIRST[0]!.replace('37%', '31%')),
      [{ quote: FIRST[0], before: ['37%'], now: ['31%'], passage: expect.stringContaining('31%') }],
    ],
    ['with one sentence less', FIRST.toSpliced(2, 1), [{ quote: FIRST[2], before: [], now: [] }]],
    [
      'with a sentence in other words and two figures',
      FIRST.with(3, 'Readers preferred the shorter summaries in 71 of 110 blind comparisons.'),
      [{ quote: FIRST[3], before: ['58', '90'], now: ['71', '110'], passage: expect.any(String) }],
    ],
  ])('%s tells exactly what changed', (_, second, gone) => {
    expect(revisionOf(standingOn(...FIRST), VERSIONS, indexOf(...second))).toEqual({ ...VERSIONS, quotes: 4, gone });
  });

  test('that changes any figures and drops any sentences hides none of it, and invents nothing', () => {
    const figure = fc.integer({ min: 100, max: 999 });
    const change = fc.oneof(fc.constant('same' as const), fc.constant('drop' as const), figure);
    const topic = ['latency', 'memory', 'accuracy', 'recall', 'energy', 'cost'];
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, change), { minLength: 1, maxLength: 6 }), (rows) => {
        const say = (at: number, value: number) =>
          `In the ${topic[at]} experiment of this section the measured ${topic[at]} was ${value} units on average.`;
        const first = rows.map(([value], at) => say(at, value));
        const second = rows.flatMap(([value, changed], at) =>
          changed === 'drop' ? [] : [say(at, changed === 'same' ? value : changed)],
        );
        const { gone } = revisionOf(standingOn(...first), VERSIONS, indexOf('Another text stands here.', ...second));
        const wanted = rows.flatMap(([value, changed], at) =>
          changed === 'same' || changed === value ? [] : [first[at]],
        );
        expect(gone.map(({ quote }) => quote)).toEqual(wanted);
      }),
    );
  });
});
