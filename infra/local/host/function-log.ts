/** What the functions print, kept where a person can look after a run that went wrong. */
import { closeSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Some ten thousand lines; the log before it is kept as well. */
const LARGEST_LOG = 5_000_000;

export interface FunctionLog {
  readonly path: string;
  write(line: string): void;
  close(): void;
}

/** Appends to `functions.log` of the folder; a large one from earlier runs becomes `functions.log.1` first. */
export function openFunctionLog(folder: string): FunctionLog {
  const path = join(folder, 'functions.log');
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(path, `${path}.1`);
  let file: number | undefined = openSync(path, 'a', 0o600);
  return {
    path,
    write(line) {
      // A thread that is being ended may still print. One write may take a part of a long line only; this one goes on.
      try {
        if (file !== undefined) writeFileSync(file, `${line}\n`);
      } catch {
        // A full disk: what counts fails where it is stored, and is named there; a line of the log ends no run.
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
