/** Editions: the weekly publisher, and who may freeze or read an edition. */
import { Construct } from 'constructs';
import type { Deliveries } from './deliveries.ts';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';
import type { Papers } from './papers.ts';

const EDITIONS = ['EDITION#*', 'EDITIONS'];
const ERRATA = ['ERRATA'];
/** What the publisher has done, and when. */
const PUBLISHING = ['PUBLISHING'];
const REPORTS = ['REPORTS'];

export interface EditionsProps extends Foundation {
  readonly papers: Papers;
  readonly deliveries: Deliveries;
}

export class Editions extends Construct {
  readonly publish: Handler;
  readonly #base: Foundation;

  constructor(scope: Construct, id: string, base: EditionsProps) {
    super(scope, id);
    this.#base = base;
    this.publish = new Handler(this, 'Publish', base, {
      name: 'publish',
      duty: 'Freezes the edition of a week, writes its pages and queues its mails',
      // 125 MB were measured with seven papers; an edition of 200 and the search index of years come on top.
      memory: 1024,
      // A million readers are 20,000 chunk rows in batches of 25.
      timeout: 300,
      whenFailing: 'This week no edition comes out until it works again.',
    });
    this.grantFreeze(this.publish);
    base.store.grant(this.publish, ['query', 'put'], ERRATA);
    // What a newer version of a paper changed is known where it is read.
    base.store.grant(base.papers.summarize, ['put'], ERRATA);
    base.store.grant(this.publish, ['get', 'put'], PUBLISHING);
    base.papers.grantRead(this.publish);
    base.papers.grantReached(this.publish);
    if (base.settings.late === 'next') base.papers.grantMove(this.publish);
    base.site.grantPublish(this.publish);
    base.deliveries.grantPrepare(this.publish);
    this.publish.giveSettings(base.settings);
  }

  /** Writes an edition's content and the row that makes it the one. */
  grantFreeze(handler: Handler): void {
    this.grantRead(handler);
    this.#base.store.grant(handler, ['put', 'update'], EDITIONS);
    this.#base.files.grantWrite(handler, 'editions');
  }

  /** How late the week's edition is, and since when that counts. */
  grantPunctuality(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'put'], PUBLISHING);
  }

  /** Keeps what a reader says is wrong about a paper that is there; nobody but an operator reads it. */
  grantReport(handler: Handler): void {
    this.#base.store.grant(handler, ['get'], EDITIONS);
    this.#base.store.grant(handler, ['put'], REPORTS);
  }

  grantRead(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'query'], EDITIONS);
    this.#base.files.grantRead(handler, 'editions');
  }
}
