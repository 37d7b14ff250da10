/** Finds names that the paper does not contain, or not in that spelling. */

import type { Letters } from '../../text/letters.ts';
import { holdsName, namesOf } from '../../text/names.ts';

/** Words of Japanese prose about any paper on the web; they claim nothing about this one. */
const GENERAL = new Set(['url', 'urls', 'web', 'pdf', 'html', 'api', 'ok', 'vs', 'pc', 'id', 'github']);

export function nameSupported(claim: string, source: Letters): string | undefined {
  const missing = [...new Set(namesOf(claim))].filter(
    (name) => !GENERAL.has(name.toLowerCase()) && !holdsName(name, source),
  );
  return missing.length > 0
    ? `the paper does not contain ${missing.join(', ')} (keep names in the paper's spelling)`
    : undefined;
}
