/** Confirming and leaving: a link opens a page with one button; only the button's POST changes anything. */

import { html } from '../../platform/html.ts';
import type { AddressSeal } from '../address/address-key.ts';
import { leave } from '../leave.ts';
import { readerLink } from '../links/reader-links.ts';
import { BadLinkError, readLink } from '../links/signed-link.ts';
import type { Keys } from '../links/signing-keys.ts';
import { type Reader, wishOf } from '../reader.ts';
import type { ReaderStore } from '../reader-store.ts';
import { buttonForm, preferenceFields, readPreferences } from '../requests/form-parts.ts';
import type { PageRequest } from '../requests/http-request.ts';
import type { Limits } from '../requests/limits.ts';
import { type Answer, page } from './page.ts';
import { PAGE_WORDS } from './page-words.ts';

export interface LinkPageServices {
  readonly readers: ReaderStore;
  readonly limits: Limits;
  readonly seal: AddressSeal;
  readonly keys: Keys;
  readonly siteUrl: string;
  readonly now: () => number;
}

/** Throws BadLinkError. */
export async function showConfirm(request: PageRequest, services: LinkPageServices): Promise<Answer> {
  const { reader, version } = readLink(request.query, 'confirm', services.keys, services.now());
  const known = await services.readers.load(reader);
  const wish = known && wishOf(known, version);
  if (!wish) throw new BadLinkError();
  const words = PAGE_WORDS[wish.language].confirm;
  const content = html`<p>${words.lead}</p><form method="post" action="/api/confirm?${request.query}">
${preferenceFields(wish.language, wish)}<p><button type="submit">${words.button}</button></p></form>`;
  return page(200, wish.language, words.title, content);
}

/**
 * What stands in the form is the owner's own choice, whoever signed the address up. A second press finds the reader confirmed
 * and says so again. Throws BadLinkError.
 */
export async function takeConfirm(request: PageRequest, services: LinkPageServices): Promise<Answer> {
  const { reader, version } = readLink(request.query, 'confirm', services.keys, services.now());
  const confirmed = await services.readers.confirm(reader, version, readPreferences(request.fields));
  if (!confirmed) throw new BadLinkError();
  await forgive(confirmed, services);
  const { keys, siteUrl } = services;
  const words = PAGE_WORDS[confirmed.language].confirm;
  const preferences = readerLink(siteUrl, keys, { purpose: 'preferences', reader, version });
  const content = html`<p>${words.doneNote}</p><p><a href="${preferences}">${words.preferences}</a></p>`;
  return page(200, confirmed.language, words.done, content);
}

/** The mailbox answered, so its earlier mails no longer count against it. */
async function forgive({ id, address }: Reader, { seal, limits }: LinkPageServices): Promise<void> {
  if (address) await limits.forgive(seal.mailboxId(seal.open(address, id)));
}

/** Throws BadLinkError. */
export function showUnsubscribe(request: PageRequest, services: LinkPageServices): Answer {
  readLink(request.query, 'unsubscribe', services.keys, services.now());
  const words = PAGE_WORDS[request.language].unsubscribe;
  const content = html`<p>${words.lead}</p>${buttonForm(`/api/unsubscribe?${request.query}`, words.button)}`;
  return page(200, request.language, words.title, content);
}

/** Also the one-click POST of a mail program (RFC 8058): 200, no redirect, no cookie, as often as it comes. */
export async function takeUnsubscribe(request: PageRequest, services: LinkPageServices): Promise<Answer> {
  const { reader } = readLink(request.query, 'unsubscribe', services.keys, services.now());
  await leave(reader, services);
  const words = PAGE_WORDS[request.language].unsubscribe;
  const content = html`<p>${words.doneNote}</p><p><a href="/api/subscribe">${words.again}</a></p>`;
  return page(200, request.language, words.done, content);
}
