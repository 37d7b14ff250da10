/**
 * What comes out of the table or the bucket, parsed record by record: one that can't be read is set aside by name, and the
 * others go on. A record carries the number of its form; without one it is of the first. Older forms are brought up to
 * the newest and then parsed; a form that is newer than this code is set aside.
 */
import * as v from 'valibot';
import type { Item, SetAside, Table } from './table.ts';

/** How a kind of record is stored now, and how its older forms become that. */
export interface Form<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  /** Oldest first; each makes the next form of a record. As many as there were forms before this one. */
  readonly upgrades?: readonly ((record: Readonly<Record<string, unknown>>) => Record<string, unknown>)[];
}

export type Reading<T> =
  | { readonly read: T; readonly setAside?: undefined }
  | { readonly read?: undefined; readonly setAside: SetAside };

/** A schema for every field of a type, also for those that may be absent: what has none would be lost on the way back. */
export type Fields<T> = { readonly [K in keyof T]-?: v.GenericSchema<unknown, T[K]> };

/** Stands as `form` in every record that is written. */
export const formNumber = ({ upgrades = [] }: Form<unknown>): number => upgrades.length + 1;

const Formed = v.looseObject({ form: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1) });

/** One record; the table is told of one that is set aside. @param key where it lies, for the operator */
export function readStored<T>(table: Pick<Table, 'setAside'>, form: Form<T>, key: string, record: unknown): Reading<T> {
  const reading = parse(form, key, record);
  if (reading.setAside) table.setAside(reading.setAside);
  return reading;
}

/** One row of the table. */
export const readRow = <T>(table: Pick<Table, 'setAside'>, form: Form<T>, row: Item): Reading<T> =>
  readStored(table, form, `${row.pk} / ${row.sk}`, row);

/** The rows that can be read; the table is told of the others. */
export async function* readEach<T>(
  table: Pick<Table, 'setAside'>,
  form: Form<T>,
  rows: AsyncIterable<Item>,
): AsyncGenerator<T> {
  for await (const row of rows) {
    const reading = readRow(table, form, row);
    if (!reading.setAside) yield reading.read;
  }
}

export async function readAll<T>(
  table: Pick<Table, 'setAside'>,
  form: Form<T>,
  rows: AsyncIterable<Item>,
): Promise<T[]> {
  const found: T[] = [];
  for await (const read of readEach(table, form, rows)) found.push(read);
  return found;
}

function parse<T>(form: Form<T>, key: string, record: unknown): Reading<T> {
  const setAside = (reason: string) => ({ setAside: { key, reason } });
  const formed = v.safeParse(Formed, record);
  if (!formed.success) return setAside(reasonOf(formed.issues[0]));
  const number = formed.output.form;
  const newest = formNumber(form);
  if (number > newest) return setAside(`its form ${number} is newer than ${newest}, the newest that is known here`);
  let upgraded: Record<string, unknown> = formed.output;
  try {
    for (const upgrade of form.upgrades?.slice(number - 1) ?? []) upgraded = upgrade(upgraded);
  } catch {
    return setAside(`its form ${number} could not be brought up to ${newest}`);
  }
  const parsed = v.safeParse(form.schema, upgraded);
  return parsed.success ? { read: parsed.output } : setAside(reasonOf(parsed.issues[0]));
}

/** What was expected and where; never what stands there, which may be an address. */
function reasonOf(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue) ?? 'the record';
  if (issue.received === 'undefined') return `${where} is missing`;
  return `${where} is not ${issue.expected ?? 'as it should be'}`.slice(0, 200);
}
