/**
 * How an address is stored: its row is named by a keyed hash (a plain one could be guessed), the address itself is
 * sealed with AES-256-GCM and bound to that row. Both keys come from the one address key (RFC 5869).
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { Keys } from '../links/signing-keys.ts';
import { type Address, isTagged, mailboxOf, sameAddress } from './address.ts';

/** Keyed hash of an address: 132 bits in base64url. Logs, tags and the ledger know a reader by this alone. */
export type ReaderId = string;

export interface AddressSeal {
  readerId(address: Address): ReaderId;
  /** Keyed hash of anything that limits count by: a mailbox, a network. */
  limitId(kind: 'mailbox' | 'network' | 'paper', value: string): string;
  mailboxId(address: Address): string;
  /** What limits count mails by. */
  mailbox(address: Address): { readonly mailbox: string; readonly address: string; readonly tagged: boolean };
  seal(address: Address): string;
  /** Throws SealError when the text was changed or belongs to another reader. */
  open(sealed: string, reader: ReaderId): Address;
}

/** A stored address cannot be read: wrong key, or a row that was tampered with. A retry cannot help. */
export class SealError extends Error {
  override name = 'SealError' as const;
  readonly retryable = false;
}

const ID_LENGTH = 22;
const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createAddressSeal(keys: Pick<Keys, 'addressKey'>): AddressSeal {
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', keys.addressKey, '', `ronbun ${use}`, 32)));
  const hashKey = derive('reader id');
  const sealKey = derive('address seal');
  const hash = (text: string) => createHmac('sha256', hashKey).update(text).digest('base64url').slice(0, ID_LENGTH);

  const readerId = (address: Address) => hash(`reader ${address}`);
  const limitId = (kind: 'mailbox' | 'network' | 'paper', value: string) => hash(`${kind} ${value}`);
  const mailboxId = (address: Address) => limitId('mailbox', mailboxOf(address));
  return {
    readerId,
    limitId,
    mailboxId,
    mailbox: (address) => ({
      mailbox: mailboxId(address),
      address: hash(`address ${sameAddress(address)}`),
      tagged: isTagged(address),
    }),
    seal(address) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(readerId(address)));
      const body = Buffer.concat([cipher.update(address, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, reader) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        if (bytes[0] !== FORMAT) throw new SealError('unknown format');
        const tagAt = 1 + IV_BYTES;
        const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(1, tagAt));
        decipher.setAAD(Buffer.from(reader)).setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES));
        return decipher.update(bytes.subarray(tagAt + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new SealError(`the address of reader ${reader} cannot be opened`, { cause });
      }
    },
  };
}
