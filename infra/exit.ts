/** How a command ends: the codes that scripts rely on, and one plain line for what went wrong. */

export const EXIT = { done: 0, failed: 1, wrongUse: 2, nothingToDo: 3, stopped: 130 } as const;

/** Wrong words on the command line or in an input file: exit 2, the message is shown as it is. */
export class UsageError extends Error {
  override name = 'UsageError' as const;
}

/** A step or gate failed: exit 1, the message is shown as it is. */
export class FailedError extends Error {
  override name = 'FailedError' as const;
}

export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError || (error as { code?: string })?.code?.startsWith('commander.')
    ? EXIT.wrongUse
    : EXIT.failed;
}

/** What the machine says of a folder or file, and what helps. */
const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room and run the same command again',
  EDQUOT: 'your quota of the disk is used up; make room and run the same command again',
  EROFS: 'it lies on a read-only file system; choose another folder (--data-dir, --out)',
  EACCES: 'you may not write there; choose another folder (--data-dir, --out), or give yourself the right',
  EPERM: 'you may not write there; choose another folder (--data-dir, --out), or give yourself the right',
};

/** An error's message; of one that the disk refused, with the name of what was refused. */
export function inWords(error: Error): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code = '', path, dest } = at as NodeJS.ErrnoException & { dest?: string };
    const known = DISK[code];
    if (known) return `${dest ?? path ?? at.message}: ${known}`;
  }
  return error.message;
}
