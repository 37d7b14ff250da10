/** Finds days and times that neither the paper nor its metadata hold: the hour of collection told as a fact. */
import { datesOf } from '../../text/dates.ts';

/** A sentence for whoever repairs it, or undefined when every date is the paper's own. */
export function crawlDate(claim: string, dates: ReadonlySet<string>): string | undefined {
  const foreign = [...new Set(datesOf(claim))].filter((date) => !dates.has(date));
  return foreign.length > 0 ? `neither the paper nor its metadata hold ${foreign.join(', ')}` : undefined;
}
