import { expect, test } from '@jest/globals';
import { stageSeconds, weekPicture } from './week-picture.ts';

test('a stage lasts from the end of the one before to its own, and one without a line took no time', () => {
  const stages = stageSeconds({ collect: 2000, summarise: 5000, publish: 4900, close: 6250 });
  expect(stages).toEqual({ collect: 2, summarise: 3, publish: 0, deliver: 0, close: 1.25 });
});

test('a bar of the picture is as long as its week’s time a paper, whatever the number of papers', () => {
  const stages = { collect: 1, summarise: 5, publish: 2, deliver: 1, close: 1 };
  const ten = Object.fromEntries(
    Object.entries(stages).map(([stage, seconds]) => [stage, seconds * 10]),
  ) as typeof stages;
  const svg = weekPicture([
    { papers: 1, stages },
    { papers: 10, stages: ten },
  ]);
  const widths = [...svg.matchAll(/width="([\d.]+)" height="34"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(10);
  expect(widths.slice(0, 5)).toEqual(widths.slice(5));
  expect(widths.slice(0, 5).reduce((sum, width) => sum + width, 0)).toBeCloseTo(720 - 110 - 150, 0);
  expect(svg).toContain('10.0 s, 10.00 s a paper');
  expect(svg).toContain('100.0 s, 10.00 s a paper');
});
