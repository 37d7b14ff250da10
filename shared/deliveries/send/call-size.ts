/** How many mails one call may hold so that no second exceeds the grant. Pure. */
import { CHUNK_SIZE } from '../ledger/delivery.ts';

/**
 * Share of the grant that is paced for. The rest is room for timers that fire late and for the way to SES: two calls that
 * should be a second apart stay so although one was 30 ms late, and whatever worker sends it. At 98% workers with a third of
 * a core each were now and then a call over.
 */
export const PACED_SHARE = 0.97;

/** Pieces divide a chunk evenly, so that no short piece wastes its slot. */
const SIZES = [50, 25, 10, 5, 2, 1].filter((size) => CHUNK_SIZE % size === 0);

/**
 * The largest piece whose calls, spaced for 97% of the grant, never add up to more than the grant within any second.
 * A call counts with all its recipients (SES quotas count recipients, not calls): at 14 a second a call holds 2.
 */
export function callSize(perSecond: number): number {
  const fits = (size: number) => size * Math.ceil((perSecond * PACED_SHARE) / size) <= perSecond;
  return SIZES.find(fits) ?? 1;
}

/** Milliseconds that one call of so many mails occupies. */
export const callSpacing = (size: number, perSecond: number): number => (1000 * size) / (perSecond * PACED_SHARE);
