/**
 * Rows F-01, F-02, F-05 to F-07 and F-10 of the fault list, held against the synthesised template. The others have files
 * of their own: F-03 acknowledgements, F-04 and F-11 permissions, F-08 alarms, F-09 way-in.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { functionsOf, type Resource, resourcesOf, synthesised, type Template } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

let template: Template;
let everything: Template;
const of = (...types: string[]) => resourcesOf(template, ...types);
const target = (reference: { 'Fn::GetAtt'?: [string, string]; Ref?: string }) =>
  template.Resources[reference['Fn::GetAtt']?.[0] ?? reference.Ref ?? '']!;

beforeAll(async () => {
  template = (await synthesised()).template;
  everything = (await synthesised(EVERY_SETTING)).template;
});

describe('F-01 every queue that feeds a function', () => {
  test('waits six timeouts, takes partial answers and bounds its workers without reserving any', () => {
    const mappings = of('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(4);
    for (const [, { Properties }] of mappings) {
      const queue = target(Properties.EventSourceArn);
      const worker = target(Properties.FunctionName);
      const window = Properties.MaximumBatchingWindowInSeconds ?? 0;
      expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.Properties.Timeout + window);
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
      expect(worker.Properties.ReservedConcurrentExecutions).toBeUndefined();
    }
    // A new account runs ten functions at once in all; two of them are left for schedules and pages.
    const workers = mappings.map(([, { Properties }]) => Properties.ScalingConfig.MaximumConcurrency);
    expect(workers.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(8);
  });
});

test('H-26: CloudFront keeps no error of the API or the site', () => {
  const [[, { Properties }]] = of('AWS::CloudFront::Distribution') as [[string, Resource]];
  const kept: Record<string, number>[] = Properties.DistributionConfig.CustomErrorResponses;
  expect(kept.map(({ ErrorCode }) => ErrorCode).sort()).toEqual([
    400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504,
  ]);
  expect(kept.every(({ ErrorCachingMinTTL }) => ErrorCachingMinTTL === 0)).toBe(true);
});

describe('F-02 every queue', () => {
  test('sets failed messages aside after five deliveries or more, where they stay as long or longer', () => {
    const queues = of('AWS::SQS::Queue');
    const aside = new Set<Resource>();
    for (const [, { Properties }] of queues) {
      if (!Properties.RedrivePolicy) continue;
      const deadLetters = target(Properties.RedrivePolicy.deadLetterTargetArn);
      aside.add(deadLetters);
      expect(Properties.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      expect(deadLetters.Properties.MessageRetentionPeriod).toBeGreaterThanOrEqual(Properties.MessageRetentionPeriod);
    }
    for (const [, schedule] of of('AWS::Scheduler::Schedule')) {
      aside.add(target(schedule.Properties.Target.DeadLetterConfig.Arn));
    }
    const neither = queues.filter(([, queue]) => !queue.Properties.RedrivePolicy && !aside.has(queue));
    expect(neither).toEqual([]);
  });

  test('is encrypted and speaks TLS alone', () => {
    for (const [id, { Properties }] of of('AWS::SQS::Queue')) {
      expect(Properties.SqsManagedSseEnabled ?? Properties.KmsMasterKeyId).toBeTruthy();
      expect(deniesPlainHttp('AWS::SQS::QueuePolicy', id)).toBe(true);
    }
  });

  test('belongs to one construct with its alarms, so each has one on dead letters and one on age', () => {
    for (const [, { Properties }] of of('AWS::Lambda::EventSourceMapping')) {
      const id = Properties.EventSourceArn['Fn::GetAtt'][0];
      const dead = template.Resources[id]!.Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0];
      expect(alarmsOn('ApproximateAgeOfOldestMessage', id)).toBe(1);
      expect(alarmsOn('ApproximateNumberOfMessagesVisible', dead)).toBe(1);
    }
  });
});

describe('F-05 the table and the buckets', () => {
  test('the table can be restored, is encrypted by KMS, protected, forgets what expires and outlives the stack', () => {
    const [[, table] = []] = of('AWS::DynamoDB::GlobalTable');
    const { Replicas, SSESpecification, TimeToLiveSpecification, BillingMode } = table!.Properties;
    expect(Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(Replicas[0].DeletionProtectionEnabled).toBe(true);
    expect(SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(TimeToLiveSpecification).toEqual({ AttributeName: 'ttl', Enabled: true });
    expect(BillingMode).toBe('PAY_PER_REQUEST');
    expect(table!.DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  test('buckets are private, versioned, encrypted, kept, and speak TLS alone', () => {
    expect(of('AWS::S3::Bucket')).toHaveLength(2);
    for (const [id, { Properties, DeletionPolicy }] of of('AWS::S3::Bucket')) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.VersioningConfiguration.Status).toBe('Enabled');
      expect(Properties.BucketEncryption).toBeDefined();
      expect(DeletionPolicy).toBe('RetainExceptOnCreate');
      expect(deniesPlainHttp('AWS::S3::BucketPolicy', id)).toBe(true);
    }
  });

  test('full texts, batches and received mail are forgotten after 30 days, frozen editions never', () => {
    const rules = of('AWS::S3::Bucket').flatMap(([, { Properties }]) => Properties.LifecycleConfiguration?.Rules ?? []);
    const expiring = rules.filter((rule) => rule.ExpirationInDays);
    expect(expiring.map(({ Prefix, ExpirationInDays }) => [Prefix, ExpirationInDays])).toEqual([
      ['texts/', 30],
      ['batch/', 30],
      ['inbound/', 30],
    ]);
  });
});

describe('F-06 the SES configuration set', () => {
  test('requires TLS, suppresses who bounced or complained, counts its reputation and reports every event', () => {
    const [[, set] = []] = of('AWS::SES::ConfigurationSet');
    expect(set!.Properties.DeliveryOptions.TlsPolicy).toBe('REQUIRE');
    expect(set!.Properties.SuppressionOptions.SuppressedReasons.sort()).toEqual(['BOUNCE', 'COMPLAINT']);
    expect(set!.Properties.ReputationOptions.ReputationMetricsEnabled).toBe(true);
    const [[, events] = []] = of('AWS::SES::ConfigurationSetEventDestination');
    const { MatchingEventTypes, EventBridgeDestination, Enabled } = events!.Properties.EventDestination;
    expect(Enabled).toBe(true);
    expect(EventBridgeDestination).toBeDefined();
    expect(MatchingEventTypes).toEqual(
      expect.arrayContaining(['send', 'delivery', 'bounce', 'complaint', 'reject', 'renderingFailure']),
    );
  });

  test('its events end in the feedback queue, with the dead letters behind the rule too', () => {
    const rule = of('AWS::Events::Rule').find(([, { Properties }]) => Properties.EventPattern.source[0] === 'aws.ses')!;
    const [{ Arn, InputPath, DeadLetterConfig }] = rule[1].Properties.Targets;
    const feedback = functionsOf(template).get('feedback')![0];
    const mapping = of('AWS::Lambda::EventSourceMapping').find(
      ([, { Properties }]) => Properties.FunctionName.Ref === feedback,
    )!;
    expect(mapping[1].Properties.EventSourceArn).toEqual(Arn);
    expect(InputPath).toBe('$.detail');
    expect(target(DeadLetterConfig.Arn).Type).toBe('AWS::SQS::Queue');
  });
});

describe('F-07 every schedule', () => {
  test('has a zone, a window, retries, dead letters and hands over its slot', () => {
    expect(of('AWS::Scheduler::Schedule')).toHaveLength(5);
    for (const [, { Properties }] of of('AWS::Scheduler::Schedule')) {
      // A rate counts hours and knows no wall clock.
      if (Properties.ScheduleExpression !== 'rate(1 hour)')
        expect(Properties.ScheduleExpressionTimezone).toBe('Asia/Tokyo');
      expect(Properties.FlexibleTimeWindow.Mode).toBe('FLEXIBLE');
      expect(Properties.Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(Properties.Target.DeadLetterConfig.Arn).toBeDefined();
      expect(JSON.parse(Properties.Target.Input)).toMatchObject({ slot: '<aws.scheduler.scheduled-time>' });
    }
  });
});

describe('F-12 every function that a schedule fires', () => {
  test('F-12: is tried for hours when it is throttled, and what fails to the end lies where the sweep enters it again', () => {
    const fired = new Set(
      of('AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties.Target.Arn['Fn::GetAtt'][0] as string),
    );
    const tries = of('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
    expect(tries.map(({ FunctionName }) => FunctionName.Ref).sort()).toEqual([...fired].sort());
    const sweep = functionsOf(template).get('sweep')![1].Properties.Environment.Variables;
    for (const { MaximumEventAgeInSeconds, MaximumRetryAttempts, DestinationConfig } of tries) {
      expect(MaximumEventAgeInSeconds).toBeGreaterThanOrEqual(2 * 3600);
      expect(MaximumRetryAttempts).toBe(2);
      const queue = DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0];
      expect(sweep.FAILED_RUNS_URL).toEqual({ Ref: queue });
      expect(alarmsOn('ApproximateNumberOfMessagesVisible', queue)).toBe(1);
    }
  });
});

describe('F-10 every function', () => {
  test('runs on Node 24 and arm64, keeps a log for a while, is traced, and reserves no concurrency', () => {
    expect(of('AWS::Lambda::Function').length).toBeGreaterThanOrEqual(10);
    for (const [, { Properties }] of of('AWS::Lambda::Function')) {
      expect(Properties.Runtime).toBe('nodejs24.x');
      expect(Properties.Architectures).toEqual(['arm64']);
      expect(target(Properties.LoggingConfig.LogGroup).Properties.RetentionInDays).toBeGreaterThan(0);
      expect(Properties.TracingConfig).toEqual({ Mode: 'Active' });
      expect(Properties.ReservedConcurrentExecutions).toBeUndefined();
    }
  });

  test('has no secret in its environment, only the name of where one is kept', () => {
    for (const [, { Properties }] of resourcesOf(everything, 'AWS::Lambda::Function')) {
      const variables = JSON.stringify(Properties.Environment?.Variables ?? {});
      expect(variables).not.toMatch(/\{\{resolve|"[A-Z_]*(PASSWORD|TOKEN|API_KEY|SECRET)"/);
    }
  });

  test('every bucket it reads objects of, it may also list: or a missing object would look like a forbidden one', () => {
    for (const [, { Properties }] of of('AWS::IAM::Policy')) {
      const actions = Properties.PolicyDocument.Statement.flatMap(
        ({ Action }: { Action: string | string[] }) => Action,
      );
      if (actions.includes('s3:GetObject')) expect(actions).toContain('s3:ListBucket');
    }
  });
});

function deniesPlainHttp(type: string, id: string): boolean {
  return of(type).some(([, { Properties }]) => {
    const names = JSON.stringify([Properties.Queues ?? [], Properties.Bucket ?? '']);
    return (
      names.includes(`"${id}"`) &&
      Properties.PolicyDocument.Statement.some(
        (one: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
          one.Effect === 'Deny' && one.Condition?.Bool?.['aws:SecureTransport'] === 'false',
      )
    );
  });
}

function alarmsOn(metric: string, queueId: string): number {
  return of('AWS::CloudWatch::Alarm').filter(
    ([, { Properties }]) =>
      Properties.MetricName === metric && JSON.stringify(Properties.Dimensions).includes(`"${queueId}"`),
  ).length;
}
