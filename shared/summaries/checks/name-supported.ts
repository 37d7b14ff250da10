/** Finds names that the paper does not contain, or not in that spelling. */
import { holdsName, namesOf } from './names.ts';
import type { Squeezed } from './squeeze.ts';

export function nameSupported(claim: string, source: Squeezed): string | undefined {
  const missing = [...new Set(namesOf(claim))].filter((name) => !holdsName(name, source));
  return missing.length > 0
    ? `the paper does not contain ${missing.join(', ')} (keep names in the paper's spelling)`
    : undefined;
}
