/** One page that answers: is this week fine, and if not, where does it stand still? */
import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Handler } from '../function/handler.ts';
import type { WorkQueue } from '../function/work-queue.ts';
import { reputation } from '../mail/mail.ts';
import type { Alarms } from './alarms.ts';
import { counted } from './counts.ts';

export interface DashboardProps {
  readonly alarms: Alarms;
  readonly siteUrl: string;
  readonly runbookUrl: string;
  /** Drafts may come by batch. */
  readonly batches: boolean;
  readonly queues: Readonly<Record<string, WorkQueue>>;
  readonly handlers: readonly Handler[];
}

const WEEK = Duration.days(7);
const HOUR = Duration.hours(1);

export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      defaultInterval: WEEK,
      periodOverride: PeriodOverride.INHERIT,
    });
    const values = (title: string, metrics: IMetric[]) =>
      new SingleValueWidget({ title, metrics, width: 12, height: 4, sparkline: false });
    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: 12, height: 6, leftYAxis: { min: 0 } });
    const queues = Object.entries(props.queues);
    dashboard.addWidgets(
      new TextWidget({
        markdown: `# Ronbun\nSite: ${props.siteUrl} · What to do: ${props.runbookUrl}`,
        width: 24,
        height: 2,
      }),
    );
    dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'What is wrong now', alarms: props.alarms.all, width: 24, height: 6 }),
    );
    dashboard.addWidgets(
      values('Editions and papers of the last seven days', [
        counted('editionsFrozen', WEEK),
        counted('editionsSkippedEmpty', WEEK),
        counted('papersFound', WEEK, 'Maximum'),
        counted('papersSummarised', WEEK),
        counted('papersDegraded', WEEK),
        counted('papersDropped', WEEK),
        counted('pdfEngineBroken', WEEK),
        counted('answersDropped', WEEK),
      ]),
      values('Mails of the last seven days', [
        counted('sentPercent', WEEK, 'Minimum'),
        counted('mailsSent', WEEK),
        counted('mailsRejected', WEEK),
        counted('mailsUnknown', WEEK),
        counted('bounces', WEEK),
        counted('complaints', WEEK),
      ]),
    );
    dashboard.addWidgets(
      graph(
        'Waiting messages (left) and the oldest in seconds (right)',
        queues.map(([label, { queue }]) => queue.metricApproximateNumberOfMessagesVisible({ label, period: HOUR })),
        queues.map(([label, { queue }]) => queue.metricApproximateAgeOfOldestMessage({ label, period: HOUR })),
      ),
      graph(
        'Dead letters',
        queues.map(([label, { deadLetters }]) =>
          deadLetters.metricApproximateNumberOfMessagesVisible({ label, period: HOUR, statistic: 'Maximum' }),
        ),
      ),
    );
    dashboard.addWidgets(
      graph(
        'Errors of functions',
        props.handlers.map(({ name, function: fn }) => fn.metricErrors({ label: name, period: HOUR })),
      ),
      graph(
        'How long functions run, slowest call in milliseconds',
        props.handlers.map(({ name, function: fn }) =>
          fn.metricDuration({ label: name, period: HOUR, statistic: 'Maximum' }),
        ),
      ),
    );
    dashboard.addWidgets(
      graph(
        'Models: US dollars (left), counts (right)',
        [counted('spendUsd', HOUR)],
        [
          counted('modelRetries', HOUR),
          ...(props.batches ? [counted('batchAnswered', HOUR), counted('batchUnanswered', HOUR)] : []),
        ],
      ),
      graph('Reputation at SES: bounces, complaints', [reputation('BounceRate'), reputation('ComplaintRate')]),
    );
  }
}
