/** EventBridge Scheduler: fires a handler at a wall-clock time of the settings' zone. */
import { Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Handler } from './handler.ts';

export interface Firing {
  readonly handler: Handler;
  readonly description: string;
  readonly schedule: ScheduleExpression;
}

/** Schedules fire at least once and may fire twice: the handlers' keys come from the slot, not from the clock. */
export class Clock extends Construct {
  /** Firings that could not be handed to Lambda at all. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, firings: Readonly<Record<string, Firing>>) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    });
    for (const [name, { handler, description, schedule }] of Object.entries(firings)) {
      new Schedule(this, name, {
        description,
        schedule,
        // Fifteen minutes of freedom spread the load of everybody's full hour; no reader waits for the minute.
        timeWindow: TimeWindow.flexible(Duration.minutes(15)),
        target: new LambdaInvoke(handler.function, {
          input: ScheduleTargetInput.fromObject({ slot: '<aws.scheduler.scheduled-time>' }),
          deadLetterQueue: this.deadLetters,
          retryAttempts: 5,
          maxEventAge: Duration.hours(2),
        }),
      });
    }
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
