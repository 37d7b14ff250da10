/**
 * Readers in the table. Every change is one conditional write; who loses a race reads again and decides anew.
 *
 * Access patterns (id = keyed hash of the address):
 *   one reader, many readers      READER#<id> / READER          consistent get, batch get
 *   the audience of a language    gsi1: AUDIENCE#<0..15> / <language>#<depth>#<id>   active readers alone, 16 shards
 * The index may lag behind; whoever mails asks the base row again.
 */
import type { Language } from '../language.ts';
import type { Item, Key, Table } from '../platform/table.ts';
import type { ReaderId } from './address/address-key.ts';
import { type Depth, type Preferences, type Reader, readReader, type Suppression, wishOf } from './reader.ts';

/** A sign-up that nobody confirmed is forgotten after this. */
export const PENDING_MS = 72 * 3_600_000;
/** Younger than this a sign-up is the same as the one before. */
const FRESH_MS = 3_600_000;
/** DynamoDB removes expired rows within days; the code never relies on it (S-09). */
const TTL_MARGIN_SECONDS = 86_400;
const SHARDS = 16;
/** Sign-ups whose links stay good beside the newest; limits let no more mails go out in the time. */
const MOST_EARLIER = 6;
const TRIES = 5;
/** Readers fetched at a time: memory stays the same for ten thousand and for a million. */
const AUDIENCE_PAGE = 250;

/** Others kept changing the row. Asking again can help. */
export class ReaderBusyError extends Error {
  override name = 'ReaderBusyError' as const;
  readonly retryable = true;
}

export interface SignUp extends Preferences {
  readonly id: ReaderId;
  /** Sealed. */
  readonly address: string;
  readonly via: 'form' | 'mail' | 'operator';
}

export interface ReaderStore {
  /** A pending reader whose time is over counts as absent. */
  load(id: ReaderId): Promise<Reader | undefined>;
  /** Consistent; absent readers are left out. */
  loadMany(ids: readonly ReaderId[]): Promise<Map<ReaderId, Reader>>;
  /** Starts consent anew unless the reader is active or suppressed; answers what stands now. Earlier links stay good. */
  signUp(wanted: SignUp): Promise<Reader>;
  /** @param wanted the owner's own choice; without it the one that the link was mailed for */
  confirm(id: ReaderId, version: number, wanted?: Preferences): Promise<Reader | undefined>;
  /** Leaving always works, with a link of any earlier subscription and as often as asked. Forgets the address. Answers the active reader that was. */
  unsubscribe(id: ReaderId): Promise<Reader | undefined>;
  changePreferences(id: ReaderId, version: number, wanted: Preferences): Promise<boolean>;
  /** Leaves the keyed hash, and a suppression if there was one. */
  erase(id: ReaderId, version: number): Promise<boolean>;
  /** A complaint also unsubscribes. */
  suppress(id: ReaderId, reason: Suppression): Promise<void>;
  /** Answers the weeks that are noted now, at most the last five. */
  noteSoftBounce(id: ReaderId, week: string): Promise<readonly string[]>;
  /** Active readers of one language who had confirmed by then, each once, from the index; it is called for each row that can't be read. */
  audience(
    language: Language,
    confirmedBy: number,
    onUnreadable?: () => void,
  ): AsyncGenerator<{ readonly id: ReaderId; readonly depth: Depth }>;
}

export const readerKey = (id: ReaderId): Key => ({ pk: `READER#${id}`, sk: 'READER' });
const isSameChoice = (a: Preferences, b: Preferences): boolean =>
  a.language === b.language && a.depth === b.depth && a.topics.join('\n') === b.topics.join('\n');
const shardOf = (id: ReaderId) => id.charCodeAt(0) % SHARDS;
const indexed = (id: ReaderId, wanted: Preferences) => ({
  gsi1pk: `AUDIENCE#${shardOf(id)}`,
  gsi1sk: `${wanted.language}#${wanted.depth}#${id}`,
});

export function createReaderStore(table: Table, now: () => number): ReaderStore {
  const stored = async (id: ReaderId) => {
    const item = await table.get(readerKey(id));
    return item && readReader(table, item);
  };
  /** A suppression outlives the sign-up that it was found by. */
  const isOver = ({ state, suppressed, pendingUntil = 0 }: Reader) =>
    state === 'pending' && !suppressed && pendingUntil <= now();
  /** Versions are instants, so they grow even over a row that expired in between. */
  const nextVersion = (before: Reader | undefined) => Math.max((before?.version ?? 0) + 1, Math.floor(now() / 1000));

  /** Writes the whole row if it is still the one that was read. A lost answer looks refused; reading again tells. */
  async function replace(before: Reader | undefined, item: Item): Promise<boolean> {
    // A row that can't be read may have none.
    const condition = before
      ? {
          expression: 'attribute_exists(pk) AND (revision = :before OR NOT attribute_type(revision, :number))',
          values: { ':before': before.revision, ':number': 'N' },
        }
      : { expression: 'attribute_not_exists(pk)' };
    const revision = (before?.revision ?? 0) + 1;
    return (await table.put({ ...item, revision }, condition)) === 'written';
  }

  /** Reads, decides, writes; a lost race reads again. `undefined` from `decide` means: leave it as it is. */
  async function change(
    id: ReaderId,
    decide: (reader: Reader | undefined) => Record<string, unknown> | undefined,
  ): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const before = await stored(id);
      const item = decide(before);
      if (!item || (await replace(before, { ...readerKey(id), ...item }))) return;
    }
    throw new ReaderBusyError(`reader ${id} was changed by others ${TRIES} times`);
  }

  const choiceOf = ({ version, language, depth, topics }: Reader) => ({ version, language, depth, topics });
  const bare = ({ id: _id, ...fields }: Reader): Record<string, unknown> => fields;

  async function load(id: ReaderId): Promise<Reader | undefined> {
    const reader = await stored(id);
    return reader && isOver(reader) ? undefined : reader;
  }

  return {
    load,
    async loadMany(ids) {
      const items = await table.batchGet(ids.map(readerKey));
      return new Map(items.map((item) => [item.pk.slice('READER#'.length), readReader(table, item)]));
    },

    async signUp(wanted) {
      await change(wanted.id, (before) => {
        if (before?.suppressed || before?.state === 'active') return undefined;
        const standing = before?.state === 'pending' && !isOver(before) ? before : undefined;
        const pendingUntil = now() + PENDING_MS;
        const ttl = Math.floor(pendingUntil / 1000) + TTL_MARGIN_SECONDS;
        if (standing && isSameChoice(standing, wanted)) {
          // Many at once are one; a later mail's link is as good as the first one's was.
          const isFresh = (standing.pendingUntil ?? 0) > pendingUntil - FRESH_MS;
          return isFresh ? undefined : { ...bare(standing), pendingUntil, ttl };
        }
        const earlier = standing ? [choiceOf(standing), ...(standing.earlier ?? [])].slice(0, MOST_EARLIER) : [];
        const { language, depth, topics, address, via } = wanted;
        return {
          ...{ language, depth, topics, address, via, pendingUntil },
          ...(earlier.length > 0 && { earlier }),
          state: 'pending',
          version: nextVersion(before),
          requestedAt: now(),
          ttl,
        };
      });
      const reader = await load(wanted.id);
      if (!reader) throw new ReaderBusyError(`reader ${wanted.id} left while signing up`);
      return reader;
    },

    async confirm(id, version, wanted) {
      await change(id, (before) => {
        const wish = before && wishOf(before, version);
        if (before?.state !== 'pending' || !wish || before.suppressed || isOver(before)) return undefined;
        const { pendingUntil: _over, earlier: _earlier, ...kept } = bare(before);
        const { language, depth, topics } = wanted ?? wish;
        const choice = { language, depth, topics };
        return { ...kept, ...choice, version, state: 'active', confirmedAt: now(), ...indexed(id, choice) };
      });
      const reader = await load(id);
      return reader?.state === 'active' && reader.version === version ? reader : undefined;
    },

    async unsubscribe(id) {
      let active: Reader | undefined;
      await change(id, (before) => {
        active = before?.state === 'active' ? before : undefined;
        if (!before || before.state === 'unsubscribed' || before.state === 'erased') return undefined;
        return { state: 'unsubscribed', version: nextVersion(before), suppressed: before.suppressed };
      });
      return active;
    },

    async changePreferences(id, version, wanted) {
      let changed = false;
      await change(id, (before) => {
        changed = before?.state === 'active' && before.version === version;
        if (!before || !changed) return undefined;
        const { language, depth, topics } = wanted;
        return { ...bare(before), language, depth, topics, ...(!before.suppressed && indexed(id, wanted)) };
      });
      return changed;
    },

    async erase(id, version) {
      let erased = false;
      await change(id, (before) => {
        erased = before !== undefined && (before.state === 'erased' || before.version === version);
        if (!before || !erased || before.state === 'erased') return undefined;
        return { state: 'erased', version: nextVersion(before), suppressed: before.suppressed };
      });
      return erased;
    },

    async suppress(id, reason) {
      await change(id, (before) => {
        if (!before || before.suppressed === 'complaint' || before.suppressed === reason) return undefined;
        if (reason === 'complaint' || before.state === 'unreadable')
          return { state: 'unsubscribed', version: nextVersion(before), suppressed: reason };
        const { pendingUntil: _pending, ...kept } = bare(before);
        return { ...kept, suppressed: reason };
      });
    },

    async noteSoftBounce(id, week) {
      let weeks: readonly string[] = [];
      await change(id, (before) => {
        weeks = before?.softBounces ?? [];
        if (before?.state !== 'active' || weeks.includes(week)) return undefined;
        weeks = [...weeks, week].sort().slice(-5);
        return { ...bare(before), softBounces: weeks, ...(!before.suppressed && indexed(id, before)) };
      });
      return weeks;
    },

    async *audience(language, confirmedBy, onUnreadable = () => {}) {
      for (let shard = 0; shard < SHARDS; shard++) {
        // Who changes depth while the pages are read shows up twice; a shard at a time, since memory must stay flat.
        const seen = new Set<ReaderId>();
        const page = { prefix: `${language}#`, index: 'gsi1', pageSize: AUDIENCE_PAGE };
        for await (const item of table.query({ pk: `AUDIENCE#${shard}`, ...page })) {
          const reader = readReader(table, item);
          if (reader.state === 'unreadable') onUnreadable();
          if (reader.state !== 'active' || (reader.confirmedAt ?? 0) > confirmedBy || seen.has(reader.id)) continue;
          seen.add(reader.id);
          yield { id: reader.id, depth: reader.depth };
        }
      }
    },
  };
}
