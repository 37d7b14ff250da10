/** What the paper says to be about a number is not told as that number. */
import { describe, expect, test } from '@jest/globals';
import { hedgeDropped } from '../../../../shared/summaries/check/wording/hedge-dropped.ts';

const dropped = (answer: string, ...quotes: string[]): boolean => hedgeDropped(answer, quotes) !== undefined;

describe('a hedge', () => {
  const ALWAYS = [
    'up to',
    'as much as',
    'as many as',
    'at most',
    'at least',
    'about',
    'approximately',
    'nearly',
    'almost',
    'roughly',
    'more than',
    'less than',
    'fewer than',
    'well over',
  ];
  const OF_SHARES = ['over', 'around', 'under', 'below', 'above'];

  test.each([...ALWAYS, ...OF_SHARES])('of a share or a multiple, "%s", must be kept', (hedge) => {
    expect(dropped('40%です。', `It takes ${hedge} 40% of it.`)).toBe(true);
    expect(dropped('3倍です。', `${hedge[0]!.toUpperCase()}${hedge.slice(1)} 3 times as many.`)).toBe(true);
    expect(dropped('123,456件です。', `We read ${hedge} 123,456 files.`)).toBe(true);
  });

  test.each(ALWAYS)('of a count, "%s", must be kept', (hedge) => {
    expect(dropped('40件です。', `We read ${hedge} 40 files.`)).toBe(true);
  });

  test.each(OF_SHARES)('"%s" a count is a place, and the count exact', (place) => {
    expect(dropped('40件です。', `A mean ${place} 40 files.`)).toBe(false);
  });

  test.each([
    'about a 40% gain',
    'about an 80% gain',
    'about the 40% mark',
    'about only 40% of it',
    'about just 40%',
    'up to $40',
    'up to ~40',
    'about an $80 note',
  ])('may stand before a small word or a sign: %s', (quote) => {
    expect(dropped(quote.includes('80') ? '80です。' : '40です。', quote)).toBe(true);
  });

  test.each(['about it, 40% of all', 'roundabout 40%', 'about forty files and 40% of it', 'about those 40%'])(
    'is none in "%s"',
    (quote) => {
      expect(dropped('40%です。', quote)).toBe(false);
    },
  );
});

describe('it is kept by', () => {
  test.each([
    ...[
      '最大40%',
      '最高40%',
      '約40%',
      'ほぼ40%',
      'およそ40%',
      'おおよそ40%',
      '40%程度',
      '40%以上',
      '40%以下',
      '40%未満',
      '40%超',
      '40%近く',
    ],
    ...[
      '40%に近い値',
      '40%弱',
      '40%強',
      '少なくとも40%',
      'せいぜい40%',
      'たかだか40%',
      '40%前後',
      '40%まで',
      '40%を上回る値',
      '40%に満たない値',
      '40%に達しません',
      '40%に及ばない値',
      '40%に届きません',
      '40%余り',
      '40%足らず',
      '40%を下回る値',
    ],
    ...[
      'up to 40%',
      'at most 40%',
      'at least 40%',
      'about 40%',
      'around 40%',
      'approximately 40%',
      'nearly 40%',
      'almost 40%',
      'roughly 40%',
    ],
    ...[
      'over 40%',
      'more than 40%',
      'less than 40%',
      'fewer than 40%',
      'under 40%',
      'below 40%',
      'above 40%',
      'as much as 40%',
      'as many as 40%',
    ],
  ])('%s', (answer) => {
    expect(dropped(`${answer}です。`, 'It takes up to 40% of it.')).toBe(false);
  });

  test('no word that only holds such a one', () => {
    expect(dropped('overall 40% of it', 'It takes up to 40% of it.')).toBe(true);
    expect(dropped('the takeover 40% of it', 'It takes up to 40% of it.')).toBe(true);
  });
});

test('what the paper also gives as exact may be told so, in whatever order', () => {
  expect(dropped('40件です。', 'We read about 40 files.', 'In all 40 files were read.')).toBe(false);
  expect(dropped('40件です。', 'In all 40 files were read. We read about 40 files.')).toBe(false);
});

test('the number is named with its unit', () => {
  expect(hedgeDropped('30件のうち40%です。', ['It takes up to 40% of 30 files.'])).toBe(
    'the passage hedges 40% ("up to", "about" or the like); say so',
  );
  expect(hedgeDropped('50%です。', ['It takes up to 40% of it.'])).toBeUndefined();
});
