// Started in a process of its own with nothing but a function's environment: loads its bundle and calls the handler.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const read = new Set();
process.env = new Proxy(process.env, {
  get(environment, name) {
    read.add(name);
    return environment[name];
  },
});

const { handler } = await import(pathToFileURL(process.argv[2]).href);
const timeoutMs = Number(process.argv[3]);

process.on('message', async ({ id, event }) => {
  const end = performance.now() + timeoutMs;
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: '',
    memoryLimitInMB: '512',
    logGroupName: '',
    logStreamName: '',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, end - performance.now()),
  };
  try {
    const result = await handler(event, context);
    process.send({ id, result, peakKb: peakKb(), read: [...read].map(String) });
  } catch (error) {
    process.send({ id, error: { name: error.name, message: error.message, stack: error.stack } });
  }
});
process.send({ ready: true });

/**
 * The most memory of this process. `getrusage` would count what the parent held when it forked (getrusage(2), ru_maxrss is
 * kept over execve), and a test runner holds much; VmHWM begins anew with the program (proc(5)).
 */
function peakKb() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
