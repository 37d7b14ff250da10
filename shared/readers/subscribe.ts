/** A stranger's wish to subscribe, by form or by mail: limits, one row, one mail. Nobody learns who is a reader. */
import type { Address } from './address/address.ts';
import type { AddressSeal } from './address/address-key.ts';
import { readerLink } from './links/reader-links.ts';
import type { Keys } from './links/signing-keys.ts';
import { composeNotice } from './notices/notice.ts';
import { NoticeRefusedError, type SendNotice } from './notices/notice-mailer.ts';
import type { Preferences, Reader } from './reader.ts';
import type { ReaderStore } from './reader-store.ts';
import type { Asker, Limits } from './requests/limits.ts';
import type { Network } from './requests/network.ts';

export interface SubscribeServices {
  readonly readers: ReaderStore;
  readonly limits: Limits;
  readonly seal: AddressSeal;
  readonly keys: Pick<Keys, 'current'>;
  readonly sendNotice: SendNotice;
  /** Without a slash at the end. */
  readonly siteUrl: string;
}

export interface SubscribeWish extends Preferences {
  readonly address: Address;
  readonly via: 'form' | 'mail';
  /** Keyed later; absent for mail, and undefined where nobody can tell. */
  readonly network?: Network | undefined;
}

export type SubscribeOutcome = 'mailed' | 'suppressed' | 'network-limit' | 'mailbox-limit' | 'hourly-limit';

/**
 * Mails one confirmation to a new or pending address, a link to the preferences to an active one, nothing to a
 * suppressed one. The outcome is for counting, never for the answer. Throws NoticeRefusedError and what the table throws.
 */
export async function subscribe(wish: SubscribeWish, services: SubscribeServices): Promise<SubscribeOutcome> {
  const { seal, readers, limits } = services;
  const mailbox = seal.mailbox(wish.address);
  const granted = await limits.grant(mailbox, askerOf(wish, seal));
  if (granted !== 'granted') return granted;
  const { language, depth, topics, via } = wish;
  const id = seal.readerId(wish.address);
  const reader = await readers.signUp({ id, address: seal.seal(wish.address), language, depth, topics, via });
  if (reader.suppressed) return 'suppressed';
  try {
    await services.sendNotice(wish.address, noticeFor(reader, services));
  } catch (error) {
    if (error instanceof NoticeRefusedError && error.definite) await limits.giveBack(mailbox);
    throw error;
  }
  return 'mailed';
}

/** Who can't be placed shares one room with all such. */
function askerOf({ via, network }: SubscribeWish, seal: AddressSeal): Asker {
  if (via === 'mail') return { door: 'mail', networks: [] };
  const { family, widths } = network ?? { family: 'ipv4', widths: ['unknown'] };
  return { door: family, networks: widths.map((width) => seal.limitId('network', width)) };
}

function noticeFor(reader: Reader, { keys, siteUrl }: SubscribeServices) {
  const { id, version, language, pendingUntil } = reader;
  if (reader.state === 'active') {
    const link = readerLink(siteUrl, keys, { purpose: 'preferences', reader: id, version });
    return composeNotice('welcome-back', language, link);
  }
  const link = readerLink(siteUrl, keys, { purpose: 'confirm', reader: id, version, expires: pendingUntil });
  return composeNotice('confirm', language, link);
}
