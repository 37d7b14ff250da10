/** A reader's data, given out or erased; both behind a link that was mailed within the hour. */

import { html } from '../../platform/html.ts';
import { emptyRoom } from '../leave.ts';
import { BadLinkError, readLink } from '../links/signed-link.ts';
import type { Reader } from '../reader.ts';
import { buttonForm } from '../requests/form-parts.ts';
import type { PageRequest } from '../requests/http-request.ts';
import type { LinkPageServices } from './link-pages.ts';
import { type Answer, PAGE_HEADERS, page } from './page.ts';
import { PAGE_WORDS } from './page-words.ts';

type DataPurpose = 'export' | 'erase';

/** Throws BadLinkError. */
export async function showData(
  purpose: DataPurpose,
  request: PageRequest,
  services: LinkPageServices,
): Promise<Answer> {
  const { language } = await owner(purpose, request, services);
  const words = PAGE_WORDS[language][purpose];
  const content = html`<p>${words.lead}</p>${buttonForm(`/api/${purpose}?${request.query}`, words.button)}`;
  return page(200, language, words.title, content);
}

/** Everything that is kept, as JSON. Throws BadLinkError. */
export async function takeExport(request: PageRequest, services: LinkPageServices): Promise<Answer> {
  const { id, address, revision: _revision, ...kept } = await owner('export', request, services);
  const data = { ...kept, reader: id, ...(address && { address: services.seal.open(address, id) }) };
  const headers = {
    ...PAGE_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="ronbun-data.json"',
  };
  return { statusCode: 200, headers, body: `${JSON.stringify(data, null, 2)}\n` };
}

/** Leaves a tombstone: the keyed hash, and a suppression if there was one. The owner may return at once. Throws BadLinkError. */
export async function takeErase(request: PageRequest, services: LinkPageServices): Promise<Answer> {
  const { reader, version } = readLink(request.query, 'erase', services.keys, services.now());
  const { address } = (await services.readers.load(reader)) ?? {};
  if (!(await services.readers.erase(reader, version))) throw new BadLinkError();
  if (address) await emptyRoom(reader, address, services);
  const words = PAGE_WORDS[request.language].erase;
  return page(200, request.language, words.done, html`<p>${words.doneNote}</p>`);
}

async function owner(purpose: DataPurpose, request: PageRequest, services: LinkPageServices): Promise<Reader> {
  const { reader, version } = readLink(request.query, purpose, services.keys, services.now());
  const known = await services.readers.load(reader);
  if (!known || known.version !== version || known.state === 'erased') throw new BadLinkError();
  return known;
}
