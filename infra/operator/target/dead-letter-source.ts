/** Finds the queue that dead letters came from, where no function is told its own queue. */
import { ListDeadLetterSourceQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { FailedError } from '../../exit.ts';

/** The queue whose dead letters these are, with the host of their own address. */
export async function sourceOf(sqs: SQSClient, deadLettersUrl: string): Promise<string> {
  const { queueUrls = [] } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLettersUrl }));
  const name = queueUrls[0]?.split('/').at(-1);
  if (!name) throw new FailedError(`no queue sends its dead letters to ${deadLettersUrl.split('/').at(-1)}`);
  return deadLettersUrl.replace(/[^/]+$/, name);
}
