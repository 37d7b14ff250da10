/** What a scheduler and an operator do about a step that fails: they enter it again. */

/** Enters a step again until it succeeds. @throws the last error after so many tries: then the step is not safe to enter again */
export async function persist<T>(step: () => Promise<T>, tries = 30): Promise<T> {
  let last: unknown;
  for (let i = 0; i < tries; i++) {
    try {
      return await step();
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`a step failed ${tries} times in a row`, { cause: last });
}
