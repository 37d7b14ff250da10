/** Calls handlers as Lambda loads them, in a process of its own, so that all they print can be read. */
import type { Context } from 'aws-lambda';

export interface LambdaCalls {
  readonly environment: Readonly<Record<string, string>>;
  /** File name in `functions/` without ending, and the event. */
  readonly calls: readonly { readonly name: string; readonly event: unknown }[];
}

const { environment, calls } = JSON.parse(process.argv[2] ?? '{}') as LambdaCalls;
Object.assign(process.env, environment);
const context = { getRemainingTimeInMillis: () => 120_000 } as Context;

for (const { name, event } of calls) {
  const { handler } = (await import(`../../functions/${name}.lambda.ts`)) as {
    handler: (event: unknown, context: Context) => Promise<unknown>;
  };
  try {
    const answer = (await handler(event, context)) as { statusCode?: number; batchItemFailures?: unknown[] };
    console.log(`answer of ${name}: ${answer.statusCode ?? answer.batchItemFailures?.length}`);
  } catch (error) {
    console.log(`${name} threw`, error);
  }
}
process.exit(0);
