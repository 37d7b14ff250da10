/** Hands mails to SES, up to fifty in one call, and says for each what became of it. */
import {
  type BulkEmailContent,
  type BulkEmailEntry,
  type SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import { type Address, wireAddress } from '../../readers/address/address.ts';
import { mailboxHeader } from '../../readers/address/mailbox-header.ts';
import { callOutcome, type EntryOutcome, entryOutcomes } from './ses-outcome.ts';

/** One rendered variant; its placeholders are the links of a recipient and the two forms of `near`. */
export interface MailTemplate {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** What a reader with these topics sees first; absent where the mail is the same for everybody. */
  readonly near?: (topics: readonly string[]) => { readonly html: string; readonly text: string };
}

export interface Recipient {
  readonly address: Address;
  /** SES tag values take letters, digits, `_` and `-` alone. */
  readonly tags: Readonly<Record<string, string>>;
  /** Filled into the template. */
  readonly links: { readonly unsubscribe: string; readonly preferences: string };
  /** Likewise: the papers near to this reader's topics, or nothing. */
  readonly near: { readonly html: string; readonly text: string };
  /** The value of List-Unsubscribe: `<https://…>` and perhaps `<mailto:…>`. */
  readonly listUnsubscribe: string;
}

export interface Mailer {
  /**
   * Never throws for what SES or the network did: that is each entry's outcome. A call that SES refused for its
   * content is halved until the bad entry stands alone; the pieces were definitely not sent, so asking again is safe.
   */
  send(template: MailTemplate, recipients: readonly Recipient[]): Promise<EntryOutcome[]>;
}

export interface MailerOptions {
  /** `Name <address>`. */
  readonly from: string;
  readonly configurationSet: string;
  /** Value of List-ID (RFC 2919), e.g. `Ronbun <digest.example.com>`. */
  readonly listId: string;
}

/** When SES rejects this many and no other one, our own set-up is wrong and no reader is marked for it. */
const NOT_THEIR_FAULT = 5;

/** @param client with `maxAttempts: 1`: with the default, one call was seen to make three accepted posts */
export function createMailer(client: SESv2Client, options: MailerOptions): Mailer {
  // One object for all calls of a variant: the client writes it as bytes only once.
  const contents = new WeakMap<MailTemplate, BulkEmailContent>();

  function contentOf(template: MailTemplate): BulkEmailContent {
    const known = contents.get(template);
    if (known) return known;
    const content = bulkContent(template, options.listId);
    contents.set(template, content);
    return content;
  }

  async function post(template: MailTemplate, recipients: readonly Recipient[]) {
    const answer = await client.send(
      new SendBulkEmailCommand({
        FromEmailAddress: mailboxHeader(options.from),
        ConfigurationSetName: options.configurationSet,
        DefaultContent: contentOf(template),
        BulkEmailEntries: recipients.map(entry),
      }),
    );
    return entryOutcomes(recipients.length, answer.BulkEmailEntryResults ?? []);
  }

  async function halve(template: MailTemplate, recipients: readonly Recipient[]): Promise<EntryOutcome[]> {
    try {
      return await post(template, recipients);
    } catch (error) {
      const outcome = callOutcome(error);
      if (outcome.kind !== 'rejected' || recipients.length === 1) return recipients.map(() => outcome);
      const middle = Math.ceil(recipients.length / 2);
      const first = await halve(template, recipients.slice(0, middle));
      return [...first, ...(await halve(template, recipients.slice(middle)))];
    }
  }

  async function send(template: MailTemplate, recipients: readonly Recipient[]): Promise<EntryOutcome[]> {
    const outcomes = await halve(template, recipients);
    if (recipients.length < NOT_THEIR_FAULT || outcomes.some(({ kind }) => kind !== 'rejected')) return outcomes;
    return outcomes.map(() => ({ kind: 'refused', trouble: 'account', reason: 'every entry was rejected' }));
  }

  return { send };
}

function bulkContent({ subject, html, text }: MailTemplate, listId: string): BulkEmailContent {
  return {
    Template: {
      TemplateContent: { Subject: subject, Html: html, Text: text },
      TemplateData: '{}',
      // What stands here and not at an entry is added to its mail as well (SES v2 API, BulkEmailEntry).
      Headers: [
        { Name: 'List-ID', Value: listId },
        { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      ],
    },
  };
}

function entry({ address, tags, links, near, listUnsubscribe }: Recipient): BulkEmailEntry {
  // A placeholder without a value is a mail that SES accepts and never sends, so each has one.
  const data = { ...links, near: near.html, nearText: near.text };
  return {
    Destination: { ToAddresses: [wireAddress(address)] },
    ReplacementTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
    ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: JSON.stringify(data) } },
    ReplacementHeaders: [{ Name: 'List-Unsubscribe', Value: listUnsubscribe }],
  };
}
