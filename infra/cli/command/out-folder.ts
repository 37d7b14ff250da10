/** The folder that files are written into: made and tried before anything is done, so that no work ends before a closed door. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../exit.ts';

/** @param option its name, for the one who typed it. @throws UsageError when it can't be made, or can't be written into */
export function makeOutFolder(option: string, given: string): void {
  const folder = resolve(given);
  try {
    makeOneByOne(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `${option} ${given}: no files can be written there (${(error as Error).message}); choose another folder`,
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
