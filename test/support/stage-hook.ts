/** Stages of a delivery that go wrong: in this process by throwing, in a child by SIGKILL. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Stage, StageName } from '../../shared/deliveries/ledger/stage.ts';

/** Every stage that a delivery passes, in order. */
export const STAGES: readonly StageName[] = [
  'after-begin',
  'after-freeze',
  'before-enqueue',
  'before-claim',
  'after-claim',
  'before-ses',
  'after-ses',
  'after-record',
  'before-finish',
];

export class StageError extends Error {
  override name = 'StageError' as const;
}

/** Throws when the stage is passed for the n-th time, once; `passed` counts each stage. */
export function throwAt(name: StageName, nth = 1): { stage: Stage; passed: Map<StageName, number> } {
  const passed = new Map<StageName, number>();
  return {
    passed,
    stage(stage) {
      passed.set(stage, (passed.get(stage) ?? 0) + 1);
      if (stage === name && passed.get(stage) === nth) throw new StageError(`thrown at ${name}`);
    },
  };
}

/** Kills this very process, as a machine that loses power would; for use inside a child. */
export function killAt(name: StageName | undefined, nth = 1): Stage {
  let passed = 0;
  return (stage) => {
    if (stage === name && ++passed === nth) process.kill(process.pid, 'SIGKILL');
  };
}

export interface ChildJob {
  readonly job: 'prepare' | 'deliver' | 'sweep';
  readonly dynamo: string;
  readonly ses: string;
  /** fauxqs queue; messages are received and deleted as a worker would. */
  readonly queueUrl: string;
  /** Where to die; the job ends by itself without it. */
  readonly killAt?: StageName;
  readonly nth?: number;
  /** Epoch milliseconds that the child takes for now at its start. */
  readonly now?: number;
}

export interface ChildEnd {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs a job of the real handlers in a process of its own and waits for its end. */
export function runChild(job: ChildJob): Promise<ChildEnd> {
  const entry = fileURLToPath(new URL('./delivery-child.ts', import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ['--experimental-strip-types', '--no-warnings', entry, JSON.stringify(job)],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH ?? '' } },
  );
  let stderr = '';
  child.stderr?.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done({ code, signal, stderr: stderr.slice(0, 2000) }));
  });
}
