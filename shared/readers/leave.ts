/** A reader's own wish to leave, by link, one click or mail. */
import type { AddressSeal, ReaderId } from './address/address-key.ts';
import type { ReaderStore } from './reader-store.ts';
import type { Limits } from './requests/limits.ts';

export interface LeaveServices {
  readonly readers: Pick<ReaderStore, 'unsubscribe'>;
  readonly limits: Pick<Limits, 'empty'>;
  readonly seal: Pick<AddressSeal, 'mailboxId' | 'open'>;
}

/**
 * Works as often as asked. Who was a reader until now may return at once: what strangers had mailed to this mailbox in the
 * meantime holds no link to confirm by, and must not use up the mail that does. Throws what the table throws.
 */
export async function leave(reader: ReaderId, { readers, limits, seal }: LeaveServices): Promise<void> {
  const { address } = (await readers.unsubscribe(reader)) ?? {};
  if (address) await emptyRoom(reader, address, { limits, seal });
}

/** Never throws: whoever left or was erased is so without it, and waits for the room to empty by itself. */
export async function emptyRoom(
  reader: ReaderId,
  address: string,
  { limits, seal }: Omit<LeaveServices, 'readers'>,
): Promise<void> {
  try {
    await limits.empty(seal.mailboxId(seal.open(address, reader)));
  } catch {
    // An address that no key opens any more, or a table that is busy: neither may undo what the reader asked for.
  }
}
