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
  EFBIG: 'a file may grow no further (ulimit -f); raise the limit and run the same command again',
  EIO: 'the disk refused to read or write: it is full, at a limit (ulimit -f), or failing; look to it and run the same command again',
  EROFS: 'it lies on a read-only file system; choose another folder (--data-dir, --out)',
  EACCES: 'you may not write there; choose another folder (--data-dir, --out), or give yourself the right',
  EPERM: 'you may not write there; choose another folder (--data-dir, --out), or give yourself the right',
};

/** What an engine says of the disk where its own error code is lost on the way. */
const DISK_SAID: readonly (readonly [RegExp, string])[] = [
  [/\bENOSPC\b|no space left on device|database or disk is full/i, 'ENOSPC'],
  [/\bEFBIG\b|file too large/i, 'EFBIG'],
  [/\bEIO\b|disk I\/O error/i, 'EIO'],
  [/\bEROFS\b|read-only file system|readonly database/i, 'EROFS'],
];

/** The disk refused a file; nothing is damaged by that. */
const diskFault = ({ code = '', message }: NodeJS.ErrnoException): string | undefined =>
  DISK[code] ?? DISK[DISK_SAID.find(([words]) => words.test(message))?.[1] ?? ''];

export const isDiskFault = (error: Error): boolean => diskFault(error) !== undefined;

/** An error's message; of one that the disk refused, with the name of what was refused. */
export function inWords(error: Error): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { path, dest, message } = at as NodeJS.ErrnoException & { dest?: string };
    const known = diskFault(at);
    if (known) return `${dest ?? path ?? message}: ${known}`;
  }
  return error.message;
}
