/** How each week was last collected on this machine, so that a re-run without options enters the same path again. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LANGUAGES } from '../../../shared/language.ts';

const LastRun = v.object({
  source: v.array(v.string()),
  language: v.picklist(LANGUAGES),
  web: v.optional(v.string()),
  model: v.optional(v.picklist(['extractive', 'bedrock', 'openai', 'recorded'])),
});
export type LastRun = v.InferOutput<typeof LastRun>;

const file = (dataDir: string) => join(dataDir, 'weeks.json');

function read(dataDir: string): Record<string, LastRun> {
  try {
    return v.parse(v.record(v.string(), LastRun), JSON.parse(readFileSync(file(dataDir), 'utf8')));
  } catch {
    // Missing on the first run; a damaged one only loses defaults.
    return {};
  }
}

export const lastRun = (dataDir: string, week: string): LastRun | undefined => read(dataDir)[week];

export const hasRun = (dataDir: string): boolean => Object.keys(read(dataDir)).length > 0;

export function rememberRun(dataDir: string, week: string, run: LastRun): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${file(dataDir)}.new`, `${JSON.stringify({ ...read(dataDir), [week]: run }, null, 2)}\n`);
  renameSync(`${file(dataDir)}.new`, file(dataDir));
}
