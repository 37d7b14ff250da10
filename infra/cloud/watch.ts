/** Alarms on what the flow counts: the faults that no queue and no function error shows. */
import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { type Alarms, COUNT_PERIOD } from './alarms.ts';
import { counted } from './counts.ts';

/** A list may skip a week; three say that it stopped (dair's list once did for nine months). */
const SILENT_LIST_DAYS = 21;
/** Of the money that the models may cost for one edition. */
const NEAR_BUDGET = 0.8;

export class Watch extends Construct {
  constructor(scope: Construct, id: string, alarms: Alarms, settings: Settings) {
    super(scope, id);
    const hour = Duration.hours(1);
    const day = Duration.days(1);
    alarms.add(this, 'NoEdition', {
      // Seven days are the longest that CloudWatch looks back; a weekly edition is within them wherever they begin.
      metric: new MathExpression({
        label: 'editions frozen or rightly skipped',
        expression: 'FILL(frozen, 0) + FILL(empty, 0)',
        usingMetrics: { frozen: counted('editionsFrozen', day), empty: counted('editionsSkippedEmpty', day) },
        period: day,
      }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: 7,
      effect: 'No edition came out in the last seven days; readers hear nothing.',
      runbook: 'no-edition',
      silence: 'bad',
    });
    alarms.add(this, 'Unknown', {
      metric: counted('mailsUnknown', COUNT_PERIOD),
      threshold: 1,
      effect: 'Some readers may not have got this edition; nobody can say before SES reports.',
      runbook: 'uncertain-mails',
    });
    alarms.add(this, 'Paused', {
      metric: counted('sendingPaused', COUNT_PERIOD),
      threshold: 1,
      effect: 'Sending is paused by SES or by our own breaker; nobody gets the edition until it is lifted.',
      runbook: 'sending-paused',
    });
    alarms.add(this, 'Capped', {
      metric: counted('confirmationsCapped', hour),
      threshold: 1,
      effect: 'So many sign-ups came in an hour that confirmations stopped; new readers wait or gave up.',
      runbook: 'site-and-api',
    });
    alarms.add(this, 'Refused', {
      metric: counted('hostClosed', hour),
      threshold: 1,
      effect: 'A source such as arXiv turned us away for a day; its papers come out from what is known without it.',
      runbook: 'source-refuses',
    });
    alarms.add(this, 'Unreachable', {
      metric: counted('sourceUnreachable', day),
      threshold: 2,
      effect: 'A source did not answer twice in a day; its papers are missing from the next edition.',
      runbook: 'source-refuses',
    });
    alarms.add(this, 'SilentList', {
      metric: counted('daysSinceNewestWeek', day, 'Maximum'),
      threshold: SILENT_LIST_DAYS,
      effect: `The curated list has had no new week for ${SILENT_LIST_DAYS} days; editions are thin or do not come out.`,
      runbook: 'source-refuses',
    });
    alarms.add(this, 'Spend', {
      metric: counted('spendUsd', day),
      threshold: settings.budget.editionUsd * NEAR_BUDGET,
      effect: 'The models cost more in a day than an edition should; papers past the budget get no model.',
      runbook: 'spend',
    });
    alarms.add(this, 'BudgetReached', {
      metric: counted('budgetReached', COUNT_PERIOD),
      threshold: 1,
      effect: 'The budget of an edition is used up; its remaining papers come out without a model.',
      runbook: 'spend',
    });
  }
}
