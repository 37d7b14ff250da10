/** Which model reads a second time: another family errs in other ways than the writer, and a cheap one suffices for short texts. */
import { priceOf } from './models/prices.ts';

/**
 * @param modelIds of the writer, in their order
 * @param named the setting: a model's id, `off`, or nothing for the rule
 * @returns the cheapest listed model of another family, else the writer itself; undefined where none is to read
 */
export function chooseReader(modelIds: readonly string[], named?: string): string | undefined {
  if (named !== undefined) return named === 'off' ? undefined : named;
  const [writer] = modelIds;
  const others = modelIds.filter((id) => writer !== undefined && familyOf(id) !== familyOf(writer));
  const cost = (id: string) => priceOf(id).input + priceOf(id).output;
  return others.sort((a, b) => cost(a) - cost(b))[0] ?? writer;
}

/** `jp.anthropic.claude-…` and `anthropic.claude-…` are of one family, `gpt-4o-mini` and `gpt-4.1` too. */
function familyOf(modelId: string): string {
  const name = modelId
    .toLowerCase()
    .replace(/^(?:[a-z]{2}|apac|global)\./, '')
    .replace(/^.*\//, '');
  return /^[a-z]+/.exec(name)?.[0] ?? name;
}
