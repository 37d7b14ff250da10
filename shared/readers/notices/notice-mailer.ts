/** Hands a notice to SES. */
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type Address, wireAddress } from '../address/address.ts';
import { mailboxHeader } from '../address/mailbox-header.ts';
import type { Notice } from './notice.ts';

export type SendNotice = (to: Address, notice: Notice) => Promise<void>;

/** SES did not take a notice, or did not say so. The caller decides; the address is never part of the message. */
export class NoticeRefusedError extends Error {
  override name = 'NoticeRefusedError' as const;
  /** SES said no; without an answer the mail may be on its way all the same. */
  readonly definite: boolean;
  constructor(cause: Error & { $metadata?: { httpStatusCode?: number } }) {
    super(`SES did not take a notice: ${cause.name}`);
    const status = cause.$metadata?.httpStatusCode ?? 0;
    this.definite = status >= 400 && status < 500;
  }
}

/** @param client with `maxAttempts: 1`: a repeated request is a second mail */
export function createNoticeMailer(client: SESv2Client, from: string, configurationSet: string): SendNotice {
  return async (to, { subject, html, text }) => {
    const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: mailboxHeader(from),
          Destination: { ToAddresses: [wireAddress(to)] },
          ConfigurationSetName: configurationSet,
          EmailTags: [{ Name: 'kind', Value: 'notice' }],
          Content: {
            Simple: {
              Subject: part(subject),
              Body: { Html: part(html), Text: part(text) },
              // Keeps holiday responders quiet (RFC 3834).
              Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
            },
          },
        }),
      );
    } catch (error) {
      throw new NoticeRefusedError(error as Error);
    }
  };
}
