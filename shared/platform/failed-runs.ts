/**
 * Scheduled runs that failed to the end, entered again. Lambda tries a failed run twice within minutes and a throttled one for
 * hours; then its record lies on a queue, and so does a firing that the Scheduler could not hand over.
 * Source: Lambda guide, "Retaining records of asynchronous invocations"; EventBridge Scheduler guide, "Configuring a
 * dead-letter queue".
 */
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';

export interface FailedRun {
  readonly receiptHandle: string;
  /** Name of the function, without Region, account and version. */
  readonly function: string;
  /** What it was told; `slot` is the instant of its schedule. */
  readonly input: { readonly slot: string };
}

const Input = v.looseObject({ slot: v.pipe(v.string(), v.isoTimestamp()) });
const Arn = v.pipe(v.string(), v.regex(/^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(?::.+)?$/));
const Record = v.object({ requestContext: v.object({ functionArn: Arn }), requestPayload: Input });

/** A run of an earlier day would collect or publish what the days since have done. */
const ENTERED_WITHIN_MS = 24 * 3_600_000;
/** Messages of one call, and calls of one round (SQS API page of ReceiveMessage). */
const PER_CALL = 10;
const CALLS = 10;

/** What a message of the queue tells; undefined for one that only a person can judge. */
export function parseFailedRun({ Body = '', MessageAttributes, ReceiptHandle = '' }: Message): FailedRun | undefined {
  const body = readJson(Body);
  const told = v.safeParse(Record, body);
  const payload = v.safeParse(Input, told.success ? told.output.requestPayload : body);
  const arn = v.safeParse(
    Arn,
    told.success ? told.output.requestContext.functionArn : MessageAttributes?.TARGET_ARN?.StringValue,
  );
  if (!payload.success || !arn.success) return undefined;
  return { receiptHandle: ReceiptHandle, function: arn.output.split(':')[6]!, input: payload.output };
}

export interface Judged {
  readonly enter: readonly FailedRun[];
  /** Nothing is lost with them: a newer run of the kind is entered, or the one that asks is running. */
  readonly forget: readonly FailedRun[];
}

/** Of each kind the newest, of the last day alone; older ones stay on the queue for a person. @param self who asks */
export function judgeFailedRuns(runs: readonly FailedRun[], now: Date, self: string): Judged {
  const newest = new Map<string, FailedRun>();
  const forget: FailedRun[] = [];
  for (const run of runs) {
    if (run.function === self) forget.push(run);
    else if (now.getTime() - Date.parse(run.input.slot) < ENTERED_WITHIN_MS) {
      const kind = JSON.stringify([run.function, { ...run.input, slot: '' }]);
      const other = newest.get(kind);
      const older = other && Date.parse(other.input.slot) >= Date.parse(run.input.slot) ? run : other;
      if (older) forget.push(older);
      if (older !== run) newest.set(kind, run);
    }
  }
  return { enter: [...newest.values()], forget };
}

export interface FailedRunServices {
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
  readonly queueUrl: string;
  readonly self: string;
  readonly now: () => Date;
}

/** Answers how many were entered again. A record goes once its run is taken; one whose run is refused stays for the next round. */
export async function enterFailedRuns({ sqs, lambda, queueUrl, self, now }: FailedRunServices): Promise<number> {
  const runs: FailedRun[] = [];
  for (let call = 0; call < CALLS; call++) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: PER_CALL, MessageAttributeNames: ['All'] }),
    );
    if (Messages.length === 0) break;
    for (const run of Messages.map(parseFailedRun)) if (run) runs.push(run);
  }
  const { enter, forget } = judgeFailedRuns(runs, now(), self);
  const remove = ({ receiptHandle }: FailedRun) =>
    sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }));
  for (const run of forget) await remove(run);
  let entered = 0;
  for (const run of enter) {
    const Payload = JSON.stringify(run.input);
    const taken = await lambda
      .send(new InvokeCommand({ FunctionName: run.function, InvocationType: 'Event', Payload }))
      .catch(() => undefined);
    if (!taken) continue;
    await remove(run);
    entered++;
  }
  return entered;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
