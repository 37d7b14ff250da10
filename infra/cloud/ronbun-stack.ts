/**
 * The whole system in one stack: a table of contents. What each part is and may do stands in its own file.
 *
 * The local host reads the same template (`RONBUN_NO_BUNDLING=1 node infra/app.ts`, folder in `CDK_OUTDIR`), so it stays
 * plain: a function names its source file in `Metadata.handler`; a schedule hands over `{"slot": …}`; the index is `gsi1`.
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { runtimeSettings, type Settings } from '../settings.ts';
import { Api } from './api.ts';
import type { Bundles } from './bundle.ts';
import { at, Clock } from './clock.ts';
import { Files } from './files.ts';
import { Handler } from './handler.ts';
import { Keys } from './keys.ts';
import { Mail } from './mail.ts';
import { Site } from './site.ts';
import { Store } from './store.ts';
import { WorkQueue } from './work-queue.ts';

export interface RonbunProps extends StackProps {
  readonly settings: Settings;
  /** Undefined leaves the code out: the template alone is wanted. */
  readonly bundles: Bundles | undefined;
}

export class RonbunStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles, ...props }: RonbunProps) {
    super(scope, id, props);
    const handler = (name: string, duty: string, memory: number, timeout: number) => {
      const pascal = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
      const made = new Handler(this, pascal, { name, duty, memory, timeout, bundles });
      made.give('settings', JSON.stringify(runtimeSettings(settings)));
      return made;
    };

    const store = new Store(this, 'Store');
    const files = new Files(this, 'Files');
    const keys = new Keys(this, 'Keys');
    const mail = new Mail(this, 'Mail', settings.sender);
    const api = new Api(this, 'Api');
    const site = new Site(this, 'Site', { api, keys });

    const collect = handler('collect', 'Finds the papers of a week', 512, 300);
    const summarize = handler('summarize', 'Reads one paper in full and writes its checked summary', 1769, 300);
    const publish = handler('publish', 'Freezes the edition of a week and queues its mails', 1024, 300);
    const deliver = handler('deliver', 'Mails one chunk of at most 50 readers', 512, 120);
    const subscriptions = handler('subscriptions', 'Subscribe, confirm, preferences, leave', 512, 15);
    const feedback = handler('feedback', 'Bounces, complaints, deliveries', 256, 30);
    const inboundMail = handler('inbound-mail', 'Subscribing and leaving by mail', 512, 30);
    const rerun = handler('rerun', 'Enters a step of a week again', 512, 300);
    const sweep = handler('sweep', 'Finds what got stuck and enters it again', 512, 300);

    const papers = new WorkQueue(this, 'Papers', {
      worker: summarize,
      batchSize: 1,
      maxConcurrency: 2,
      deadLettersVariable: 'papersDeadLetters',
    });
    const deliveries = new WorkQueue(this, 'Deliveries', {
      worker: deliver,
      batchSize: 1,
      maxConcurrency: 2,
      deadLettersVariable: 'deliveriesDeadLetters',
    });
    const reports = new WorkQueue(this, 'Feedbacks', {
      worker: feedback,
      batchSize: 10,
      maxConcurrency: 2,
      deadLettersVariable: 'feedbackDeadLetters',
    });
    new WorkQueue(this, 'InboundMails', { worker: inboundMail, batchSize: 5, maxConcurrency: 2 });
    mail.reportTo(reports.queue);

    for (const one of [collect, summarize, publish, deliver, subscriptions, feedback, inboundMail, rerun, sweep]) {
      store.grantWrite(one);
      store.grantReadIndex(one);
      store.grantBatchWrite(one);
      site.giveUrl(one);
    }
    for (const one of [collect, rerun, sweep]) {
      papers.queue.grant(one, 'sqs:SendMessage');
      one.give('papersQueue', papers.queue.queueUrl);
    }
    for (const one of [publish, rerun, sweep]) {
      deliveries.queue.grant(one, 'sqs:SendMessage');
      one.give('deliveriesQueue', deliveries.queue.queueUrl);
    }
    for (const one of [collect, summarize]) files.grantTexts(one);
    files.grantInboundMail(inboundMail);
    for (const one of [publish, rerun]) site.grantPublish(one);
    for (const one of [publish, deliver, subscriptions, feedback, inboundMail]) keys.grantUse(one);
    for (const one of [deliver, subscriptions, inboundMail]) mail.grantSend(one);

    api.serve(subscriptions, [
      'POST /api/subscribe',
      'GET /api/confirm',
      'POST /api/confirm',
      'GET /api/unsubscribe',
      'POST /api/unsubscribe',
      'GET /api/preferences',
      'POST /api/preferences',
      'GET /api/export',
      'POST /api/export',
      'GET /api/erase',
      'POST /api/erase',
    ]);

    const { zone, collect: collectAt, publish: publishAt, publishDay } = settings.schedule;
    new Clock(this, 'Clock', {
      Collect: { handler: collect, description: 'Papers of the day', schedule: at(collectAt, zone) },
      Publish: { handler: publish, description: 'The edition of the week', schedule: at(publishAt, zone, publishDay) },
      Sweep: { handler: sweep, description: 'What got stuck', schedule: at('00:30', zone) },
    });
  }
}
