/** When to stop an edition: the rates at which SES reviews a sender (SES guide, "reputation metrics messages"). Pure. */
import type { Counts } from './ledger.ts';

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

const percent = (rate: number) => `${(rate * 100).toFixed(2)}%`;
