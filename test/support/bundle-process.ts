/** A deployed function as close as one machine comes to it: its package in a fresh Node process, its environment and no more. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNNER = fileURLToPath(new URL('./bundle-runner.mjs', import.meta.url));

export interface BundleProcess {
  /** What the handler answered, after a trip through JSON. @throws what it threw, by name and message */
  invoke(event: unknown): Promise<unknown>;
  /** Lines it printed. */
  readonly output: string[];
  /** Variables that it has read. */
  readVariables(): readonly string[];
  /** The most memory that the process itself has used, in MB. */
  peakMb(): number;
  stop(): void;
}

interface Reply {
  readonly id?: string;
  readonly ready?: true;
  readonly result?: unknown;
  readonly peakKb?: number;
  readonly read?: readonly string[];
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string };
}

/** @param folder what the stack would upload. @throws when the bundle does not load, with what it printed */
export async function startBundle(
  folder: string,
  environment: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<BundleProcess> {
  const child = fork(RUNNER, [join(folder, 'index.mjs'), String(timeoutMs)], {
    // Outside the project, so that nothing is found in its node_modules.
    cwd: folder,
    env: environment,
    execArgv: [],
    silent: true,
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(...text.split('\n').filter(Boolean)));
  }
  await reply(child, output, (message) => message.ready === true);
  let peak = 0;
  let variables: readonly string[] = [];
  return {
    output,
    peakMb: () => peak / 1024,
    readVariables: () => variables,
    async invoke(event) {
      const id = randomUUID();
      const answer = reply(child, output, (message) => message.id === id);
      child.send({ id, event: JSON.parse(JSON.stringify(event)) });
      const { result, error, peakKb = peak, read = variables } = await answer;
      [peak, variables] = [peakKb, read];
      if (error) throw Object.assign(new Error(error.message), { name: error.name, stack: error.stack });
      return result;
    },
    stop: () => void child.kill(),
  };
}

function reply(child: ChildProcess, output: string[], wanted: (message: Reply) => boolean): Promise<Reply> {
  return new Promise((done, failed) => {
    const listen = (message: Reply) => {
      if (!wanted(message)) return;
      child.off('message', listen).off('exit', ended);
      done(message);
    };
    const ended = (code: number | null) => failed(new Error(`the bundle ended with ${code}:\n${output.join('\n')}`));
    child.on('message', listen).once('exit', ended);
  });
}
