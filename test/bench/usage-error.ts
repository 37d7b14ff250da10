/** The caller's mistake: a bench, an option or a value that does not exist. The command ends with 2. */
export class UsageError extends Error {
  override name = 'UsageError' as const;
}
