/** Runs the operator's command as a user does: a process of its own, its exit code and what it printed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../infra/cli.ts', import.meta.url));
/** As the scripts of package.json have it. */
const COMPILED = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)) };

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout as JSON, when there is one. */
  readonly last: Record<string, unknown> | undefined;
}

/**
 * @param environment added to this process's; undefined values are left out, so that a test is not led by the machine
 * @param onSaid given what stands on stderr, as it comes
 */
export function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void,
  onSaid?: (part: string) => void,
): Promise<Ran> {
  const { NODE_OPTIONS, OPENAI_BASE_URL, BEDROCK_MODEL_ID, AWS_PROFILE, AWS_ACCESS_KEY_ID, ...own } = process.env;
  const child = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', CLI, ...words], {
    env: { ...own, ...COMPILED, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => {
    stdout += part;
  });
  child.stderr.on('data', (part) => {
    stderr += part;
    onSaid?.(String(part));
  });
  onStart?.((signal) => child.kill(signal));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      const line = stdout.trimEnd().split('\n').at(-1) ?? '';
      const last = line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : undefined;
      done({ code, stdout, stderr, last });
    });
  });
}
