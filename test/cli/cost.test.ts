import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ALARM_METRICS } from '../../infra/cli/configure/monthly-bill.ts';
import { cost } from '../../infra/cli/cost.ts';
import { AWS_PRICES, AWS_PRICES_READ } from '../../infra/prices.ts';
import { runCommand } from '../support/run-command.ts';
import { resourcesOf, synthesised } from '../support/synthesised.ts';

const HAIKU = 'jp.anthropic.claude-haiku-4-5-20251001-v1:0';
const usual = { papers: 10, readers: 1000, languages: ['ja', 'en'], model: HAIKU };
const line = (of: ReturnType<typeof cost>, name: string) => of.lines.find((one) => one.name.startsWith(name))!;

describe('the monthly bill', () => {
  test('adds up, and names the day of its prices', () => {
    const bill = cost(usual);
    expect(bill.total).toBeCloseTo(
      bill.lines.reduce((sum, { usd }) => sum + usd, 0),
      9,
    );
    expect(bill.prices.aws).toBe(AWS_PRICES_READ);
  });

  test('a thousand readers of ten papers a week in two languages cost a few dollars, most of them for watching', () => {
    const bill = cost(usual);
    expect(bill.total).toBeGreaterThan(3);
    expect(bill.total).toBeLessThan(15);
    expect(line(bill, 'model').usd).toBeLessThan(4);
  });

  test('mails cost 16 cents a thousand', () => {
    expect(line(cost({ ...usual, readers: 100_000 }), 'mails').usd).toBeCloseTo((100_000 * 52 * 0.16) / 12 / 1000, 6);
  });

  test('a second language costs less than the first, since the paper is read once', () => {
    const one = line(cost({ ...usual, languages: ['ja'] }), 'model').usd;
    const two = line(cost(usual), 'model').usd;
    expect(two - one).toBeLessThan(one);
    expect(two).toBeGreaterThan(one);
  });

  test('each language of a week has a survey, which costs a small share of its papers', () => {
    const of = (papers: number, languages: string[]) => line(cost({ ...usual, papers, languages }), 'model').usd;
    // What a week costs beside its papers: twice ten papers cost less than twenty.
    const [one, two] = [['ja'], ['ja', 'en']].map((languages) => 2 * of(10, languages) - of(20, languages));
    expect(one).toBeGreaterThan(0);
    expect(two).toBeCloseTo(2 * one!, 6);
    expect(one! / of(10, ['ja'])).toBeLessThan(0.1);
  });

  test('drafts by batch cost half; repairs, the second reader and the second language the full price', () => {
    const [one, batch] = [{ ...usual, papers: 150, languages: ['ja'] }, { batch: true }];
    const share = line(cost({ ...one, ...batch }), 'model').usd / line(cost(one), 'model').usd;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.7);
    const two = { ...one, languages: ['ja', 'en'] };
    const second = (more: object) =>
      line(cost({ ...two, ...more }), 'model').usd - line(cost({ ...one, ...more }), 'model').usd;
    expect(second(batch)).toBeCloseTo(second({}), 6);
  });

  test('without a model nothing is paid for tokens', () => {
    expect(line(cost({ ...usual, model: 'extractive' }), 'model').usd).toBe(0);
  });

  test('more papers, readers or languages never cost less, and what AWS gives away never costs more', () => {
    const size = fc.integer({ min: 1, max: 200_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), size, size, (papers, readers, more) => {
        const input = { ...usual, papers, readers };
        const bill = cost(input).total;
        expect(cost({ ...input, readers: readers + more }).total).toBeGreaterThanOrEqual(bill);
        expect(cost({ ...input, papers: papers + 1 }).total).toBeGreaterThanOrEqual(bill);
        expect(cost({ ...input, freeTier: false }).total).toBeGreaterThanOrEqual(bill);
      }),
    );
  });

  test('Claude through a Region costs a tenth more than through the global profile', () => {
    const regional = line(cost(usual), 'model').usd;
    const global = line(cost({ ...usual, model: HAIKU.replace('jp.', 'global.') }), 'model').usd;
    expect(regional / global).toBeCloseTo(1.1, 9);
  });

  test.each([
    [['--languages', 'ja,ja'], 2, 'names ja twice'],
    [['--languages', 'ja,fr'], 2, '"fr" is an unknown language'],
    [['--papers', '1.5'], 2, '"1.5" is not a whole number above 0'],
    [['--readers', '0'], 2, '"0" is not a whole number above 0'],
    [['--model', 'a-model-of-tomorrow'], 0, 'The price of a-model-of-tomorrow is not listed'],
  ])('%j ends with %d and says why', async (words, code, message) => {
    const ran = await runCommand(['cost', ...words]);
    expect(ran.code).toBe(code);
    expect(`${ran.stdout}${ran.stderr}`).toContain(message);
  });

  test('every price has a source and a unit', () => {
    for (const { usd, per, unit, source } of Object.values(AWS_PRICES)) {
      expect(usd).toBeGreaterThan(0);
      expect(per).toBeGreaterThan(0);
      expect(unit).toMatch(/^[A-Za-z -]+$/);
      expect(source).toMatch(/^aws\.amazon\.com\//);
    }
  });

  test('counts the alarms that the stack has', async () => {
    const { template } = await synthesised();
    const metrics = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(
      ([, { Properties }]) => Properties.Metrics?.filter((one: { MetricStat?: object }) => one.MetricStat).length ?? 1,
    );
    expect(metrics.reduce((sum, one) => sum + one, 0)).toBe(ALARM_METRICS);
  });
});
