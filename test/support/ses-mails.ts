/** How SES reads a sending request, renders it after accepting, and reports about it; used by the stub. Pure. */

export interface MailTemplateInput {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface MailInput {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly headers: readonly { readonly Name: string; readonly Value: string }[];
  readonly tags: Readonly<Record<string, string>>;
  readonly template: MailTemplateInput;
  /** Fills the template's placeholders; undefined where the content is ready as it is. */
  readonly data: Readonly<Record<string, string>> | undefined;
}

interface Destination {
  readonly ToAddresses?: readonly string[];
  readonly CcAddresses?: readonly string[];
  readonly BccAddresses?: readonly string[];
}
type Pairs = readonly { readonly Name: string; readonly Value: string }[];

export interface BulkRequest {
  readonly FromEmailAddress: string;
  readonly Destination?: Destination;
  readonly EmailTags?: Pairs;
  readonly DefaultEmailTags?: Pairs;
  readonly Content?: {
    readonly Simple: {
      readonly Subject: { readonly Data: string };
      readonly Body: { readonly Html?: { readonly Data: string }; readonly Text?: { readonly Data: string } };
      readonly Headers?: Pairs;
    };
  };
  readonly DefaultContent?: {
    readonly Template: {
      readonly TemplateContent: { readonly Subject: string; readonly Html?: string; readonly Text?: string };
      readonly TemplateData?: string;
      readonly Headers?: Pairs;
    };
  };
  readonly BulkEmailEntries?: readonly {
    readonly Destination: Destination;
    readonly ReplacementEmailContent?: { readonly ReplacementTemplate?: { readonly ReplacementTemplateData?: string } };
    readonly ReplacementHeaders?: Pairs;
    readonly ReplacementTags?: Pairs;
  }[];
}

/** The mails of a call to SendBulkEmail or SendEmail; undefined for other paths. */
export function toMails(path: string, request: BulkRequest): MailInput[] | undefined {
  const people = ({ ToAddresses = [], CcAddresses = [], BccAddresses = [] }: Destination = {}) => ({
    ...{ to: ToAddresses, cc: CcAddresses, bcc: BccAddresses },
  });
  const from = request.FromEmailAddress;
  if (path === '/v2/email/outbound-emails' && request.Content) {
    const { Subject, Body, Headers = [] } = request.Content.Simple;
    const template = { subject: Subject.Data, html: Body.Html?.Data ?? '', text: Body.Text?.Data ?? '' };
    const tags = record(request.EmailTags);
    return [{ from, ...people(request.Destination), headers: Headers, tags, template, data: undefined }];
  }
  if (path !== '/v2/email/outbound-bulk-emails' || !request.DefaultContent) return undefined;
  const { TemplateContent, TemplateData = '{}', Headers = [] } = request.DefaultContent.Template;
  const { Subject, Html = '', Text = '' } = TemplateContent;
  return (request.BulkEmailEntries ?? []).map((entry) => {
    const own = entry.ReplacementHeaders ?? [];
    const replaced = new Set(own.map(({ Name }) => Name));
    const data = entry.ReplacementEmailContent?.ReplacementTemplate?.ReplacementTemplateData ?? '{}';
    return {
      ...{ from, ...people(entry.Destination), template: { subject: Subject, html: Html, text: Text } },
      headers: [...Headers.filter(({ Name }) => !replaced.has(Name)), ...own],
      tags: { ...record(request.DefaultEmailTags), ...record(entry.ReplacementTags) },
      data: { ...JSON.parse(TemplateData), ...JSON.parse(data) } as Record<string, string>,
    };
  });
}

const record = (pairs: Pairs = []) => Object.fromEntries(pairs.map(({ Name, Value }) => [Name, Value]));

/**
 * SES renders Handlebars after accepting. Known names are filled in (escaped with two braces, `=` included, plain with
 * three); any other pair of braces is an expression that SES cannot render: a Rendering Failure, and no mail.
 */
export function renderEntry({ template, data }: MailInput): MailTemplateInput & { rendered: boolean } {
  if (!data) return { ...template, rendered: true };
  const fill = (text: string) =>
    text
      .replace(/\{\{\{(\w+)\}\}\}/g, (whole, name: string) => data[name] ?? whole)
      .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in data ? escaped(data[name]!) : whole));
  const [subject, html, text] = [fill(template.subject), fill(template.html), fill(template.text)] as const;
  return { subject, html, text, rendered: ![subject, html, text].some((part) => part.includes('{{')) };
}

const escaped = (text: string) => text.replace(/[&<>"'`=]/g, (character) => `&#${character.charCodeAt(0)};`);

export interface SesEvent {
  readonly eventType: string;
  readonly mail: {
    readonly messageId: string;
    readonly destination: readonly string[];
    readonly tags: Readonly<Record<string, readonly string[]>>;
  };
}

type Told = Pick<MailInput, 'to' | 'tags'> & { readonly messageId: string };

/** A record as event publishing writes it. `details` adds or replaces the part that belongs to the kind. */
export function sesEvent(mail: Told, eventType: string, details: object = {}): SesEvent {
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
  const recipients = mail.to.map((emailAddress) => ({ emailAddress }));
  const parts: Record<string, object> = {
    Bounce: {
      bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: recipients, ...details },
    },
    Complaint: { complaint: { complainedRecipients: recipients, complaintFeedbackType: 'abuse', ...details } },
    Delivery: { delivery: { recipients: mail.to, ...details } },
    'Rendering Failure': { failure: { errorMessage: 'an expression of the template cannot be rendered', ...details } },
  };
  return {
    eventType,
    mail: { messageId: mail.messageId, destination: mail.to, tags: { ...tags, 'ses:configuration-set': ['ronbun'] } },
    ...parts[eventType],
  };
}
