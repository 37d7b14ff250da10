/**
 * Duty: carry into the ledger what SES reports, and suppress who bounced or complained.
 * Trigger: the reports queue. SES events come from EventBridge (or SNS) through it; there is no public webhook.
 * May fire for nothing: SES and SQS both deliver at least once and in any order, and most kinds of events change nothing.
 */
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import {
  type ApplyServices,
  applyReports,
  countTold,
  type Told,
} from '../shared/deliveries/aftermath/apply-reports.ts';
import { readSesEvent, type SesReport } from '../shared/deliveries/aftermath/ses-event.ts';
import { addCounts } from '../shared/deliveries/ledger/breaker.ts';
import { deliveryName } from '../shared/deliveries/ledger/delivery.ts';

export interface FeedbackServices extends ApplyServices {
  readonly deadLetters: { bury(body: string, reason: string): Promise<void> };
  /** Told of what failed, by message id. */
  readonly report: (messageIds: readonly string[], error: unknown) => void;
}

/** Groups settled at once: each is a few short calls to the table, and reports must come in faster than mails go out. */
const AT_ONCE = 16;

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
  const told = new Map<string, Told>();
  const settle = async ({ ids, reports }: { readonly ids: string[]; readonly reports: SesReport[] }) => {
    try {
      const news = await applyReports(reports, services);
      if (!news) return;
      const name = deliveryName(news.delivery);
      const before = told.get(name);
      told.set(name, before ? { ...news, counts: addCounts(before.counts, news.counts) } : news);
    } catch (error) {
      services.report(ids, error);
      failed.push(...ids);
    }
  };
  const waiting = [...groups.values()].values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const group of waiting) await settle(group);
    }),
  );
  // The reports themselves stand; a count that fails is not worth bringing them back, which would count nothing anew.
  for (const news of told.values()) await countTold(news, services).catch((error) => services.report([], error));
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
