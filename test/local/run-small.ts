/** A small stack in a process of its own, for tests that kill it: `node run-small.ts FOLDER`; prints its addresses. */
import { startSmall } from './small-stack.ts';

const stack = await startSmall({
  dataDir: process.argv[2],
  lanes: { jobs: { visibilitySeconds: 600, maxReceiveCount: 3 } },
});
process.on('SIGINT', () => stack.stop({ graceMs: 100 }).then(() => process.exit(130)));
console.log(JSON.stringify(stack.urls));
