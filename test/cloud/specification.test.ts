import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { specFaults } from '../support/cloudformation-spec.ts';
import { synthesised } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

describe('the template against the CloudFormation specification', () => {
  test.each([
    ['the defaults', {}],
    ['every setting', EVERY_SETTING],
  ])('with %s it holds known types and properties alone, and every required one', async (_, settings) => {
    const { template } = await synthesised(settings);
    expect(Object.keys(template.Resources).length).toBeGreaterThan(100);
    expect(specFaults(template)).toEqual([]);
  });

  test('cfn-lint has no error to report, where it is installed', async () => {
    const lint = spawnSync('cfn-lint', ['--version'], { encoding: 'utf8' });
    if (lint.error) {
      process.stderr.write('left out: cfn-lint over the template (it is not installed)\n');
      return;
    }
    const file = join(mkdtempSync(join(tmpdir(), 'ronbun-lint-')), 'template.json');
    writeFileSync(file, JSON.stringify((await synthesised(EVERY_SETTING)).template));
    const { stdout, status } = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', '--', file], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toMatchObject({ status: 0 });
  });

  test('a wrong type, name, value or a missing property would be found, at every depth', () => {
    const faulty = {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { Bukket: 1, LifecycleConfiguration: { Rules: [{ Id: 'x' }] } } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'soon' } },
      Other: { Type: 'AWS::SQS::Kueue', Properties: {} },
      Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ScalingConfig: { MaximumConcurency: 2 } } },
    };
    expect(specFaults({ Resources: faulty })).toEqual([
      'Bucket AWS::S3::Bucket.Bukket is unknown',
      'Bucket AWS::S3::Bucket.LifecycleConfiguration.Rules[0].Status is required and missing',
      'Queue AWS::SQS::Queue.VisibilityTimeout must be a number, it is "soon"',
      'Other: the type AWS::SQS::Kueue is unknown',
      'Mapping AWS::Lambda::EventSourceMapping.FunctionName is required and missing',
      'Mapping AWS::Lambda::EventSourceMapping.ScalingConfig.MaximumConcurency is unknown',
    ]);
  });
});
