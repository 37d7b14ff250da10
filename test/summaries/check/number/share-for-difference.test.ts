/** 40% of the size is not 40% smaller, whatever the words. */
import { describe, expect, test } from '@jest/globals';
import { shareForDifference } from '../../../../shared/summaries/check/number/share-for-difference.ts';

const [SHARE, DIFFERENCE] = ['It is 40% of what it was.', 'It is smaller by 40%.'];

describe('a difference told', () => {
  test.each([
    ...[
      '40%少ない',
      '40%ほど小さい',
      '40%程度低い',
      '40%も低く',
      '40%だけ低減',
      '40%近く低下',
      '40%以上減る',
      '40%の減少',
    ],
    ...[
      '40%短く',
      '40%短い',
      '40%の短縮',
      '40%短か',
      '40%の削減',
      '40%の節約',
      '40%安く',
      '40%安い',
      '４０％少ない',
      '40.5%少ない',
    ],
  ])('as %sです is refused where the paper has a share, and only there', (told) => {
    const [share, difference] = [SHARE, DIFFERENCE].map((text) =>
      text.replace('40', told.includes('.5') ? '40.5' : '40'),
    ) as [string, string];
    expect(shareForDifference(`大きさは${told}です。`, share)).toMatch(
      /^the paper gives 40(\.5)?% as a share of the whole, not as a difference: "40/,
    );
    expect(shareForDifference(`大きさは${told}です。`, difference)).toBeUndefined();
  });

  test.each([
    'It is 40% of it.',
    'It is 40 % of it.',
    'It is 40 percent of it.',
    'It is 40 per cent of it.',
    'It is 40% as large.',
    'IT IS 40% OF IT.',
  ])('beside the share in "%s"', (source) => {
    expect(shareForDifference('40%少ないです。', source)).toBeDefined();
  });

  test.each([
    'It is 40%.',
    'It is 40% often.',
    'It is 40% assessed.',
    'It is 140% of it.',
    'It is 3.40% of it.',
    'It is 40 of it.',
    'It has 30% of it.',
    'In 40% of the cases it is less.',
  ])('is not refused beside "%s"', (source) => {
    expect(shareForDifference('40%少ないです。', source)).toBeUndefined();
  });

  test('with a point is no other number', () => {
    expect(shareForDifference('2.5%少ないです。', 'It is 245% of it.')).toBeUndefined();
  });
});

describe('a share told', () => {
  test.each('大きさ,サイズ,長さ,規模,容量,時間,費用,コスト,メモリ'.split(','))(
    'as 40%%の%s is refused where the paper has a difference, and only there',
    (what) => {
      for (const about of ['', 'ほど', '程度']) {
        const claim = `40%${about}の${what}です。`;
        expect(shareForDifference(claim, DIFFERENCE)).toMatch(
          /^the paper gives 40% as a difference, not as a share of the whole: "40%/,
        );
        expect(shareForDifference(claim, SHARE)).toBeUndefined();
      }
    },
  );

  test.each('削減,短縮,節約,低下,減少'.split(','))('is none where 40%%の時間%s is told', (change) => {
    expect(shareForDifference(`40%の時間${change}です。`, DIFFERENCE)).toBeUndefined();
  });

  test.each(
    'less fewer lower lowered smaller cheaper faster slower shorter larger higher more reduced reducing decreases dropped saves cut cuts cutting removes shrinking improves increased gain gains grows off decline declines falls fell compressed'.split(
      ' ',
    ),
  )('where the paper says "%s"', (word) => {
    expect(shareForDifference('40%の大きさです。', `It is ${word} by 40%`)).toBeDefined();
    expect(shareForDifference('40%の大きさです。', `It is 40% ${word} in all`)).toBeDefined();
  });

  test.each([
    'It is unless by 40%',
    'It is offered by 40%',
    'It is a scut by 40%',
    'It was there in 40%',
    'It is 40% evermore',
  ])('is not refused where it says "%s"', (source) => {
    expect(shareForDifference('40%の大きさです。', source)).toBeUndefined();
  });
});

describe('a word of change', () => {
  test('beyond the next number belongs to that one', () => {
    expect(shareForDifference('40%少ないです。', 'It is 40% of 12 and smaller.')).toBeDefined();
    expect(shareForDifference('40%少ないです。', 'Smaller by 12 it is 40% of it.')).toBeDefined();
  });

  test('far from the number belongs to another matter', () => {
    const far = 'and here follow many words of quite another matter';
    expect(shareForDifference('40%少ないです。', `It is 40% of it ${far} smaller.`)).toBeDefined();
    expect(shareForDifference('40%の大きさです。', `Smaller ${far} is 40%.`)).toBeUndefined();
  });
});

test('where the paper has it both ways, both may be told', () => {
  for (const claim of ['40%少ないです。', '40%の大きさです。'])
    expect(shareForDifference(claim, `${SHARE} ${DIFFERENCE}`)).toBeUndefined();
});

test('of several shares the wrong one is found', () => {
  expect(shareForDifference('30%少なく、40%少ないです。', `It is smaller by 30%. ${SHARE}`)).toContain('40%');
  expect(shareForDifference('30%の時間で、40%の大きさです。', `It is 30% of it. ${DIFFERENCE}`)).toContain('40%');
});
