/** Deliveries: the queue of chunks, the sender, and what SES reports back. */
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';
import { WorkQueue } from './function/work-queue.ts';
import type { Readers } from './readers.ts';

const LEDGER = ['DELIVERY#*'];
/** What all senders share: the rate and the pause. */
const MAILING = ['MAILING'];
const READERS = ['READER#*'];

export class Deliveries extends Construct {
  readonly deliver: Handler;
  readonly feedback: Handler;
  readonly queue: WorkQueue;
  readonly reports: WorkQueue;
  readonly #base: Foundation;
  readonly #readers: Readers;

  constructor(scope: Construct, id: string, base: Foundation & { readonly readers: Readers }) {
    super(scope, id);
    this.#base = base;
    this.#readers = base.readers;
    this.deliver = new Handler(this, 'Deliver', base, {
      name: 'deliver',
      duty: 'Mails one chunk of at most 50 readers through SES, at most once each',
      // 88 MB were measured; a third of a core renders an edition in the time that SES takes for one call.
      memory: 512,
      // 50 mails at the sandbox's one a second, and one request that hangs until it is given up.
      timeout: 120,
      whenFailing: 'Mails of this edition stop; chunks that were not claimed wait in the queue.',
    });
    this.queue = new WorkQueue(this, 'Queue', {
      alarms: base.alarms,
      worker: this.deliver,
      // All chunks share one rate, and each takes some 200 ms from queue to record: so many keep a grant of 2,000 a second
      // busy, where two under way reached half of it. They are claimed right before their calls, so a worker that is killed
      // leaves only those uncertain that it was about to send.
      batchSize: 8,
      maxConcurrency: 2,
      variables: { queue: 'deliveriesQueue', deadLetters: 'deliveriesDeadLetters' },
      whenDead: 'Up to 50 readers per message do not get this edition until it is entered again.',
      whenOld: 'Readers get this edition late.',
      oldAfterMinutes: 120,
    });
    this.feedback = new Handler(this, 'Feedback', base, {
      name: 'feedback',
      duty: 'Settles deliveries by what SES reports; suppresses who bounced or complained',
      // 78 MB were measured, nearly all of it the SDK.
      memory: 256,
      // 500 records of a few calls each, sixteen at a time: some five seconds where every one is of another chunk.
      timeout: 60,
      whenFailing: 'Bounces and complaints are not heeded; the sender may be paused by SES.',
    });
    this.reports = new WorkQueue(this, 'Reports', {
      alarms: base.alarms,
      worker: this.feedback,
      // SES tells two events a mail, and those of one chunk are one write: together they keep up with twice the largest
      // grant, where ten at a time settled 67 a second.
      batchSize: 500,
      batchingWindow: 5,
      maxConcurrency: 2,
      variables: { deadLetters: 'feedbackDeadLetters' },
      whenDead: 'A bounce or complaint was not heeded; that reader may be mailed again.',
      whenOld: 'Unknown deliveries stay unknown, and complaints are heeded late.',
      oldAfterMinutes: 60,
    });
    base.mail.reportTo(this.reports);
    this.#grantSend(this.deliver);
    this.#grantSettle(this.feedback);
  }

  /** Freezes an edition's audience into chunks and queues them; safe to enter again. */
  grantPrepare(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'query', 'put', 'update', 'batchWrite'], LEDGER);
    this.#readers.grantAudience(handler);
    this.queue.grantSend(handler);
  }

  /** Finds open deliveries, turns expired claims into unknowns and queues what was never queued. */
  grantSweep(handler: Handler): void {
    this.grantPrepare(handler);
    this.#base.store.grant(handler, ['get'], MAILING);
    this.queue.grantCount(handler);
  }

  /** An operator's exceptions: readers mailed again, a halt lifted. */
  grantForce(handler: Handler): void {
    this.grantPrepare(handler);
    this.#base.store.grant(handler, ['batchGet'], READERS);
  }

  #grantSend(handler: Handler): void {
    const { store, keys, files, mail, site, settings } = this.#base;
    // Consent, pause and delivery are read in one call right before the claim, so one statement names them all.
    store.grant(handler, ['batchGet'], [...LEDGER, ...MAILING, ...READERS]);
    store.grant(handler, ['get', 'update'], [...LEDGER, ...MAILING]);
    store.grant(handler, ['get'], ['EDITION#*']);
    files.grantRead(handler, 'editions');
    keys.grantUse(handler);
    mail.grantDeliver(handler);
    site.giveUrl(handler);
    handler.giveSettings(settings);
    const resourceArns = settings.channels.map(({ secretArn }) => secretArn);
    if (resourceArns.length > 0)
      Grant.addToPrincipal({ grantee: handler, actions: ['secretsmanager:GetSecretValue'], resourceArns });
  }

  #grantSettle(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'update'], LEDGER);
    this.#readers.grantSuppress(handler);
    this.#base.keys.grantUse(handler);
  }
}
