/** Where everything stands on the site; a link that was once given out keeps leading there. */
import type { Language } from '../../language.ts';
import type { PaperId, Week } from '../../papers/paper.ts';

/** `arxiv:2403.18802` → `arxiv-2403.18802`; other ids keep what a path can hold and stay apart by a short hash. */
export function paperSlug(id: PaperId): string {
  const plain = id
    .replace(/^(arxiv|doi|url):/, '$1-')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.length <= 60 && id.startsWith('arxiv:') && !id.includes('/')
    ? plain
    : `${plain.slice(0, 50).replace(/[-.]+$/, '')}-${shortHash(id)}`;
}

/** FNV-1a, 32 bits: not for secrets, only to keep two long addresses apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

export const editionPath = (week: Week, language: Language): string => `editions/${week}/${language}/`;
export const paperPath = (id: PaperId, language: Language): string => `papers/${paperSlug(id)}/${language}/`;
