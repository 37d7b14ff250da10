/**
 * Duty: the pages and forms under /api: subscribe, confirm, leave, preferences, export, erase, report an error.
 * Trigger: the HTTP API behind the site. May fire for nothing: link scanners open every link of a mail, so GET and HEAD
 * only ever show a page.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type ReportServices, showReport, takeReport } from '../shared/editions/reports/report-page.ts';
import { html } from '../shared/platform/html.ts';
import { BadLinkError } from '../shared/readers/links/signed-link.ts';
import { showData, takeErase, takeExport } from '../shared/readers/pages/data-pages.ts';
import { showConfirm, showUnsubscribe, takeConfirm, takeUnsubscribe } from '../shared/readers/pages/link-pages.ts';
import { type Answer, page } from '../shared/readers/pages/page.ts';
import { PAGE_WORDS } from '../shared/readers/pages/page-words.ts';
import {
  type PreferencesPageServices,
  showPreferences,
  takePreferences,
} from '../shared/readers/pages/preferences-page.ts';
import { type SubscribePageServices, showSubscribe, takeSubscribe } from '../shared/readers/pages/subscribe-page.ts';
import { type PageRequest, RequestRefusedError, readRequest } from '../shared/readers/requests/http-request.ts';
import type { RouteName } from '../shared/readers/requests/routes.ts';

export type SubscriptionsServices = SubscribePageServices &
  PreferencesPageServices &
  ReportServices & {
    /** Told of what went wrong, never with a payload. */
    readonly report: (error: unknown) => void;
  };

const STEPS: Readonly<
  Record<
    Exclude<RouteName, `HEAD ${string}`>,
    (request: PageRequest, services: SubscriptionsServices) => Answer | Promise<Answer>
  >
> = {
  'GET /api/subscribe': showSubscribe,
  'POST /api/subscribe': takeSubscribe,
  'GET /api/confirm': showConfirm,
  'POST /api/confirm': takeConfirm,
  'GET /api/unsubscribe': showUnsubscribe,
  'POST /api/unsubscribe': takeUnsubscribe,
  'GET /api/preferences': showPreferences,
  'POST /api/preferences': takePreferences,
  'GET /api/export': (request, services) => showData('export', request, services),
  'POST /api/export': takeExport,
  'GET /api/erase': (request, services) => showData('erase', request, services),
  'POST /api/erase': takeErase,
  'GET /api/report': showReport,
  'POST /api/report': takeReport,
};

/** Answers every request; nothing it throws reaches the outside. */
export async function subscriptions(event: APIGatewayProxyEventV2, services: SubscriptionsServices): Promise<Answer> {
  const answer = await step(event, services).catch((error: unknown) => sorry(error, event, services));
  return event.requestContext.http.method === 'HEAD' ? { ...answer, body: '' } : answer;
}

async function step(event: APIGatewayProxyEventV2, services: SubscriptionsServices): Promise<Answer> {
  const request = readRequest(event, services.keys, services.siteUrl);
  const name = `${request.method} ${request.path}`;
  const known = Object.hasOwn(STEPS, name) ? STEPS[name as keyof typeof STEPS] : undefined;
  if (!known) throw new RequestRefusedError(404);
  return known(request, services);
}

function sorry(error: unknown, event: APIGatewayProxyEventV2, services: SubscriptionsServices): Answer {
  const language = event.headers?.['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'ja';
  const words = PAGE_WORDS[language];
  if (error instanceof BadLinkError) {
    const { title, note, home } = words.badLink;
    return page(400, language, title, html`<p>${note}</p><p><a href="/">${home}</a></p>`);
  }
  if (error instanceof RequestRefusedError) return page(error.status, language, words.refused.title, html``);
  services.report(error);
  return page(503, language, words.failed.title, html`<p>${words.failed.note}</p>`);
}
