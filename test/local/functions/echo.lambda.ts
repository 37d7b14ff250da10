/** Answers what it was given: event, context and the variables that a test asks for. */
import type { Context } from 'aws-lambda';

let calls = 0;

export async function handler(
  event: { wait?: number; throw?: string; exit?: boolean; show?: string[] },
  context: Context,
) {
  calls++;
  if (event.exit) process.exit(3);
  if (event.throw) throw new RangeError(event.throw);
  if (event.wait) await new Promise((done) => setTimeout(done, event.wait));
  return {
    event,
    calls,
    remainingMs: context.getRemainingTimeInMillis(),
    functionName: context.functionName,
    arn: context.invokedFunctionArn,
    memory: context.memoryLimitInMB,
    variables: Object.fromEntries((event.show ?? []).map((name) => [name, process.env[name]])),
    lost: undefined,
    date: new Date(0),
  };
}
