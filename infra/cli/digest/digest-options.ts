import type { RunOptions } from '../command/run-options.ts';

export interface DigestOptions extends RunOptions {
  readonly out: string;
  readonly json?: boolean;
  /** The bundled week instead of a source. */
  readonly sample?: boolean;
  readonly dryRun?: boolean;
}
