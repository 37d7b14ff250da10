/**
 * The whole system in one stack: a table of contents. What each part is and may do stands in its own file.
 *
 * The local host reads the same template (`RONBUN_NO_BUNDLING=1 node infra/app.ts`, folder in `CDK_OUTDIR`), so it stays
 * plain: a function names its source file in `Metadata.handler`; a schedule hands over `{"slot": …}`; the index is `gsi1`.
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { Batches } from './batches.ts';
import { Deliveries } from './deliveries.ts';
import { Editions } from './editions.ts';
import { layFoundation } from './foundation.ts';
import type { Bundles } from './function/bundle.ts';
import { at, Clock, hourlyFromTheStart } from './function/clock.ts';
import { InboundMail } from './mail/inbound-mail.ts';
import { before, ModelProbe } from './model-probe.ts';
import { Models } from './models.ts';
import { NextSteps } from './next-steps.ts';
import { Operations } from './operations.ts';
import { Papers } from './papers.ts';
import { Readers } from './readers.ts';
import { Dashboard } from './watch/dashboard.ts';
import { Spending } from './watch/spending.ts';
import { Watch } from './watch/watch.ts';

export interface RonbunProps extends StackProps {
  readonly settings: Settings;
  /** Undefined leaves the code out: the template alone is wanted. */
  readonly bundles: Bundles | undefined;
}

export class RonbunStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles, ...props }: RonbunProps) {
    super(scope, id, props);
    const base = layFoundation(this, settings, bundles);
    const models = new Models(settings);
    const papers = new Papers(this, 'Papers', { ...base, models });
    const probing = settings.model !== 'extractive' && new ModelProbe(this, 'ModelProbe', { ...base, models });
    const batches = settings.batch && new Batches(this, 'Batches', { ...base, papers });
    const readers = new Readers(this, 'Readers', base);
    const deliveries = new Deliveries(this, 'Deliveries', { ...base, readers });
    const inboundMail = new InboundMail(this, 'InboundMail', { ...base, readers });
    const editions = new Editions(this, 'Editions', { ...base, papers, deliveries });
    editions.grantReport(readers.subscriptions);
    const operations = new Operations(this, 'Operations', { ...base, papers, editions, deliveries });

    const { zone, collect, publish, publishDay } = settings.schedule;
    const clock = new Clock(this, 'Clock', base.alarms, {
      Collect: { handler: papers.collect, description: 'Papers of the day', schedule: at(collect, zone) },
      Publish: {
        handler: editions.publish,
        description: 'The week’s edition',
        schedule: at(publish, zone, publishDay),
      },
      PublishAgain: {
        handler: editions.publish,
        description: 'What the last slot left undone',
        schedule: hourlyFromTheStart(),
        // At the start of a new stack it writes the site's first pages.
        window: 1,
        input: { again: true },
      },
      Sweep: {
        handler: operations.sweep,
        description: 'What got stuck, and whether the edition is late',
        schedule: hourlyFromTheStart(),
        window: 1,
      },
      ...(probing && {
        ProbeModels: {
          handler: probing.probe,
          description: 'Whether the models answer',
          schedule: at(before(collect), zone),
        },
      }),
      ...(batches && { Batches: { handler: batches.step, description: 'Batches', schedule: hourlyFromTheStart() } }),
    });

    clock.grantEnterAgain(operations.sweep);

    const watch = new Watch(this, 'Watch', base.alarms, settings);
    // The first sweep has told its figure by then: CloudFront takes minutes to stand.
    watch.noEdition.node.addDependency(clock.schedules.get('Sweep')!, base.site.distribution);
    new Spending(this, 'Spending', settings.budget.monthlyUsd, base.alarms.topic);
    new Dashboard(this, 'Dashboard', {
      alarms: base.alarms,
      siteUrl: base.site.url,
      runbookUrl: settings.runbookUrl,
      batches: settings.batch !== undefined,
      queues: {
        papers: papers.queue,
        deliveries: deliveries.queue,
        feedback: deliveries.reports,
        'inbound mail': inboundMail.queue,
      },
      handlers: [papers.collect, papers.summarize, editions.publish, deliveries.deliver, readers.subscriptions],
    });
    new NextSteps(this, 'NextSteps', base, operations);
  }
}
