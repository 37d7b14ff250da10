/** The thread that `handler-host.ts` starts. Duty: load a function's module once and call its handler as Lambda would. */
import { parentPort } from 'node:worker_threads';
import type { Context } from 'aws-lambda';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { Answer, Call, Loaded } from './handler-host.ts';

type Handler = (event: unknown, context: Context) => unknown;

async function run(call: Call): Promise<Answer> {
  try {
    // The module cache is the warm sandbox: services are built by the first call alone.
    const { handler } = (await import(call.module)) as { handler?: Handler };
    if (!handler) throw new TypeError('the module exports no handler');
    parentPort?.postMessage({ id: call.id, loaded: true } satisfies Loaded);
    const deadline = performance.now() + call.timeoutMs;
    const result = await handler(JSON.parse(call.event), context(call, deadline));
    return { id: call.id, result: JSON.stringify(result) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { id: call.id, errorType: error.name, message: error.message, trace: error.stack };
  }
}

/** Source: AWS Lambda guide, "Using the Lambda context object to retrieve Node.js function information". */
function context({ id, functionName, memoryMb }: Call, deadline: number): Context {
  return {
    awsRequestId: id,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

parentPort?.on('message', async (call: Call) => parentPort?.postMessage(await run(call)));
