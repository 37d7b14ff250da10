/** F-03: the app holds itself to the AWS Solutions rules on every synth; what it does not follow is listed with reasons. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ROOT, synthesised } from '../support/synthesised.ts';
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

  test('without them the synth stops, and each of them answers a real finding', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ronbun-nag-'));
    try {
      const refused = await findingsWithoutAcknowledgements(folder);
      const { acknowledged } = await synthesised();
      const answered = Object.values(acknowledged).flatMap((rules) => Object.keys(rules).map(bareRule));
      expect([...new Set(answered.filter((rule) => rule.startsWith('AwsSolutions')))].sort()).toEqual(
        [...new Set(refused)].sort(),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const bareRule = (rule: string) =>
  rule.replace(/^.*::(?=AwsSolutions)/, '').replace(/<([A-Za-z]+?)[0-9A-F]{8}\./, '<$1.');

/** The rules that fail when nobody acknowledges anything. */
async function findingsWithoutAcknowledgements(folder: string): Promise<string[]> {
  const script = `const { Validations } = await import('aws-cdk-lib');
    Validations.prototype.acknowledge = () => {};
    await import(process.argv[1]);`;
  const flags = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', script];
  const env = {
    PATH: process.env.PATH,
    CDK_OUTDIR: folder,
    RONBUN_NO_BUNDLING: '1',
    RONBUN_SETTINGS: join(folder, 'none'),
  };
  const run = promisify(execFile)(process.execPath, [...flags, join(ROOT, 'infra', 'app.ts')], { cwd: ROOT, env });
  await expect(run).rejects.toMatchObject({ stderr: expect.stringContaining('Validation failed') });
  const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  const violations = report.pluginReports.flatMap((one: { violations: { ruleName: string }[] }) => one.violations);
  return violations
    .map(({ ruleName }: { ruleName: string }) => bareRule(ruleName))
    .filter((rule: string) => rule.startsWith('AwsSolutions'));
}
