/** Readers: the public routes, and who may see or change consent. */
import { Construct } from 'constructs';
import { ROUTES } from '../../shared/readers/requests/routes.ts';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';

const READERS = ['READER#*'];
const LIMITS = ['LIMIT#*'];

export class Readers extends Construct {
  readonly subscriptions: Handler;
  readonly #base: Foundation;

  constructor(scope: Construct, id: string, base: Foundation) {
    super(scope, id);
    this.#base = base;
    this.subscriptions = new Handler(this, 'Subscriptions', base, {
      name: 'subscriptions',
      duty: 'Subscribe, confirm, preferences, leave: pages and forms under /api',
      // A reader waits for the cold start, so it gets half a core; 75 MB were measured.
      memory: 1024,
      // A page should answer in a second; ten leave room for one slow call to SES.
      timeout: 10,
      whenFailing: 'People cannot subscribe, confirm or leave through the site.',
    });
    this.grantConsent(this.subscriptions);
    base.site.giveUrl(this.subscriptions);
    base.api.serve(this.subscriptions, ROUTES);
  }

  /** Whom to mail: the audience's index, ids alone. */
  grantAudience(handler: Handler): void {
    this.#base.store.grantIndex(handler);
  }

  /** Signs up, confirms, changes and erases; sends the notices that go with it. */
  grantConsent(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'put'], READERS);
    this.#base.store.grant(handler, ['get', 'update'], LIMITS);
    this.#base.keys.grantUse(handler);
    this.#base.mail.grantNotify(handler);
  }

  /** Records bounces and complaints, also against the network that asked for a mail that bounced. */
  grantSuppress(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'put'], READERS);
    this.#base.store.grant(handler, ['get', 'update'], LIMITS);
  }
}
