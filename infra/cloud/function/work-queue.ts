/** A queue, its dead letters, its worker and its alarms: one construct, so that none is forgotten. */
import { Duration } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { VARIABLES } from '../../../shared/platform/environment.ts';
import { type Alarms, COUNT_PERIOD } from '../watch/alarms.ts';
import type { Handler } from './handler.ts';

export interface WorkQueueProps {
  readonly alarms: Alarms;
  readonly worker: Handler;
  /** Messages handed over in one call. */
  readonly batchSize: number;
  /** Seconds to wait for a full batch, which more than ten messages need; absent: each goes at once. */
  readonly batchingWindow?: number;
  /** Workers at once; 2 is the least that an event source mapping takes. Never reserved: a new account has 10 in all. */
  readonly maxConcurrency: number;
  /** The worker's variables: it buries messages itself, and where `queue` is named it also postpones them. */
  readonly variables: { readonly queue?: keyof typeof VARIABLES; readonly deadLetters: keyof typeof VARIABLES };
  /** What readers feel when messages end in the dead letters, and when they wait too long. */
  readonly whenDead: string;
  readonly whenOld: string;
  /** Minutes that a message may wait before somebody should look. */
  readonly oldAfterMinutes: number;
}

/** Deliveries of one message before it is set aside; throttled invocations count too, so never fewer than 5. */
const MAX_RECEIVE_COUNT = 5;
/** SQS keeps a message 14 days at most: time to find the alarm after a holiday. */
export const QUEUE_DEFAULTS = {
  enforceSSL: true,
  encryption: QueueEncryption.SQS_MANAGED,
  retentionPeriod: Duration.days(14),
} as const;

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly #variable: keyof typeof VARIABLES | undefined;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.#variable = props.variables.queue;
    this.deadLetters = new Queue(this, 'DeadLetters', QUEUE_DEFAULTS);
    this.queue = new Queue(this, 'Queue', {
      ...QUEUE_DEFAULTS,
      // Six times the function's timeout and the window (AWS Lambda guide, "Using Lambda with SQS"), or a slow message is
      // worked twice.
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout + (props.batchingWindow ?? 0)),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    this.#feed(props);
    this.#watch(props);
  }

  /** Puts messages on the queue. */
  grantSend(handler: Handler): void {
    Grant.addToPrincipal({ grantee: handler, actions: ['sqs:SendMessage'], resourceArns: [this.queue.queueArn] });
    if (this.#variable) handler.give(this.#variable, this.queue.queueUrl);
  }

  #feed({ worker, batchSize, batchingWindow, maxConcurrency, variables }: WorkQueueProps): void {
    const mapping = new EventSourceMapping(this, 'Source', {
      target: worker.function,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      ...(batchingWindow && { maxBatchingWindow: Duration.seconds(batchingWindow) }),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
    Grant.addToPrincipal({
      grantee: worker,
      // Used by Lambda's poller under the worker's role (AWS Lambda guide, "Using Lambda with SQS").
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resourceArns: [this.queue.queueArn],
    }).applyBefore(mapping);
    if (variables.queue) {
      const actions = ['sqs:ChangeMessageVisibility'];
      Grant.addToPrincipal({ grantee: worker, actions, resourceArns: [this.queue.queueArn] });
      worker.give(variables.queue, this.queue.queueUrl);
    }
    Grant.addToPrincipal({
      grantee: worker,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.deadLetters.queueArn],
    });
    worker.give(variables.deadLetters, this.deadLetters.queueUrl);
  }

  /** Asks how many messages wait. */
  grantCount(handler: Handler): void {
    Grant.addToPrincipal({
      grantee: handler,
      actions: ['sqs:GetQueueAttributes'],
      resourceArns: [this.queue.queueArn],
    });
  }

  #watch({ alarms, whenDead, whenOld, oldAfterMinutes }: WorkQueueProps): void {
    alarms.add(this, 'Dead', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: COUNT_PERIOD, statistic: 'Maximum' }),
      threshold: 1,
      effect: whenDead,
      runbook: 'dead-letters',
    });
    alarms.add(this, 'Old', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: COUNT_PERIOD, statistic: 'Maximum' }),
      threshold: oldAfterMinutes * 60,
      effect: whenOld,
      runbook: 'old-messages',
    });
  }
}
