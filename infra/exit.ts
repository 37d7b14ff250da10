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
