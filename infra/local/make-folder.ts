/** A folder that files are written into: made and tried before anything is done, so that no work ends before a closed door. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inWords, UsageError } from '../exit.ts';

/** @param option its name, for the one who typed it. @throws UsageError when it can't be made, or can't be written into */
export function makeFolder(option: string, given: string): void {
  const folder = resolve(given);
  const trial = join(folder, `.trial-${process.pid}`);
  try {
    makeOneByOne(folder);
    // Rights alone do not tell of a full disk, nor of one that is mounted for reading.
    writeFileSync(trial, 'a file\n');
    rmSync(trial);
  } catch (error) {
    throw new UsageError(
      `${option} ${given}: no files can be written there; choose another folder, or mend this one: ${inWords(error as Error)}`,
    );
  }
}

/** Not `recursive`, which turns in circles below folders that take no entry, such as /proc. */
function makeOneByOne(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there) throw new Error('a file has that name');
  if (dirname(folder) !== folder) makeOneByOne(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it a moment ago.
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}
