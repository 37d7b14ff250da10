/** Where reference material stands beside the project, if it does; tests that need it say so when it is absent. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

/** Path of a file or folder of the corpus, or undefined where it is not on this machine. */
export function corpusPath(name: string): string | undefined {
  const root = process.env.RONBUN_CORPUS ?? beside;
  const path = `${root}/${name}`;
  return existsSync(path) ? path : undefined;
}

/** Prints one notice so that a left-out check is never silent; returns the path when the material is there. */
export function corpusOrNotice(name: string, what: string): string | undefined {
  const path = corpusPath(name);
  if (!path) process.stderr.write(`left out: ${what} (no corpus/${name} beside the project)\n`);
  return path;
}
