/** All that a reader or an operator can see, so that two instants can be compared. */
import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { TABLE_NAME } from '../../support/real-table.ts';
import type { FaultyEngines } from './faulty-engines.ts';

/** Rows that only say who works right now, and how fast. */
const PASSING = /^(WORK|COLLECTING|PAUSE|PACE.*|SLOT.*)$/;

/** What a re-run may change: when a hopeless paper was last tried. */
const MAY_CHANGE: ReadonlySet<string> = new Set(['enqueuedAt', 'languages', 'readAt', 'trouble', 'sweeps']);
/** An index numbers its documents anew whenever an edition is frozen again; what it finds stays the same. */
const REBUILT = /^(en\/)?search\/\d.*\.json$/;

/** Name to digest: table rows, site pages, and the number of mails. */
export async function snapshot({ real, site, ses }: FaultyEngines): Promise<Map<string, string>> {
  const seen = new Map<string, string>([['mails', String(ses.accepted.length)]]);
  let start: Record<string, never> | undefined;
  do {
    const page = await real.client.send(new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey: start }));
    for (const item of page.Items ?? []) {
      const row = unmarshall(item);
      if (PASSING.test(String(row.sk)) || String(row.pk).startsWith('BUDGET#')) continue;
      seen.set(`${row.pk} ${row.sk}`, stable(row));
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  for (const key of await site.list('')) {
    if (REBUILT.test(key)) continue;
    const body = await site.get(key);
    seen.set(
      key,
      createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    );
  }
  return seen;
}

/** The same text whatever the order of an item's fields. */
function stable(value: unknown): string {
  return JSON.stringify(value, (name, each) => {
    if (MAY_CHANGE.has(name)) return undefined;
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}
