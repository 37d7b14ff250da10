/** EventBridge Scheduler: fires a handler at a wall-clock time of the settings' zone. */
import { Duration, TimeZone, Validations } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Alarms, COUNT_PERIOD } from '../watch/alarms.ts';
import type { Handler } from './handler.ts';
import { QUEUE_DEFAULTS } from './work-queue.ts';

export interface Firing {
  readonly handler: Handler;
  readonly description: string;
  readonly schedule: ScheduleExpression;
  /** Minutes within which it may start; default fifteen. */
  readonly window?: number;
  /** What the handler is told beside its slot. */
  readonly input?: object;
}

/** Fifteen minutes of freedom spread the load of everybody's full hour; no reader waits for the minute. */
const WINDOW_MINUTES = 15;

/**
 * Scheduler hands a firing to Lambda and is done: what happens then is Lambda's to try again, a throttled run for so long and
 * one that throws twice, within minutes (Lambda guide, "Error handling for asynchronous invocation").
 */
const TRIED_FOR = Duration.hours(6);

/** Schedules fire at least once and may fire twice: the handlers' keys come from the slot, not from the clock. */
export class Clock extends Construct {
  /** Firings that could not be handed to Lambda at all, and runs that failed to the end. */
  readonly deadLetters: Queue;
  readonly #handlers: ReadonlySet<Handler>;
  readonly schedules: ReadonlyMap<string, Schedule>;

  constructor(scope: Construct, id: string, alarms: Alarms, firings: Readonly<Record<string, Firing>>) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', QUEUE_DEFAULTS);
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the schedules, which cdk-nag only knows of queues.',
    });
    alarms.add(this, 'Missed', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: COUNT_PERIOD, statistic: 'Maximum' }),
      threshold: 1,
      effect:
        'A scheduled run failed to its end and is entered again each hour of a day; papers or the edition may be late.',
      runbook: 'schedules',
    });
    this.#handlers = new Set(Object.values(firings).map(({ handler }) => handler));
    for (const handler of this.#handlers) this.#keepFailures(handler);
    const role = this.#role([...this.#handlers]);
    const schedules = new Map<string, Schedule>();
    for (const [name, { handler, description, schedule, window = WINDOW_MINUTES, input }] of Object.entries(firings)) {
      const made = new Schedule(this, name, {
        description,
        schedule,
        timeWindow: TimeWindow.flexible(Duration.minutes(window)),
        target: new LambdaInvoke(handler.function, {
          role: role.withoutPolicyUpdates(),
          input: ScheduleTargetInput.fromObject({ slot: '<aws.scheduler.scheduled-time>', ...input }),
          deadLetterQueue: this.deadLetters,
          retryAttempts: 5,
          maxEventAge: Duration.hours(2),
        }),
      });
      schedules.set(name, made);
    }
    this.schedules = schedules;
  }

  /** Reads what failed, and enters it again; the one that does so comes every hour by itself. */
  grantEnterAgain(handler: Handler): void {
    const others = [...this.#handlers].filter((each) => each !== handler);
    const resourceArns = others.map((each) => each.function.functionArn);
    Grant.addToPrincipal({ grantee: handler, actions: ['lambda:InvokeFunction'], resourceArns });
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];
    Grant.addToPrincipal({ grantee: handler, actions, resourceArns: [this.deadLetters.queueArn] });
    handler.give('failedRuns', this.deadLetters.queueUrl);
  }

  #keepFailures(handler: Handler): void {
    const actions = ['sqs:SendMessage'];
    const grant = Grant.addToPrincipal({ grantee: handler, actions, resourceArns: [this.deadLetters.queueArn] });
    const config = new EventInvokeConfig(handler, 'Tries', {
      function: handler.function,
      maxEventAge: TRIED_FOR,
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
    // Lambda checks the right when it takes the destination.
    grant.applyBefore(config);
  }

  /** Invokes the functions themselves and no version of them, which the CDK's own role would also allow. */
  #role(handlers: readonly Handler[]): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    Grant.addToPrincipal({
      grantee: role,
      actions: ['lambda:InvokeFunction'],
      resourceArns: handlers.map((handler) => handler.function.functionArn),
    });
    Grant.addToPrincipal({
      grantee: role,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.deadLetters.queueArn],
    });
    return role;
  }
}

/** `06:30` every day, or on one day of the week, in that zone. */
export function at(time: string, zone: string, weekDay?: string): ScheduleExpression {
  const [hour, minute] = time.split(':').map(Number);
  return ScheduleExpression.cron({
    minute: String(minute),
    hour: String(hour),
    ...(weekDay && { weekDay }),
    timeZone: TimeZone.of(zone),
  });
}

/**
 * At once when the stack is made, then every hour: a rate without a start date fires immediately (EventBridge Scheduler
 * guide, "Rate-based schedules"). The alarm that waits for an hourly sign of life has one before it is made itself.
 */
export function hourlyFromTheStart(): ScheduleExpression {
  return ScheduleExpression.rate(Duration.hours(1));
}
