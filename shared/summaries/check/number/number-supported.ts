/** Finds quantities that do not stand in the paper. */
import { type Held, quantitiesNotHeld } from '../../text/quantities/held.ts';

export function numberSupported(claim: string, source: Held): string | undefined {
  const missing = quantitiesNotHeld(claim, source);
  return missing.length > 0 ? `the paper does not contain ${missing.join(', ')}` : undefined;
}
