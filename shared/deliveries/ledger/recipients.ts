/** One reader's part of a mail: the opened address, the signed links, the tags that bring SES's reports home. */
import type { AddressSeal } from '../../readers/address/address-key.ts';
import { readerLink } from '../../readers/links/reader-links.ts';
import type { Keys } from '../../readers/links/signing-keys.ts';
import type { Mailable } from '../send/consent.ts';
import type { MailTemplate, Recipient } from '../send/mailer.ts';
import type { Chunk } from './delivery.ts';

export interface RecipientServices {
  readonly seal: AddressSeal;
  readonly keys: Pick<Keys, 'current'>;
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** Takes `List-Unsubscribe` by mail; absent where no inbound mail is set up. */
  readonly unsubscribeMailbox?: string;
}

/** Throws SealError when the stored address cannot be opened. */
export function toRecipient(
  reader: Mailable,
  chunk: Chunk,
  template: Pick<MailTemplate, 'near'>,
  services: RecipientServices,
): Recipient {
  const { seal, keys, siteUrl, unsubscribeMailbox } = services;
  const { id, version, topics } = reader;
  const unsubscribe = readerLink(siteUrl, keys, { purpose: 'unsubscribe', reader: id, version });
  const preferences = readerLink(siteUrl, keys, { purpose: 'preferences', reader: id, version });
  // RFC 8058 3.1: one https URI; a mailto beside it is for clients that only know RFC 2369.
  const byMail = unsubscribeMailbox ? `, <mailto:${unsubscribeMailbox}?subject=${unsubscribe.split('?')[1]}>` : '';
  return {
    address: seal.open(reader.address, id),
    tags: { edition: `${chunk.week}-${chunk.language}`, chunk: chunk.id, reader: id },
    links: { unsubscribe, preferences },
    near: template.near?.(topics) ?? { html: '', text: '' },
    listUnsubscribe: `<${unsubscribe}>${byMail}`,
  };
}
