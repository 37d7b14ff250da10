/** Alarms on what the flow counts: the faults that no queue and no function error shows. */
import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Settings } from '../../settings.ts';
import { type Alarms, COUNT_PERIOD } from './alarms.ts';
import { counted } from './counts.ts';

/** A list may skip a week; three say that it stopped (dair's list once did for nine months). */
const SILENT_LIST_DAYS = 21;
/** Of the money that the models may cost for one edition. */
const NEAR_BUDGET = 0.8;

/** A bad file breaks an engine now and then; so many in a day say that the engine itself is broken. */
const BROKEN_IN_A_DAY = 5;

/** Of an edition's readers who still wanted it. */
const LEAST_SENT_PERCENT = 99;
/** The publisher is tried again every hour after its slot; when two more have failed, a person should look. */
const LATE_HOURS = 1;
const LATE_IN_A_ROW = 3;

export class Watch extends Construct {
  readonly noEdition: Alarm;

  constructor(scope: Construct, id: string, alarms: Alarms, settings: Settings) {
    super(scope, id);
    const hour = Duration.hours(1);
    const day = Duration.days(1);
    this.noEdition = alarms.add(this, 'NoEdition', {
      // The sweep tells it every hour, 0 when all is well; three hours of silence say that nothing runs at all.
      metric: counted('hoursEditionLate', hour, 'Maximum'),
      threshold: LATE_HOURS,
      periods: LATE_IN_A_ROW,
      effect: 'The week’s edition is not out hours after its time, or nothing runs at all; readers hear nothing.',
      runbook: 'no-edition',
      silence: 'bad',
    });
    alarms.add(this, 'Held', {
      metric: counted('editionsHeld', hour),
      threshold: 1,
      effect: 'The week’s edition waits for you: too little of it could be read, or no model may write it.',
      runbook: 'no-edition',
    });
    alarms.add(this, 'ReadersMissed', {
      metric: counted('sentPercent', hour, 'Minimum'),
      threshold: LEAST_SENT_PERCENT,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      effect: `Less than ${LEAST_SENT_PERCENT}% of an edition’s readers got it.`,
      runbook: 'readers-missed',
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
    alarms.add(this, 'PdfEngineBroken', {
      metric: counted('pdfEngineBroken', day),
      threshold: BROKEN_IN_A_DAY,
      effect: 'PDFs are read by the second engine, slower and blind to hidden text, or not at all.',
      runbook: 'pdf-engine',
    });
    alarms.add(this, 'SetAside', {
      metric: counted('recordsSetAside', hour),
      threshold: 1,
      effect: 'A stored record cannot be read: its paper, its edition or its reader is left out, the others are not.',
      runbook: 'records-set-aside',
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
    if (settings.model !== 'extractive') {
      alarms.add(this, 'ModelTrouble', {
        metric: counted('modelTrouble', hour),
        threshold: 1,
        effect: 'No model may write: a key, an access, a quota or an id. Papers wait, and so does the edition.',
        runbook: 'models',
      });
      alarms.add(this, 'ModelsClosed', {
        metric: counted('modelsClosed', day, 'Maximum'),
        threshold: 1,
        effect: 'A listed model can’t be asked; the next one writes, or papers will wait.',
        runbook: 'models',
      });
    }
    if (settings.channels.length > 0) {
      alarms.add(this, 'Channels', {
        metric: counted('postsFailed', hour),
        threshold: 1,
        effect: 'A channel was not told of an edition, or perhaps not; readers of mails feel nothing.',
        runbook: 'channels',
      });
    }
    if (settings.batch) {
      alarms.add(this, 'BatchUnanswered', {
        metric: counted('batchUnanswered', hour),
        threshold: 1,
        effect:
          'Drafts of a batch did not come and were asked for one by one, at twice the price; readers feel nothing.',
        runbook: 'batches',
      });
    }
  }
}
