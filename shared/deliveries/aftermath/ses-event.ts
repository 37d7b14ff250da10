/**
 * What SES reports about one mail. SES promises neither order nor single delivery, one record may speak of several
 * recipients, and the same facts come in two dialects (`eventType`, `notificationType`). Pure.
 * Source: SES guide, "Contents of event data that Amazon SES publishes".
 */

import * as v from 'valibot';
import type { Language } from '../../language.ts';
import type { Report } from '../ledger/delivery.ts';

export interface SesReport {
  readonly report: Exclude<Report, '.'>;
  /** From our own tags; absent for notices and for mail that is not ours. */
  readonly chunk?: string;
  readonly week?: string;
  readonly language?: Language;
  readonly reader?: string;
  /** Whom the report is about, as SES spells them; used where tags do not say. */
  readonly addresses: readonly string[];
}

const tag = v.optional(v.pipe(v.array(v.string()), v.minLength(1)));
const people = v.optional(v.array(v.object({ emailAddress: v.string() })), []);
const SesEvent = v.object({
  eventType: v.optional(v.string()),
  notificationType: v.optional(v.string()),
  mail: v.object({
    destination: v.optional(v.array(v.string()), []),
    tags: v.optional(v.object({ edition: tag, chunk: tag, reader: tag }), {}),
  }),
  bounce: v.optional(v.object({ bounceType: v.optional(v.string(), ''), bouncedRecipients: people })),
  complaint: v.optional(
    v.object({ complaintFeedbackType: v.optional(v.nullable(v.string())), complainedRecipients: people }),
  ),
});
type SesEvent = v.InferOutput<typeof SesEvent>;

/**
 * The report in a queue message: the bare record, EventBridge's envelope or SNS's. Undefined for kinds that say nothing
 * about acceptance or delivery, known or not (`Open`, `DeliveryDelay`, whatever comes next).
 * @throws valibot's error where the message is no SES record at all
 */
export function readSesEvent(message: unknown): SesReport | undefined {
  const event = v.parse(SesEvent, unwrap(message));
  const report = reportOf(event);
  if (!report) return undefined;
  const { tags, destination } = event.mail;
  const edition = /^(\d{4}-W\d{2})-(ja|en)$/.exec(tags.edition?.[0] ?? '');
  const about = [...(event.bounce?.bouncedRecipients ?? []), ...(event.complaint?.complainedRecipients ?? [])];
  return {
    report,
    ...(tags.chunk && { chunk: tags.chunk[0]! }),
    ...(edition && { week: edition[1]!, language: edition[2] as Language }),
    ...(tags.reader && { reader: tags.reader[0]! }),
    addresses: about.length > 0 ? about.map(({ emailAddress }) => emailAddress) : destination,
  };
}

function reportOf({ eventType, notificationType, bounce, complaint }: SesEvent): SesReport['report'] | undefined {
  switch (eventType ?? notificationType) {
    case 'Send':
      return 's';
    case 'Delivery':
      return 'd';
    case 'Reject':
    case 'Rendering Failure':
    case 'RenderingFailure':
      return 'x';
    case 'Bounce':
      return bounce?.bounceType === 'Permanent' ? 'p' : 't';
    case 'Complaint':
      // A reader who takes the mail out of the junk folder is reported too, as "not-spam".
      return complaint?.complaintFeedbackType === 'not-spam' ? undefined : 'c';
    default:
      return undefined;
  }
}

/** EventBridge carries the record in `detail`, SNS as text in `Message`. No URL of an envelope is ever opened. */
function unwrap(message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return message;
  if ('detail' in message) return message.detail;
  if ('Message' in message && typeof message.Message === 'string') {
    try {
      return JSON.parse(message.Message);
    } catch {
      return undefined;
    }
  }
  return message;
}
