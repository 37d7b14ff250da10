/** Visits to the pages under /api the way API Gateway makes them, for tests that need no browser. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type SubscriptionsServices, subscriptions } from '../../functions/subscriptions.ts';
import { createReportStore } from '../../shared/editions/reports/report-store.ts';
import type { Table } from '../../shared/platform/table.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { isFormToken } from '../../shared/readers/links/form-token.ts';
import type { Notice } from '../../shared/readers/notices/notice.ts';
import type { Answer } from '../../shared/readers/pages/page.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
import { createLimits, DEFAULT_CAPS } from '../../shared/readers/requests/limits.ts';
import type { FakeClock } from './fake-clock.ts';
import { KEYS, SITE } from './mailing-rig.ts';

export interface Visit {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as an urlencoded form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** CloudFront-Viewer-Address. */
  readonly viewer?: string;
}

export function visitEvent(path: string, visit: Visit = {}): APIGatewayProxyEventV2 {
  const { query = '', form, viewer = '198.51.100.7:4000' } = visit;
  const method = visit.method ?? (form || visit.body ? 'POST' : 'GET');
  const body = visit.body ?? (form && new URLSearchParams(form).toString());
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    ...{ rawPath: path, rawQueryString: query, isBase64Encoded: Buffer.isBuffer(body) },
    headers: {
      ...{ 'x-ronbun-origin': KEYS.origin!, 'cloudfront-viewer-address': viewer },
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...visit.headers,
    },
    ...(body !== undefined && { body: Buffer.isBuffer(body) ? body.toString('base64') : body }),
    requestContext: { http: { method, path, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'test' } },
  } as unknown as APIGatewayProxyEventV2;
}

export interface Mailed extends Notice {
  readonly to: string;
  /** The token of the button's link. */
  readonly token: string;
  /** `/api/confirm`. */
  readonly path: string;
}

export interface PageRig extends SubscriptionsServices {
  readonly mailed: Mailed[];
  readonly reported: unknown[];
  readonly counted: string[];
  visit(path: string, visit?: Visit): Promise<Answer>;
  /** Opens the form, waits like a person and posts it. */
  signUp(email: string, visit?: Visit & { readonly fields?: Readonly<Record<string, string>> }): Promise<Answer>;
}

export function createPageRig(table: Table, clock: FakeClock, caps = DEFAULT_CAPS, siteUrl = SITE): PageRig {
  let made = 0;
  const mailed: Mailed[] = [];
  const reported: unknown[] = [];
  const counted: string[] = [];
  const services: SubscriptionsServices = {
    ...{ keys: KEYS, siteUrl, now: clock.now, sleep: clock.sleep },
    seal: createAddressSeal(KEYS),
    readers: createReaderStore(table, clock.now),
    reports: createReportStore(table, clock.now, () => `report${made++}`),
    limits: createLimits(table, clock.now, () => `attempt${made++}`, caps),
    async sendNotice(to, notice) {
      // What SES takes of a person's patience.
      clock.advance(300);
      const [, path = '', token = ''] = /\/\/[^/]+(\/api\/[a-z]+)\?(\S+)/.exec(notice.text) ?? [];
      mailed.push({ to, ...notice, path, token });
    },
    counter: { add: (metric) => void counted.push(metric) },
    report: (error) => void reported.push(error),
  };
  const visit: PageRig['visit'] = (path, options) => subscriptions(visitEvent(path, options), services);
  return {
    ...services,
    ...{ mailed, reported, counted, visit },
    async signUp(email, options = {}) {
      const shown = await visit('/api/subscribe', { ...options, method: 'GET' });
      const token = /name="token" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
      clock.advance(5000);
      if (!isFormToken(token, KEYS, clock.now())) throw new Error('the form holds no token');
      const form = { email, language: 'ja', depth: 'all', topics: '', website: '', token, ...options.fields };
      return visit('/api/subscribe', { ...options, form });
    },
  };
}
