/**
 * The sign-up form and its answer.
 *
 * The form needs a token that is at least three seconds old and was not used before, so a page written days ago cannot hold one. The site's home
 * page posts an address and a language alone; the form answers with them filled in, and nothing is done yet.
 * Fields of the post: `email`, `language`, `depth`, `topics` (commas), `website` (stays empty), `token`.
 */

import { html } from '../../platform/html.ts';
import type { Counter } from '../../platform/metrics.ts';
import { parseAddress } from '../address/address.ts';
import { isFormToken, signForm } from '../links/form-token.ts';
import type { Keys } from '../links/signing-keys.ts';
import type { Preferences } from '../reader.ts';
import { preferenceFields, readPreferences, single } from '../requests/form-parts.ts';
import type { PageRequest } from '../requests/http-request.ts';
import { type SubscribeServices, subscribe } from '../subscribe.ts';
import { type Answer, page } from './page.ts';
import { PAGE_WORDS } from './page-words.ts';

export interface SubscribePageServices extends SubscribeServices {
  readonly keys: Keys;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly counter?: Counter;
}

/** Every answer to a sign-up takes at least this, so that its time does not tell whether a mail was sent (H-06). */
export const ANSWER_MS = 1_200;

export function showSubscribe(request: PageRequest, services: SubscribePageServices): Answer {
  const { language } = request;
  return form(200, request, services, { language, depth: 'all', topics: [] }, '');
}

export async function takeSubscribe(request: PageRequest, services: SubscribePageServices): Promise<Answer> {
  const started = services.now();
  const { fields, network } = request;
  const typed = single(fields, 'email') ?? '';
  const wanted = readPreferences(fields);
  const address = parseAddress(typed);
  const { language } = wanted ?? request;
  if (!fields.has('token') && !fields.has('depth'))
    return form(200, request, services, { language, depth: 'all', topics: [] }, typed);
  if (!address || !wanted) {
    const chosen = wanted ?? { language, depth: 'all', topics: [] };
    return form(400, { ...request, language }, services, chosen, typed);
  }
  const token = single(fields, 'token') ?? '';
  const isPerson = single(fields, 'website') === '' && isFormToken(token, services.keys, started);
  // A script learns nothing from an answer at once, and costs no waiting function.
  if (isPerson && (await services.limits.spendForm(token))) {
    const outcome = await subscribe({ ...wanted, address, via: 'form', network }, services);
    if (outcome === 'hourly-limit') services.counter?.add('confirmationsCapped');
    await services.sleep(Math.max(0, started + ANSWER_MS - services.now()));
  }
  const words = PAGE_WORDS[language].subscribe;
  return page(200, language, words.sent, html`<p>${words.sentNote}</p>`);
}

function form(
  status: number,
  { language }: PageRequest,
  { keys, now }: SubscribePageServices,
  chosen: Preferences,
  typed: string,
): Answer {
  const words = PAGE_WORDS[language].subscribe;
  const wrong = status !== 200;
  const error = wrong ? html`<p class="error" id="email-error" role="alert">${words.badAddress}</p>` : undefined;
  const marks = wrong ? ' aria-invalid="true" aria-describedby="email-error"' : '';
  return page(
    status,
    language,
    words.title,
    html`<form method="post" action="/api/subscribe">
<p><label for="email">${words.email}</label>
<input type="text" inputmode="email" id="email" name="email" required autocapitalize="none" spellcheck="false" maxlength="254" autocomplete="email" value="${typed.slice(0, 254)}"${{ html: marks }}></p>
${error}
${preferenceFields(language, chosen)}
<p class="website" aria-hidden="true"><label for="website">${words.website}</label>
<input type="text" id="website" name="website" tabindex="-1" autocomplete="off" value=""></p>
<input type="hidden" name="token" value="${signForm(now(), keys)}">
<p><button type="submit">${words.button}</button></p>
<p class="note">${words.note}</p></form>`,
  );
}
