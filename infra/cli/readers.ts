/** `npm run readers`: how many there are, who must not be mailed, and their data as a table for a spreadsheet. */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { type Reader, readReader } from '../../shared/readers/reader.ts';
import { UsageError } from '../exit.ts';
import type { Target } from '../operator/target/target.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './command/open-target.ts';
import { verb } from './command/program.ts';
import { closing } from './command/stopping.ts';

interface ReadersOptions extends TargetOptions {
  readonly export?: string;
  readonly json?: boolean;
}

export function readersCommand() {
  return withTargetOptions(verb('readers', 'Counts of readers, who must not be mailed (by id), and an export.'))
    .option('--export <file>', 'write every active reader with the address into a CSV file that only you may read')
    .option('--json', 'end with one line of JSON')
    .action(async (options: ReadersOptions) => {
      const into = options.export && dirname(resolve(options.export));
      if (into && !existsSync(into)) throw new UsageError(`--export ${options.export}: there is no folder ${into}`);
      await closing(await openTarget(options), (target) => show(target, options));
    });
}

async function show(target: Target, options: ReadersOptions): Promise<void> {
  const counts = { state: {}, language: {}, depth: {} } as Record<'state' | 'language' | 'depth', Counts>;
  const suppressed: { id: string; reason: string }[] = [];
  const active: Reader[] = [];
  for await (const row of target.rows('READER#')) {
    const reader = readReader(target.table, row);
    count(counts.state, reader.state);
    if (reader.suppressed) suppressed.push({ id: reader.id, reason: reader.suppressed });
    if (reader.state !== 'active') continue;
    count(counts.language, reader.language);
    count(counts.depth, reader.depth);
    if (options.export) active.push(reader);
  }
  const stream = options.json ? process.stderr : process.stdout;
  for (const [name, group] of Object.entries(counts)) stream.write(`${name.padEnd(9)} ${told(group)}\n`);
  stream.write(`suppressed ${suppressed.length}\n`);
  for (const { id, reason } of suppressed) stream.write(`  ${id} ${reason}\n`);
  if (options.export) {
    const seal = createAddressSeal(await target.keys());
    const rows = active.map((reader) => [
      reader.address ? seal.open(reader.address, reader.id) : '',
      reader.language,
      reader.depth,
      reader.topics.join('; '),
      reader.confirmedAt ? new Date(reader.confirmedAt).toISOString() : '',
      reader.via ?? '',
    ]);
    const file = resolve(options.export);
    writeFileSync(file, csv([['address', 'language', 'depth', 'topics', 'confirmed', 'via'], ...rows]), {
      mode: 0o600,
    });
    stream.write(`wrote ${file}: ${rows.length} readers; delete it when it has served\n`);
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ ...counts, suppressed })}\n`);
}

type Counts = Record<string, number>;

function count(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

const told = (counts: Counts) =>
  Object.entries(counts)
    .sort()
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ') || 'none';

/**
 * Comma separated values (RFC 4180), every field quoted. A field that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, "CSV Injection"): strangers choose their topics and addresses.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
