/** A queue, its dead letters and the function that works it: one construct, so that none is forgotten. */
import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { VARIABLES } from '../../shared/platform/environment.ts';
import type { Handler } from './handler.ts';

export interface WorkQueueProps {
  readonly worker: Handler;
  /** Messages handed over in one call. */
  readonly batchSize: number;
  /** Workers at once; 2 is the least that an event source mapping takes. Never reserved: a new account has 10 in all. */
  readonly maxConcurrency: number;
  /** The worker's variable that names the dead letters: it moves unreadable messages there itself. */
  readonly deadLettersVariable?: keyof typeof VARIABLES;
}

/** Deliveries of one message before it is set aside; throttled invocations count too, so never fewer than 5. */
const MAX_RECEIVE_COUNT = 5;
/** SQS keeps a message 14 days at most: time to find the alarm after a holiday. */
const RETENTION = Duration.days(14);

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const secure = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: RETENTION };
    this.deadLetters = new Queue(this, 'DeadLetters', secure);
    this.queue = new Queue(this, 'Queue', {
      ...secure,
      // Six times the function's timeout (AWS Lambda guide, "Using Lambda with SQS"), or a slow message is worked twice.
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    props.worker.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    // Messages that fail again and again are given a growing pause by the worker.
    this.queue.grant(props.worker, 'sqs:ChangeMessageVisibility');
    if (props.deadLettersVariable) {
      this.deadLetters.grant(props.worker, 'sqs:SendMessage');
      props.worker.give(props.deadLettersVariable, this.deadLetters.queueUrl);
    }
  }
}
