/** Finds numbers that do not stand in the paper. */
import { type NumberSet, showQuantity, unsupportedQuantities } from '../../text/numbers.ts';

export function numberSupported(claim: string, source: NumberSet): string | undefined {
  const missing = unsupportedQuantities(claim, source);
  return missing.length > 0 ? `the paper does not contain ${missing.map(showQuantity).join(', ')}` : undefined;
}
