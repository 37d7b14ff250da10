/** Where runs on this machine keep their tables, queues, files, mails and keys. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../.ronbun', import.meta.url));

export const DATA = join(ROOT, 'data');
/** The bundled sample stays apart, so that it never mixes with real editions of its week. */
export const SAMPLE_DATA = join(ROOT, 'sample');

const CURRENT = join(ROOT, 'current');

/** `--data-dir`, else the folder of the newest digest, so that status and start show what was just made. */
export function dataFolder(given: string | undefined): string {
  if (given) return resolve(given);
  try {
    const name = readFileSync(CURRENT, 'utf8').trim();
    return name === 'sample' ? SAMPLE_DATA : DATA;
  } catch {
    return DATA;
  }
}

export function rememberFolder(folder: string): void {
  if (folder !== DATA && folder !== SAMPLE_DATA) return;
  mkdirSync(ROOT, { recursive: true });
  writeFileSync(CURRENT, folder === SAMPLE_DATA ? 'sample\n' : 'data\n');
}
