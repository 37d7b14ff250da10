/** Where everything stands on the site; a link that was once given out keeps leading there. */
import { createHash } from 'node:crypto';
import type { Language } from '../../language.ts';
import type { PaperId, Week } from '../../papers/paper.ts';

/** Ids that a path holds as they are. */
const PLAIN = /^arxiv:[A-Za-z0-9.-]{1,54}$/;

/**
 * `arxiv:2403.18802` → `arxiv-2403.18802`; other ids keep what a path can hold, and a digest tells them apart: anybody may
 * craft an address, and none may be crafted to stand where another paper stands.
 */
export function paperSlug(id: PaperId): string {
  if (PLAIN.test(id)) return id.replace(':', '-');
  return `${readable(id)}-${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
}

function readable(id: PaperId): string {
  const plain = id.replace(/^(arxiv|doi|url):/, '$1-').replace(/[^A-Za-z0-9.-]+/g, '-');
  return plain.slice(0, 50).replace(/^-+|[-.]+$/g, '');
}

export const editionPath = (week: Week, language: Language): string => `editions/${week}/${language}/`;
export const paperPath = (id: PaperId, language: Language): string => `papers/${paperSlug(id)}/${language}/`;

/** Where a paper stood when 32 bits of FNV-1a told addresses apart; undefined when it stands there still. */
export function olderPaperPath(id: PaperId, language: Language): string | undefined {
  if (PLAIN.test(id)) return undefined;
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `papers/${readable(id)}-${hash.toString(16).padStart(8, '0')}/${language}/`;
}
