/** Every figure that an alarm or the dashboard reads, named once for the code that counts and the constructs that watch. */
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

export const NAMESPACE = 'Ronbun';

export const METRICS = {
  papersFound: 'PapersFound',
  papersEnqueued: 'PapersEnqueued',
  papersSummarised: 'PapersSummarised',
  papersDegraded: 'PapersDegraded',
  papersDropped: 'PapersDropped',
  /** An engine broke over a PDF; the second one stood in, or the paper is read from its abstract. */
  pdfEngineBroken: 'PdfEngineBroken',
  answersDropped: 'AnswersDropped',
  modelRetries: 'ModelRetries',
  spendUsd: 'SpendUsd',
  budgetReached: 'BudgetReached',
  /** The second reader gave no answer about a paper; its sentences were checked by code alone. */
  readerSilent: 'ReaderSilent',
  /** Papers that wait since no model may write: a key, an access, a quota, an id. */
  modelTrouble: 'ModelTrouble',
  /** Listed models that the daily question found closed; 0 tells that all answer. */
  modelsClosed: 'ModelsClosed',
  /** Drafts that came by batch, and those that had to be asked for on demand after all. */
  batchAnswered: 'BatchAnswered',
  batchUnanswered: 'BatchUnanswered',
  editionsFrozen: 'EditionsFrozen',
  /** Papers that came late and joined an edition that was out. */
  papersAdded: 'PapersAdded',
  /** An edition was due and is not frozen, since its papers wait for the operator to mend the model. */
  editionsHeld: 'EditionsHeld',
  /** A scheduled publish found nothing to publish, and that is in order. */
  editionsSkippedEmpty: 'EditionsSkippedEmpty',
  /** Hours since the schedule's slot while its edition is not out. */
  hoursEditionLate: 'HoursEditionLate',
  daysSinceNewestWeek: 'DaysSinceNewestWeek',
  sourceUnreachable: 'SourceUnreachable',
  hostClosed: 'HostClosed',
  mailsSent: 'MailsSent',
  mailsRejected: 'MailsRejected',
  mailsUnknown: 'MailsUnknown',
  /** Of an edition's readers who still wanted it, once its delivery is finished or a day old. */
  sentPercent: 'SentPercent',
  /** A channel got nothing of an edition, or perhaps nothing. */
  postsFailed: 'PostsFailed',
  bounces: 'Bounces',
  complaints: 'Complaints',
  sendingPaused: 'SendingPaused',
  confirmationsCapped: 'ConfirmationsCapped',
  /** Of the table or the bucket, that could not be read; each time that somebody asked for one. */
  recordsSetAside: 'RecordsSetAside',
  messagesBuried: 'MessagesBuried',
} as const;

export interface Counter {
  add(metric: keyof typeof METRICS, value?: number): void;
}

/** Counts into CloudWatch's embedded metric format, under the service that POWERTOOLS_SERVICE_NAME names; `flush` writes what was counted in this invocation. */
export function createCounter(): Counter & { flush(): void } {
  const metrics = new Metrics({ namespace: NAMESPACE });
  let counted = false;
  return {
    add(metric, value = 1) {
      counted = true;
      metrics.addMetric(METRICS[metric], MetricUnit.Count, value);
    },
    flush() {
      // Publishing nothing would log a warning in every quiet invocation.
      if (counted) metrics.publishStoredMetrics();
      counted = false;
    },
  };
}
