/** F-03: the app holds itself to the AWS Solutions rules on every synth; what it does not follow is listed with reasons. */
import { describe, expect, test } from '@jest/globals';
import { synthesised } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

describe('F-03 the AWS Solutions rules', () => {
  test.each([
    ['the defaults', {}],
    ['every setting', EVERY_SETTING],
  ])('with %s every exception says why, and there are no more of them than these', async (_, settings) => {
    // A finding without an acknowledgement would have stopped the synth.
    const { acknowledged } = await synthesised(settings);
    const exceptions = Object.entries(acknowledged).flatMap(([path, rules]) =>
      Object.entries(rules).map(([rule, reason]) => ({
        path,
        rule: rule.replace(/^.*::(?=AwsSolutions)/, ''),
        reason,
      })),
    );
    expect(exceptions.length).toBeGreaterThan(0);
    for (const { reason } of exceptions) expect(reason.length).toBeGreaterThan(40);
    const counts = new Map<string, number>();
    for (const { rule } of exceptions) {
      const name = rule.replace(/<([A-Za-z]+?)[0-9A-F]{8}\./, '<$1.');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries([...counts].sort())).toMatchSnapshot();
  });
});
