/**
 * What nobody waits for is kept where it fails, as Lambda keeps it: the record goes to the queue of failed runs, and the sweep
 * enters it again every hour of that day.
 * Source: Lambda guide, "Retaining records of asynchronous invocations".
 */
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { VARIABLES } from '../../../shared/platform/environment.ts';
import { REGION } from '../template/intrinsics.ts';
import type { LocalFunction } from '../template/resources.ts';
import { type FunctionCaller, UnknownFunctionError } from './function-caller.ts';

/** Calls a function and never throws; `log` takes what went wrong. */
export function createUnwaited(
  functions: readonly LocalFunction[],
  caller: Pick<FunctionCaller, 'find' | 'invoke'>,
  sqs: SQSClient,
  log: (line: string) => void,
): (name: string, event: unknown) => Promise<void> {
  const failedRuns = functions.find(({ environment }) => environment[VARIABLES.failedRuns]);
  const QueueUrl = failedRuns?.environment[VARIABLES.failedRuns];
  return async (name, event) => {
    try {
      await caller.invoke(name, event);
    } catch (error) {
      log(`a run of ${name} failed: ${(error as Error).message}`);
      if (!QueueUrl || error instanceof UnknownFunctionError) return;
      const functionArn = `arn:aws:lambda:${REGION}:000000000000:function:${caller.find(name).name}`;
      const MessageBody = JSON.stringify({ requestContext: { functionArn }, requestPayload: event });
      await sqs
        .send(new SendMessageCommand({ QueueUrl, MessageBody }))
        .catch((lost: Error) => log(`the failed run of ${name} is not kept: ${lost.message}`));
    }
  };
}
