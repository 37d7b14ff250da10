/**
 * Ends the whole process group when a deadline passes. It is a thread of its own, so that it holds while the main thread
 * is in an endless loop and when nobody is left to watch from outside.
 */
import { workerData } from 'node:worker_threads';

/** Milliseconds since the epoch, or 0 for none. */
const deadline = new Float64Array(workerData as SharedArrayBuffer);
setInterval(() => {
  // read once: it may be lifted in between
  const until = deadline[0]!;
  if (until > 0 && Date.now() > until) process.kill(-process.pid, 'SIGKILL');
}, 100);
