/** How large a function's package is: what its own process may load, and what it loads at its start. kB of 1000 bytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BundleSize {
  /** `index.mjs` and every part that it can reach; not what only the PDF child loads, nor WASM. */
  readonly all: number;
  /** Without what waits behind `await import()`. */
  readonly eager: number;
}

export function bundleSize(folder: string): BundleSize {
  return {
    all: weigh(folder, /\.\/(part-\w+\.mjs)/g),
    eager: weigh(folder, /(?:from|import)\s*"\.\/(part-\w+\.mjs)"/g),
  };
}

function weigh(folder: string, imported: RegExp): number {
  const seen = new Set<string>();
  let bytes = 0;
  const waiting = ['index.mjs'];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(folder, file), 'utf8');
    bytes += Buffer.byteLength(text);
    waiting.push(...[...text.matchAll(imported)].map(([, part]) => part!));
  }
  return bytes / 1000;
}
