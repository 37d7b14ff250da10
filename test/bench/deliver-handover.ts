/** Processor time of the hand-over to SES alone: what a sender that only calls SES would need. */
import { Agent, request } from 'node:http';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createMailer, type MailTemplate, type Recipient } from '../../shared/deliveries/send/mailer.ts';
import { createSendingClient } from '../../shared/deliveries/send/sending-client.ts';

const ROUNDS = 7;
/** Five thousand mails: a round of fewer calls is as long as a collection, and says more of that than of the calls. */
const CALLS = 100;
const WARM_CALLS = 50;
const FROM = 'a@digest.example';

const paragraph = `<p style="margin:0 0 8px;color:#222">${'本文の要約です。'.repeat(3)}</p>\n`;
const line = '要約です。\n';
const bytes = (text: string, size: number) => text.repeat(Math.floor(size / Buffer.byteLength(text)));
/** A digest of ten papers: 60 kB of HTML and 10 kB of text, two thirds of it Japanese. */
const template: MailTemplate = {
  subject: '今週の論文',
  html: bytes(paragraph, 60_000),
  text: bytes(line, 10_000),
};

const RECIPIENTS = Array.from({ length: 50 }, (_, i): Recipient => {
  const unsubscribe = `https://digest.example/api/unsubscribe?${'u'.repeat(90)}`;
  return {
    address: `reader${i}@example.com`,
    links: { unsubscribe, preferences: 'p'.repeat(130) },
    near: { html: '', text: '' },
    listUnsubscribe: `<${unsubscribe}>`,
    tags: { edition: '2024-W13-ja', chunk: 'chunk-00000', reader: 'r'.repeat(22) },
  };
});

/** Microseconds a mail, of each round. */
export interface HandoverRounds {
  readonly ours: readonly number[];
  /** The same bytes in a bare request, unsigned: what no sender goes below. */
  readonly bare: readonly number[];
  /** A call of SendEmail for each mail, as the SDK makes it. */
  readonly oneByOne: readonly number[];
}

/** Fifty in a call, one call after the other; the three ways by turns. */
export async function handOver(endpoint: string): Promise<HandoverRounds> {
  const client = createSendingClient({ endpoint });
  const mailer = createMailer(client, { from: FROM, configurationSet: 'ronbun', listId: 'Ronbun <r.x>' });
  const ours = () => mailer.send(template, RECIPIENTS);
  const body = await bodyOf(client, ours);
  const agent = new Agent({ keepAlive: true });
  const bare = () => post(`${endpoint}/v2/email/outbound-bulk-emails`, agent, body);
  const plain = new SESv2Client({ endpoint });
  const oneByOne = () => plain.send(single());
  const rounds = { ours: [] as number[], bare: [] as number[], oneByOne: [] as number[] };
  for (let i = 0; i < WARM_CALLS; i++) for (const call of [ours, bare, oneByOne]) await call();
  for (let round = 0; round < ROUNDS; round++) {
    rounds.ours.push((await processorTime(ours, CALLS)) / RECIPIENTS.length);
    rounds.bare.push((await processorTime(bare, CALLS)) / RECIPIENTS.length);
    rounds.oneByOne.push(await processorTime(oneByOne, CALLS));
  }
  for (const each of [client, plain, agent]) each.destroy();
  return rounds;
}

/** Microseconds of this process for one call. */
async function processorTime(call: () => Promise<unknown>, calls: number): Promise<number> {
  // Each way pays for its own garbage.
  globalThis.gc?.();
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** A copy of what a call puts on the wire. */
async function bodyOf(client: SESv2Client, call: () => Promise<unknown>): Promise<Buffer> {
  let body = Buffer.alloc(0);
  client.middlewareStack.add(
    (next) => (args) => {
      body = Buffer.from((args.request as { body: Buffer }).body);
      return next(args);
    },
    { step: 'finalizeRequest', name: 'benchBody' },
  );
  await call();
  client.middlewareStack.remove('benchBody');
  return body;
}

function post(url: string, agent: Agent, body: Buffer): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  return new Promise((done, failed) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => response.resume().on('end', done));
    sent.on('error', failed).end(body);
  });
}

function single(): SendEmailCommand {
  const { subject, html, text } = template;
  return new SendEmailCommand({
    FromEmailAddress: FROM,
    Destination: { ToAddresses: ['reader@example.com'] },
    Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html }, Text: { Data: text } } } },
  });
}
