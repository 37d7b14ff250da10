/** Alarms: each says what readers feel and which section of the runbook to open, and goes to one topic. */
import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Sections of RUNBOOK.md. */
export type RunbookSection =
  | 'dead-letters'
  | 'old-messages'
  | 'no-edition'
  | 'readers-missed'
  | 'uncertain-mails'
  | 'channels'
  | 'bounces-and-complaints'
  | 'spend'
  | 'models'
  | 'batches'
  | 'function-errors'
  | 'source-refuses'
  | 'pdf-engine'
  | 'records-set-aside'
  | 'sending-paused'
  | 'site-and-api'
  | 'schedules';

export interface AlarmProps {
  readonly metric: IMetric;
  readonly threshold: number;
  /** Default: the metric is at the threshold or above it. */
  readonly comparison?: ComparisonOperator;
  /** Periods in a row; default 1. */
  readonly periods?: number;
  /** What readers feel while this lasts, in one sentence. */
  readonly effect: string;
  readonly runbook: RunbookSection;
  /** `bad`: silence is the fault itself. Default `fine`: a metric that counts faults is silent when there are none. */
  readonly silence?: 'fine' | 'bad';
}

export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];
  readonly #runbook: string;

  /** @param operator gets a mail per alarm; without one, alarms only show in the console */
  constructor(scope: Construct, id: string, props: { readonly operator?: string; readonly runbookUrl: string }) {
    super(scope, id);
    this.#runbook = props.runbookUrl;
    this.topic = new Topic(this, 'Topic', { displayName: 'Ronbun', enforceSSL: true });
    // A policy of our own replaces the topic's default one, under which CloudWatch could publish; so both are named.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: ['cloudwatch', 'budgets'].map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    if (props.operator) this.topic.addSubscription(new EmailSubscription(props.operator));
  }

  /** @param scope the construct that is watched, so that the alarm stands beside it in the template */
  add(scope: Construct, id: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(scope, id, {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.silence === 'bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.effect} What to do: ${this.#runbook}#${props.runbook}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.all.push(alarm);
    return alarm;
  }
}

/** Alarms on counts look at five minutes: short enough for an operator, long enough to gather one run's failures. */
export const COUNT_PERIOD = Duration.minutes(5);
