/**
 * What Lambda makes of a batch handler's answer.
 * Source: AWS Lambda guide, "Handling errors for an SQS event source", success and failure conditions.
 */

/**
 * @param answer what the function returned
 * @param ids message ids of the batch
 * @returns the ids that stay in the queue. Nothing, null or an empty list means that all went well; anything
 * malformed (not an object, not a list, null or empty or unknown id, misspelt key) means that the whole batch failed.
 */
export function failedIds(answer: unknown, ids: readonly string[]): ReadonlySet<string> {
  const none = new Set<string>();
  const all = new Set(ids);
  if (answer === null || answer === undefined) return none;
  if (typeof answer !== 'object' || Array.isArray(answer)) return all;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === null || failures === undefined) return none;
  if (!Array.isArray(failures)) return all;
  const failed = new Set<string>();
  for (const failure of failures) {
    const id = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
    if (typeof id !== 'string' || !all.has(id)) return all;
    failed.add(id);
  }
  return failed;
}
