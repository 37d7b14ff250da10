/** `npm start` on the bundled sample, as a user starts it: a process of its own, until it is stopped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

const CLI = fileURLToPath(new URL('../../infra/cli.ts', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));

export const SAMPLE_WEEK = '2026-W46';
const SAMPLE_WORDS = ['--source', 'list:https://notes.ronbun.example/list.md', '--web', SAMPLE] as const;

export interface Started {
  /** Address of the site, without a slash at the end. */
  readonly site: string;
  /** Address of the inbox; `/store` lists its mails. */
  readonly inbox: string;
  readonly folder: string;
  stop(): Promise<void>;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ronbun-site-'));

/** The sample's digest for a reader with topics, made by the command; its files stand in `out`. Throws with what the command said when it fails. */
export async function makeSampleWeek(folder: string, out = folder): Promise<void> {
  const words = ['digest', '--sample', '--topics', 'PDF、キャッシュ', '--data-dir', folder, '--out', out];
  const { code, stderr } = await runCommand(words);
  if (code !== 0) throw new Error(stderr);
}

/** @param folder data of a digest that was made before, or an empty folder */
export async function startSample(folder: string): Promise<Started> {
  const { NODE_OPTIONS, OPENAI_BASE_URL, BEDROCK_MODEL_ID, AWS_PROFILE, AWS_ACCESS_KEY_ID, ...own } = process.env;
  const words = ['--experimental-strip-types', '--no-warnings', CLI, 'start', '--data-dir', folder, ...SAMPLE_WORDS];
  const child = spawn(process.execPath, words, { env: own, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  let [site, inbox] = ['', ''];
  for await (const line of createInterface(child.stdout)) {
    inbox = /^inbox\s+(http:\S+?)\/?$/.exec(line)?.[1] ?? inbox;
    site = /^site\s+(http:\S+?)\/?$/.exec(line)?.[1] ?? site;
    if (line.startsWith('Ctrl-C')) break;
  }
  if (!site) throw new Error('npm start ended before it served anything');
  return {
    site,
    inbox,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
