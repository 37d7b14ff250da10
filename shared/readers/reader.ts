/** Who a reader is to us, parsed as it comes from the table. */

import * as v from 'valibot';
import { LANGUAGES, type Language } from '../language.ts';
import { type Form, readRow } from '../platform/stored.ts';
import type { Item, Table } from '../platform/table.ts';
import type { ReaderId } from './address/address-key.ts';

/** 見出しのみ / 概要まで / すべて: how much of an edition a mail holds. */
export const DEPTHS = ['headlines', 'overviews', 'all'] as const;
export type Depth = (typeof DEPTHS)[number];

export interface Preferences {
  readonly language: Language;
  readonly depth: Depth;
  /** What this reader wants to see first: a mail begins with the papers near to them. */
  readonly topics: readonly string[];
}

const SUPPRESSIONS = ['bounce', 'complaint'] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

export interface Reader extends Preferences {
  readonly id: ReaderId;
  /** `unreadable` is never stored: of such a row only the key counts, and what forbids to mail. */
  readonly state: 'pending' | 'active' | 'unsubscribed' | 'erased' | 'unreadable';
  /** Grows with every new consent and every leaving; links are bound to it. */
  readonly version: number;
  /** Sealed; absent after unsubscribing and erasure. */
  readonly address?: string;
  /** What was chosen in sign-ups before this pending one; each link confirms the choice that it was mailed for. */
  readonly earlier?: readonly (Preferences & { readonly version: number })[];
  readonly requestedAt?: number;
  readonly confirmedAt?: number;
  readonly pendingUntil?: number;
  readonly via?: 'form' | 'mail' | 'operator';
  readonly suppressed?: Suppression;
  /** Counts writes to the row. */
  readonly revision: number;
  /** Weeks whose mail bounced softly, newest last, at most the last five. */
  readonly softBounces: readonly string[];
}

const chosen = {
  version: v.number(),
  language: v.optional(v.picklist(LANGUAGES), 'ja'),
  depth: v.optional(v.picklist(DEPTHS), 'all'),
  topics: v.optional(v.array(v.string()), []),
};
const Stored = v.object({
  pk: v.string(),
  state: v.picklist(['pending', 'active', 'unsubscribed', 'erased']),
  ...chosen,
  earlier: v.optional(v.array(v.object(chosen))),
  address: v.optional(v.string()),
  requestedAt: v.optional(v.number()),
  confirmedAt: v.optional(v.number()),
  pendingUntil: v.optional(v.number()),
  via: v.optional(v.picklist(['form', 'mail', 'operator'])),
  suppressed: v.optional(v.picklist(SUPPRESSIONS)),
  revision: v.optional(v.number(), 0),
  softBounces: v.optional(v.array(v.string()), []),
});

/** What still counts of a row that can't be read. A suppression of an unknown kind forbids to mail like the gravest. */
const Rest = v.object({
  version: v.fallback(v.number(), 0),
  revision: v.fallback(v.number(), 0),
  suppressed: v.optional(v.fallback(v.picklist(SUPPRESSIONS), 'complaint')),
});
const NO_PREFERENCES = { language: 'ja', depth: 'all', topics: [], softBounces: [] } as const;

const READER_FORM: Form<Omit<Reader, 'id'> & Pick<Item, 'pk'>> = { schema: Stored };

/**
 * The reader of a row. One that can't be read is set aside: nobody mails it, but its reader can still leave, be suppressed
 * or sign up anew, each of which writes a row that can be read.
 */
export function readReader(table: Pick<Table, 'setAside'>, row: Item): Reader {
  const id = row.pk.slice('READER#'.length);
  const { read } = readRow(table, READER_FORM, row);
  if (!read) return { id, state: 'unreadable', ...NO_PREFERENCES, ...v.parse(Rest, row) };
  const { pk: _pk, ...reader } = read;
  return { id, ...reader };
}

/** What the link of this version would confirm, or has confirmed; undefined for a link that no longer counts. */
export function wishOf(reader: Reader, version: number): (Preferences & { readonly version: number }) | undefined {
  return [reader, ...(reader.earlier ?? [])].find((wish) => wish.version === version);
}

/** Consent given and nothing against it. The one question asked right before a mail is claimed. */
export function mayBeMailed(reader: Reader | undefined): reader is Reader & { address: string } {
  return reader?.state === 'active' && !reader.suppressed && Boolean(reader.address);
}
