/**
 * Ends the whole process group when a deadline passes. It is a thread of its own, so that it holds while the main thread
 * is in an endless loop and when nobody is left to watch from outside.
 */
import { workerData } from 'node:worker_threads';

/** Milliseconds since the epoch, or 0 for none. */
const deadline = new Float64Array(workerData as SharedArrayBuffer);
setInterval(() => {
  if (deadline[0] && Date.now() > deadline[0]) process.kill(-process.pid, 'SIGKILL');
}, 100);
