/** A reader whose consent the operator vouches for: the local run's own inbox, an imported list. */
import { type Address, parseAddress } from './address/address.ts';
import type { AddressSeal, ReaderId } from './address/address-key.ts';
import type { Preferences } from './reader.ts';
import type { ReaderStore } from './reader-store.ts';

/** The address cannot be mailed. A retry cannot help. */
export class BadAddressError extends Error {
  override name = 'BadAddressError' as const;
  readonly retryable = false;
  constructor() {
    super('this is no e-mail address that can be mailed');
  }
}

/**
 * Subscribes and confirms in one step; nothing is mailed. Safe to repeat: an active reader stays as it is.
 * Throws BadAddressError.
 */
export async function addConfirmedReader(
  services: { readonly readers: ReaderStore; readonly seal: AddressSeal },
  wanted: Pick<Preferences, 'language' | 'depth'> & { readonly address: Address; readonly topics?: readonly string[] },
): Promise<ReaderId> {
  const address = parseAddress(wanted.address);
  if (!address) throw new BadAddressError();
  const { readers, seal } = services;
  const { language, depth, topics = [] } = wanted;
  const id = seal.readerId(address);
  const signedUp = await readers.signUp({ id, address: seal.seal(address), language, depth, topics, via: 'operator' });
  if (signedUp.state === 'pending') await readers.confirm(id, signedUp.version);
  return id;
}
