/**
 * Duty: carry into the ledger what SES reports, and suppress who bounced or complained.
 * Trigger: the reports queue. SES events come from EventBridge (or SNS) through it; there is no public webhook.
 * May fire for nothing: SES and SQS both deliver at least once and in any order, and most kinds of events change nothing.
 */
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { type ApplyServices, applyReports } from '../shared/deliveries/aftermath/apply-reports.ts';
import { readSesEvent, type SesReport } from '../shared/deliveries/aftermath/ses-event.ts';

export interface FeedbackServices extends ApplyServices {
  readonly deadLetters: { bury(body: string, reason: string): Promise<void> };
  /** Told of what failed, by message id. */
  readonly report: (messageIds: readonly string[], error: unknown) => void;
}

/**
 * A whole batch at once, since reports of one chunk are one write. A group that fails goes back to the queue as it is;
 * nothing is acknowledged before it is written (P-27).
 */
export async function feedback(
  records: readonly Pick<SQSRecord, 'messageId' | 'body'>[],
  services: FeedbackServices,
): Promise<SQSBatchResponse> {
  const groups = new Map<string, { ids: string[]; reports: SesReport[] }>();
  const failed: string[] = [];
  for (const { messageId, body } of records) {
    try {
      const report = await read(body, services);
      if (!report) continue;
      // Without a chunk each report stands alone, so that one that fails holds nobody up.
      const name = report.chunk ? `${report.week} ${report.language} ${report.chunk}` : messageId;
      const group = groups.get(name) ?? { ids: [], reports: [] };
      groups.set(name, { ids: [...group.ids, messageId], reports: [...group.reports, report] });
    } catch (error) {
      services.report([messageId], error);
      failed.push(messageId);
    }
  }
  for (const { ids, reports } of groups.values()) {
    try {
      await applyReports(reports, services);
    } catch (error) {
      services.report(ids, error);
      failed.push(...ids);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Undefined for what says nothing, and for what cannot be read: that is buried with its reason. */
async function read(body: string, { deadLetters }: FeedbackServices): Promise<SesReport | undefined> {
  try {
    return readSesEvent(JSON.parse(body));
  } catch {
    await deadLetters.bury(body, 'no record of SES');
    return undefined;
  }
}
