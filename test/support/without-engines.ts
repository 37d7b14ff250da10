/**
 * The tests of `npm run test:unit`: files that, with everything they import, start no engine, browser, server or process.
 * Jest asks this file by `--filter`; no list is kept by hand.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const STARTERS = new Set(
  ['dynalite', 'fauxqs', 'aws-ses-v2-local', 'playwright-core', '@sparticuz/chromium', 'aws-cdk-lib', 'esbuild'].concat(
    ['node:child_process', 'node:worker_threads', 'node:http', 'node:http2', 'node:https', 'node:net', 'node:tls'],
  ),
);
const IMPORTED = /^\s*(?:import|export|\})[^'"\n]*?(?:from\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

const known = new Map<string, boolean>();
function startsSomething(file: string): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  known.set(file, false); // a circle adds nothing
  const source = readFileSync(file, 'utf8').replace(/^import type .*$/gm, '');
  const names = [...source.matchAll(IMPORTED)].map((match) => match[1] ?? match[2]!);
  const starts = names.some(
    (name) =>
      STARTERS.has(name.split('/aws-')[0]!) ||
      (name.startsWith('.') && name.endsWith('.ts') && startsSomething(resolve(file, '..', name))),
  );
  known.set(file, starts);
  return starts;
}

const withoutEngines = (paths: readonly string[]) => ({
  filtered: paths.filter((path) => !startsSomething(path)),
});

// jest asks for it by require
export { withoutEngines as 'module.exports' };
