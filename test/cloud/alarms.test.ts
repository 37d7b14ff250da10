/** F-08: each fault that readers would feel has an alarm that says so and leads to a section of the runbook. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createCounter, METRICS, NAMESPACE } from '../../shared/platform/metrics.ts';
import { functionsOf, type Resource, ROOT, resourcesOf, synthesised, type Template } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

let template: Template;
let alarms: [string, Resource['Properties']][];

beforeAll(async () => {
  template = (await synthesised(EVERY_SETTING)).template;
  alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [id, Properties]);
});

const on = (metric: string) =>
  alarms.filter(
    ([, { MetricName, Metrics = [] }]) =>
      MetricName === metric ||
      Metrics.some(
        (one: { MetricStat?: { Metric: { MetricName: string } } }) => one.MetricStat?.Metric.MetricName === metric,
      ),
  );

describe('F-08 alarms', () => {
  test.each([
    'ApproximateNumberOfMessagesVisible',
    'ApproximateAgeOfOldestMessage',
    'Errors',
    METRICS.hoursEditionLate,
    METRICS.sentPercent,
    METRICS.mailsUnknown,
    METRICS.sendingPaused,
    METRICS.hostClosed,
    METRICS.pdfEngineBroken,
    METRICS.spendUsd,
    METRICS.budgetReached,
    METRICS.batchUnanswered,
    METRICS.postsFailed,
    METRICS.daysSinceNewestWeek,
    METRICS.confirmationsCapped,
    METRICS.recordsSetAside,
    'Reputation.BounceRate',
    'Reputation.ComplaintRate',
  ])('%s is watched', (metric) => {
    expect(on(metric).length).toBeGreaterThan(0);
  });

  test('P-28 an edition that is late for three hours is an alarm, and so is silence; no other silence is', () => {
    const [[, late] = []] = on(METRICS.hoursEditionLate);
    expect(late).toMatchObject({
      ...{ TreatMissingData: 'breaching', EvaluationPeriods: 3, Period: 3600, Statistic: 'Maximum', Threshold: 1 },
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    for (const [, one] of alarms) if (one !== late) expect(one.TreatMissingData).toBe('notBreaching');
  });

  test('P-28 the alarm on a late edition is made when the first sweep has told its figure, so a new stack is quiet', () => {
    const [[id] = ['']] = on(METRICS.hoursEditionLate);
    const waitsFor = [template.Resources[id]!.DependsOn ?? []].flat();
    const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').filter(([one]) => waitsFor.includes(one));
    // A rate without a start date fires at once.
    expect(schedules.map(([, { Properties }]) => Properties)).toEqual([
      expect.objectContaining({
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1 },
      }),
    ]);
    expect(schedules[0]![1].Properties.StartDate).toBeUndefined();
    const [[site] = ['']] = resourcesOf(template, 'AWS::CloudFront::Distribution');
    expect(waitsFor).toContain(site);
  });

  test('P-28 less than 99 of a hundred readers is an alarm', () => {
    const [[, missed] = []] = on(METRICS.sentPercent);
    expect(missed).toMatchObject({ Statistic: 'Minimum', Threshold: 99, ComparisonOperator: 'LessThanThreshold' });
  });

  test('every function has an alarm on its errors', () => {
    const watched = on('Errors').map(([, { Dimensions }]) => Dimensions[0].Value.Ref);
    expect(watched.sort()).toEqual([...functionsOf(template).values()].map(([id]) => id).sort());
  });

  test('each says what readers feel, then where to look: a section that the runbook has', () => {
    const runbook = readFileSync(join(ROOT, 'infra', 'RUNBOOK.md'), 'utf8');
    const sections = new Set([...runbook.matchAll(/^## (.+)$/gm)].map(([, title]) => anchor(title!)));
    for (const [, { AlarmDescription }] of alarms) {
      const [, effect, section] = /^(.{20,}[.]) What to do: infra\/RUNBOOK\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(effect).toBeDefined();
      expect([...sections]).toContain(section);
    }
    const linked = new Set(alarms.map(([, { AlarmDescription }]) => AlarmDescription.split('#')[1]));
    expect([...sections].filter((section) => section !== 'first-things' && !linked.has(section))).toEqual([]);
  });

  test('each tells the operator when it starts and when it ends', () => {
    const [[topic] = ['']] = resourcesOf(template, 'AWS::SNS::Topic');
    const [[, subscription] = []] = resourcesOf(template, 'AWS::SNS::Subscription');
    expect(subscription!.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'operator@example.org' });
    for (const [, { AlarmActions, OKActions }] of alarms) {
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic }], [{ Ref: topic }]]);
    }
  });

  test('the budget tells the same topic', () => {
    const [[, budget] = []] = resourcesOf(template, 'AWS::Budgets::Budget');
    const [[topic] = ['']] = resourcesOf(template, 'AWS::SNS::Topic');
    for (const { Subscribers } of budget!.Properties.NotificationsWithSubscribers) {
      expect(Subscribers).toEqual([{ SubscriptionType: 'SNS', Address: { Ref: topic } }]);
    }
  });

  test('CloudWatch and Budgets may publish to it for this account, since our policy replaces the default one', () => {
    const [[, policy] = []] = resourcesOf(template, 'AWS::SNS::TopicPolicy');
    const allowed = policy!.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0].Principal.Service.sort()).toEqual(['budgets.amazonaws.com', 'cloudwatch.amazonaws.com']);
    expect(allowed[0].Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
  });

  test('they watch the very metric that a handler writes: namespace, name and dimension', () => {
    const environment = functionsOf(template).get('summarize')![1].Properties.Environment.Variables;
    expect(environment.POWERTOOLS_SERVICE_NAME).toEqual({ Ref: 'AWS::StackName' });
    const [written] = whatACounterWrites('Ronbun');
    const [, watched] = on(METRICS.mailsUnknown)[0]!;
    expect(written!._aws.CloudWatchMetrics[0]).toMatchObject({ Namespace: NAMESPACE, Dimensions: [['service']] });
    expect(watched.Namespace).toBe(NAMESPACE);
    expect(watched.Dimensions).toEqual([{ Name: 'service', Value: { Ref: 'AWS::StackName' } }]);
    expect(written!.service).toBe('Ronbun');
  });
});

/** Lines of the embedded metric format, as they would go to the log. */
function whatACounterWrites(service: string): { _aws: { CloudWatchMetrics: object[] }; service: string }[] {
  const before = process.env.POWERTOOLS_SERVICE_NAME;
  const lines: string[] = [];
  const log = console.log;
  const write = process.stdout.write;
  process.env.POWERTOOLS_SERVICE_NAME = service;
  console.log = (line: string) => lines.push(line);
  process.stdout.write = ((line: string) => lines.push(line) > 0) as typeof process.stdout.write;
  try {
    const counter = createCounter();
    counter.add('mailsUnknown', 2);
    counter.flush();
  } finally {
    console.log = log;
    process.stdout.write = write;
    if (before === undefined) delete process.env.POWERTOOLS_SERVICE_NAME;
    else process.env.POWERTOOLS_SERVICE_NAME = before;
  }
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

/** As GitHub makes a heading's anchor. */
const anchor = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(' ', '-')
    .replaceAll(/[^a-z-]/g, '');
