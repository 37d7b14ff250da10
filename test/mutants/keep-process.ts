/** Keeps one warm test process: asks it, starts it again when it is spent, and leaves nothing of it behind. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Job } from './test-process.ts';

/** Above this a process is started again: modules that were loaded are never given back. */
const SPENT_MB = 900;

export interface TestProcess {
  /** @returns undefined when the process ended before it answered: at the deadline, or by what it ran */
  ask(job: Job): Promise<Answer | undefined>;
  /** The next job gets a new process. */
  renew(): void;
  /** Ends the process with all that it started, and removes what it wrote. */
  stop(): void;
}

/** @param root the folder of the project that is tested */
export function keepTestProcess(root: string): TestProcess {
  const scratch = mkdtempSync(join(tmpdir(), 'ronbun-mutants-'));
  let child: ChildProcess | undefined;

  const start = (): ChildProcess => {
    const started = fork(fileURLToPath(new URL('./test-process.ts', import.meta.url)), {
      cwd: root,
      // a process group of its own, so that it is ended together with what its tests start
      detached: true,
      execArgv: ['--experimental-strip-types', '--no-warnings', '--max-old-space-size=2048'],
      env: { ...process.env, NODE_ENV: 'test', TMPDIR: scratch },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // one that ends between two jobs is not asked again
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    return started;
  };
  const renew = () => {
    const pid = child?.pid;
    child = undefined;
    try {
      if (pid) process.kill(-pid, 'SIGKILL');
    } catch {
      // it has ended by itself
    }
  };

  return {
    renew,
    async ask(job) {
      child ??= start();
      const asked = child;
      const answer = await new Promise<Answer | undefined>((done) => {
        const finish = (message?: unknown) => {
          asked.off('message', finish).off('exit', none).off('error', none);
          done(message as Answer | undefined);
        };
        const none = () => finish();
        asked.on('message', finish).on('exit', none).on('error', none);
        asked.send(job, (error) => error && none());
      });
      if (!answer || answer.rssMb > SPENT_MB) renew();
      return answer;
    },
    stop() {
      renew();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
