/** Loads the project's own modules anew for each run, with at most one of them changed, and never touches a file. */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Mutant, mutatedSource } from './find-mutants.ts';

/** What the next loads see in place of the file; undefined for the source as it is. */
export type Swap = Pick<Mutant, 'file' | 'kind' | 'start' | 'end' | 'text'> | undefined;

/** Path from the root of a module that was loaded by `importAnew`, else undefined. */
export const ownPath = (root: string, url: string): string | undefined =>
  url.includes('?run=') ? relative(root, fileURLToPath(url)) : undefined;

/**
 * @param root folder of the project, absolute; packages in its node_modules are loaded once and kept
 * @returns imports a file of the project and every module of the project under it as if for the first time
 */
export function createImporter(root: string): (file: string, swap: Swap) => Promise<unknown> {
  const own = pathToFileURL(`${root}/`).href;
  const globals = new URL('./jest-globals.ts', import.meta.url).href;
  const plain = new Map<string, string>();
  let run = 0;
  let swapped: Swap;

  registerHooks({
    resolve(specifier, context, next) {
      const ofRun = /\?run=\d+$/.exec(context.parentURL ?? '')?.[0];
      if (ofRun && specifier === '@jest/globals') return { url: globals, shortCircuit: true };
      const found = next(specifier, context);
      const isOwn = found.url.startsWith(own) && !found.url.includes('/node_modules/');
      return ofRun && isOwn ? { ...found, url: found.url + ofRun } : found;
    },
    load(url, context, next) {
      const path = ownPath(root, url);
      if (!path?.endsWith('.ts')) return next(url, context);
      const file = fileURLToPath(url);
      if (swapped?.file === path) {
        const source = stripTypeScriptTypes(mutatedSource(readFileSync(file, 'utf8'), swapped));
        return { format: 'module', shortCircuit: true, source };
      }
      const source = plain.get(path) ?? stripTypeScriptTypes(readFileSync(file, 'utf8'));
      plain.set(path, source);
      return { format: 'module', shortCircuit: true, source };
    },
  });
  return (file, swap) => {
    swapped = swap;
    return import(`${pathToFileURL(`${root}/${file}`).href}?run=${++run}`);
  };
}
