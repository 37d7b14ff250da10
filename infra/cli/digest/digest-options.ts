import type { RunOptions } from '../command/run-options.ts';

export interface DigestOptions extends RunOptions {
  readonly out: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}
