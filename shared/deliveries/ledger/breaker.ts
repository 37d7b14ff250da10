/** When to stop an edition: the rates at which SES reviews a sender (SES guide, "reputation metrics messages"). */

/** What SES told of a delivery, in mails. */
export interface Counts {
  /** Those that were complained of too: a complaint comes from a mailbox. */
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}

export const WORST_BOUNCE_RATE = 0.05;
export const WORST_COMPLAINT_RATE = 0.001;
/** One dead mailbox among ten readers is no sign of a bad list. */
const LEAST_BOUNCES = 5;
const LEAST_COMPLAINTS = 2;

/** The reason to halt, or undefined. Rates count only mails whose fate SES has told. */
export function whyHalt({ delivered, bounced, complained }: Counts): string | undefined {
  const told = Math.max(1, delivered + bounced);
  if (bounced >= LEAST_BOUNCES && bounced / told > WORST_BOUNCE_RATE) return `bounce rate ${percent(bounced / told)}`;
  if (complained >= LEAST_COMPLAINTS && complained / told > WORST_COMPLAINT_RATE)
    return `complaint rate ${percent(complained / told)}`;
  return undefined;
}

/** Counts letters of `Report`: one for each mail, so a report that comes twice counts once. */
export function countLetters(letters: string): Counts {
  const counts = { delivered: 0, bounced: 0, complained: 0 };
  for (const letter of letters) {
    if (letter === 'd' || letter === 'c') counts.delivered += 1;
    if (letter === 'p') counts.bounced += 1;
    if (letter === 'c') counts.complained += 1;
  }
  return counts;
}

export const addCounts = (one: Counts, other: Counts, times: 1 | -1 = 1): Counts => ({
  delivered: one.delivered + times * other.delivered,
  bounced: one.bounced + times * other.bounced,
  complained: one.complained + times * other.complained,
});

/** A whole delivery's, read from every chunk: for a person who asks. */
export async function countReports(chunks: AsyncIterable<string>): Promise<Counts> {
  let counts = countLetters('');
  for await (const letters of chunks) counts = addCounts(counts, countLetters(letters));
  return counts;
}

const percent = (rate: number) => `${(rate * 100).toFixed(2)}%`;
