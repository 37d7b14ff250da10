/** Which system a command works on: `--stack NAME`, else the run that is open on this machine, else one of its own. */
import type { Command } from 'commander';
import { FailedError } from '../../exit.ts';
import type { StartLocalOptions } from '../../local/local-stack.ts';
import { dataFolder } from '../../operator/target/data-folder.ts';
import { joinRunning, openLocal } from '../../operator/target/local-target.ts';
import type { Target } from '../../operator/target/target.ts';
import { folder } from './program.ts';

export interface TargetOptions {
  readonly stack?: string;
  readonly dataDir?: string;
}

export function withTargetOptions(command: Command): Command {
  return command
    .option('--stack <name>', 'a deployed stack, with your AWS credentials (default: this machine)')
    .option('--data-dir <dir>', 'where tables, queues and mails are kept between runs (default: .ronbun/data)', folder);
}

export async function openTarget(
  options: TargetOptions,
  local: Omit<StartLocalOptions, 'dataDir'> = {},
): Promise<Target> {
  if (options.stack) return (await stackClients()).openStack(options.stack);
  const dataDir = dataFolder(options.dataDir);
  return (await joinRunning(dataDir)) ?? openLocal({ ...local, dataDir });
}

/** Loaded here alone: `npm ci --omit=dev` leaves out what only a deployment needs. */
async function stackClients() {
  try {
    return await import('../../operator/target/stack-target.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new FailedError(
      '--stack needs the packages of a deployment, which `npm ci --omit=dev` leaves out: run `npm ci`',
    );
  }
}
