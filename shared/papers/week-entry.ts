/** A paper's row in its week: its place, and how far the work on it has come. */
import * as v from 'valibot';
import type { Form } from '../platform/stored.ts';
import type { SetAside, Update } from '../platform/table.ts';
import type { PaperId, Week } from './paper.ts';

/** How much of a paper was read, as documents say it. */
export type ReadPart =
  | { readonly kind: 'full'; readonly withoutAppendix?: number }
  | { readonly kind: 'abstract' | 'unreachable' }
  | { readonly kind: 'partial'; readonly percent: number };

/** A paper's place in its week. */
export interface WeekEntry {
  readonly id: PaperId;
  readonly position: number;
  /** ISO instant at which its message was accepted by the queue; a row without it is enqueued by the next run. */
  readonly enqueuedAt?: string;
  /** Languages that it was enqueued for: one that is added later needs a message of its own. */
  readonly languages?: readonly string[];
  /** How often the sweep found it stuck. */
  readonly sweeps?: number;
  /** ISO instant at which a worker had its text. */
  readonly readAt?: string;
  /** How much of it the worker had, so that a paper without a summary is not told to be unreadable. */
  readonly read?: ReadPart;
  /** Tokens of its summary that are written, about, while it is being written. */
  readonly writing?: number;
  /** Why no model may write it now: the operator's to mend, and its edition waits for that. */
  readonly held?: string;
  /** ISO instant until which its answer may come with a batch: until then nobody need enter it again. */
  readonly awaits?: string;
  /** The last error a worker met, for the receipt. */
  readonly trouble?: string;
  /** The week whose edition it comes out in instead; here it counts no longer. */
  readonly movedTo?: Week;
  /** The row can't be read; its key alone says that the paper is of this week. Nothing enters it again by itself. */
  readonly setAside?: SetAside;
}

export const ENTRY_FORM: Form<WeekEntry> = {
  schema: v.object({
    id: v.string(),
    position: v.number(),
    enqueuedAt: v.optional(v.string()),
    languages: v.optional(v.array(v.string())),
    sweeps: v.optional(v.number()),
    readAt: v.optional(v.string()),
    read: v.optional(
      v.union([
        v.object({ kind: v.literal('full'), withoutAppendix: v.optional(v.number()) }),
        v.object({ kind: v.picklist(['abstract', 'unreachable']) }),
        v.object({ kind: v.literal('partial'), percent: v.number() }),
      ]),
    ),
    writing: v.optional(v.number()),
    held: v.optional(v.string()),
    awaits: v.optional(v.string()),
    trouble: v.optional(v.string()),
    movedTo: v.optional(v.string()),
  }),
};

type Field = keyof WeekEntry;

/**
 * Sets fields of a row that is there.
 * @param ends fields that are over with that
 * @param counted fields that go up by one
 */
export function entryUpdate(
  set: Partial<WeekEntry>,
  ends: readonly Field[] = [],
  counted: readonly Field[] = [],
): Update {
  const fields = Object.entries(set);
  const clause = (word: string, parts: readonly string[]) => (parts.length > 0 ? `${word} ${parts.join(', ')} ` : '');
  const [sets, removes, adds] = [
    fields.map(([field]) => `#${field} = :${field}`),
    ends.map((field) => `#${field}`),
    counted.map((field) => `#${field} :one`),
  ];
  return {
    expression: clause('SET', sets) + clause('REMOVE', removes) + clause('ADD', adds),
    names: Object.fromEntries([...Object.keys(set), ...ends, ...counted].map((field) => [`#${field}`, field])),
    values: Object.fromEntries(
      [...fields, ...counted.map(() => ['one', 1])].map(([field, value]) => [`:${field}`, value]),
    ),
    condition: 'attribute_exists(pk)',
  };
}
