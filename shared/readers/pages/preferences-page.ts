/** What a reader may change with the link of a mail. A forwarded mail must not give more away than that. */

import { type Html, html } from '../../platform/html.ts';
import { FRESH_LINK_MS, readerLink } from '../links/reader-links.ts';
import { BadLinkError, readLink } from '../links/signed-link.ts';
import { composeNotice } from '../notices/notice.ts';
import type { SendNotice } from '../notices/notice-mailer.ts';
import { mayBeMailed, type Reader } from '../reader.ts';
import { buttonForm, preferenceFields, readPreferences, single } from '../requests/form-parts.ts';
import type { PageRequest } from '../requests/http-request.ts';
import { RequestRefusedError } from '../requests/http-request.ts';
import type { LinkPageServices } from './link-pages.ts';
import { type Answer, page } from './page.ts';
import { PAGE_WORDS } from './page-words.ts';

export interface PreferencesPageServices extends LinkPageServices {
  readonly sendNotice: SendNotice;
}

/** Throws BadLinkError. */
export async function showPreferences(request: PageRequest, services: PreferencesPageServices): Promise<Answer> {
  const reader = await owner(request, services);
  return form(reader, request, services);
}

/** Saves, or mails a fresh link for export or erasure. Throws BadLinkError, RequestRefusedError. */
export async function takePreferences(request: PageRequest, services: PreferencesPageServices): Promise<Answer> {
  const reader = await owner(request, services);
  const action = single(request.fields, 'action');
  if (action === 'export' || action === 'erase') return mailFreshLink(reader, action, services);
  const wanted = action === 'save' ? readPreferences(request.fields) : undefined;
  if (!wanted) throw new RequestRefusedError(400);
  if (!(await services.readers.changePreferences(reader.id, reader.version, wanted))) throw new BadLinkError();
  const saved = html`<p role="status"><b>${PAGE_WORDS[wanted.language].preferences.saved}</b></p>`;
  return form({ ...reader, ...wanted }, request, services, saved);
}

async function owner(request: PageRequest, { readers, keys, now }: PreferencesPageServices): Promise<Reader> {
  const { reader, version } = readLink(request.query, 'preferences', keys, now());
  const known = await readers.load(reader);
  if (known?.state !== 'active' || known.version !== version) throw new BadLinkError();
  return known;
}

async function mailFreshLink(
  reader: Reader,
  purpose: 'export' | 'erase',
  { keys, now, siteUrl, seal, limits, sendNotice }: PreferencesPageServices,
): Promise<Answer> {
  const { id, version, language } = reader;
  if (mayBeMailed(reader)) {
    const address = seal.open(reader.address, id);
    if (await limits.grantOwn(seal.limitId('mailbox', `${purpose} ${address}`))) {
      const link = readerLink(siteUrl, keys, { purpose, reader: id, version, expires: now() + FRESH_LINK_MS });
      await sendNotice(address, composeNotice(purpose, language, link));
    }
  }
  const words = PAGE_WORDS[language].preferences;
  return page(200, language, words.mailed, html`<p>${words.mailedNote}</p>`);
}

function form(reader: Reader, request: PageRequest, services: PreferencesPageServices, above?: Html): Answer {
  const { language, id, version } = reader;
  const words = PAGE_WORDS[language].preferences;
  const action = `/api/preferences?${request.query}`;
  const leave = readerLink('', services.keys, { purpose: 'unsubscribe', reader: id, version });
  const ask = (value: string, label: string) =>
    html`<form method="post" action="${action}"><button class="quiet" type="submit" name="action" value="${value}">${label}</button></form>`;
  return page(
    200,
    language,
    words.title,
    html`${above}<form method="post" action="${action}">
${preferenceFields(language, reader)}
<p><button type="submit" name="action" value="save">${words.save}</button></p></form>
${buttonForm(leave, words.leave, 'quiet')}
<h2>${words.data}</h2><p class="note">${words.dataNote}</p>
${ask('export', words.export)}${ask('erase', words.erase)}`,
  );
}
