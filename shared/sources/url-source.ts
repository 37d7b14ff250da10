/** Works named by hand: one address (`url:…`, `doi:…`), or a file of addresses (`url-file:PATH`). They count for any week. */
import { cleanLine } from '../papers/clean-text.ts';
import type { Candidate } from '../papers/identity/candidate.ts';
import { identify } from '../papers/identity/identity.ts';
import type { Source } from './source.ts';

/** A line of a file: an address, then the title as far as one wants to give it. `#` begins a comment. */
const addressLimit = 500;

function addressCandidate(key: string, position: number, address: string, title: string): Candidate {
  return {
    pick: {
      source: key,
      position,
      title,
      note: '',
      links: [{ label: 'Paper', url: address }],
    },
    remarks: identify(address) ? [] : ['unusable-link'],
  };
}

/** The candidates of a file's text, one per line that is neither empty nor a comment. */
export function parseAddressFile(text: string, key: string): { candidates: Candidate[]; remarks: string[] } {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const told = lines.filter((line) => line && !line.startsWith('#'));
  const candidates = told.slice(0, addressLimit).map((line, index) => {
    const [address = '', ...words] = line.split(/\s+/);
    return addressCandidate(key, index + 1, address, cleanLine(words.join(' ')));
  });
  const left = told.length - candidates.length;
  return { candidates, remarks: left > 0 ? [`${key}: ${left} lines beyond the first ${addressLimit} left out`] : [] };
}

export function createUrlSource(key: string, address: string): Source {
  return {
    key,
    curated: true,
    collect: async () => ({ candidates: [addressCandidate(key, 1, address, '')], remarks: [] }),
    newestWeek: async () => undefined,
  };
}

/** @param readText reads the file; it is handed in, since only a local run has files */
export function createUrlFileSource(path: string, readText: (path: string) => Promise<string>): Source {
  const key = `url-file:${path}`;
  return {
    key,
    curated: true,
    collect: async () => parseAddressFile(await readText(path), key),
    newestWeek: async () => undefined,
  };
}
