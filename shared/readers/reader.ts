/** Who a reader is to us, parsed as it comes from the table. */

import * as v from 'valibot';
import { LANGUAGES, type Language } from '../language.ts';
import type { Item } from '../platform/table.ts';
import type { ReaderId } from './address/address-key.ts';

/** 見出しのみ / 概要まで / すべて: how much of an edition a mail holds. */
export const DEPTHS = ['headlines', 'overviews', 'all'] as const;
export type Depth = (typeof DEPTHS)[number];

export interface Preferences {
  readonly language: Language;
  readonly depth: Depth;
  /** What the site highlights for this reader; a mail holds the same for everybody. */
  readonly topics: readonly string[];
}

export type Suppression = 'bounce' | 'complaint';

export interface Reader extends Preferences {
  readonly id: ReaderId;
  readonly state: 'pending' | 'active' | 'unsubscribed' | 'erased';
  /** Grows with every new consent and every leaving; links are bound to it. */
  readonly version: number;
  /** Sealed; absent after unsubscribing and erasure. */
  readonly address?: string;
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

const Stored = v.object({
  pk: v.string(),
  state: v.picklist(['pending', 'active', 'unsubscribed', 'erased']),
  version: v.number(),
  language: v.optional(v.picklist(LANGUAGES), 'ja'),
  depth: v.optional(v.picklist(DEPTHS), 'all'),
  topics: v.optional(v.array(v.string()), []),
  address: v.optional(v.string()),
  requestedAt: v.optional(v.number()),
  confirmedAt: v.optional(v.number()),
  pendingUntil: v.optional(v.number()),
  via: v.optional(v.picklist(['form', 'mail', 'operator'])),
  suppressed: v.optional(v.picklist(['bounce', 'complaint'])),
  revision: v.optional(v.number(), 0),
  softBounces: v.optional(v.array(v.string()), []),
});

/** Throws valibot's error when the row is not a reader's. */
export function parseReader(item: Item): Reader {
  const { pk, ...rest } = v.parse(Stored, item);
  return { id: pk.slice('READER#'.length), ...rest };
}

/** Consent given and nothing against it. The one question asked right before a mail is claimed. */
export function mayBeMailed(reader: Reader | undefined): reader is Reader & { address: string } {
  return reader?.state === 'active' && !reader.suppressed && Boolean(reader.address);
}
