/**
 * SES v2 as far as we use it, over real HTTP. Its accept log is the ground truth of every delivery test: what stands
 * there is in somebody's mailbox, whatever the caller was told.
 *
 *     const ses = await startSesStub();
 *     ses.next({ kind: 'accept-then-reset' });      // the next call is accepted and its answer is lost
 *     ses.mailbox('reader0@example.com')            // the mails accepted for an address
 *     ses.events()                                  // what SES would report about all of them
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BulkRequest, type MailInput, renderEntry, type SesEvent, sesEvent, toMails } from './ses-mails.ts';

export type SesFault =
  /** Accepted; the connection is reset. */
  | { readonly kind: 'accept-then-reset' }
  /** Accepted; no answer ever comes. */
  | { readonly kind: 'accept-then-hang' }
  /** Accepted; the answer is an error all the same. */
  | { readonly kind: 'accept-then-error'; readonly status: number; readonly type: string }
  /** Accepted; half of the answer arrives. */
  | { readonly kind: 'accept-then-cut' }
  /** Not accepted; the connection is reset. */
  | { readonly kind: 'reset' }
  /** Not accepted; an error of this name. */
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message?: string }
  /** One status per entry, repeated where there are more entries; only SUCCESS is accepted. */
  | { readonly kind: 'statuses'; readonly statuses: readonly string[] }
  /** All accepted, fewer answers than entries. */
  | { readonly kind: 'short-answer'; readonly answers: number };

export interface AcceptedMail extends MailInput {
  readonly messageId: string;
  /** When its call arrived: `performance.now()` of the stub's process. */
  readonly at: number;
  /** False when the template could not be rendered after acceptance: nothing was sent. */
  readonly rendered: boolean;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Account {
  perSecond: number;
  perDay: number;
  sentToday: number;
  sending: boolean;
}

export interface SesStub {
  readonly url: string;
  readonly accepted: AcceptedMail[];
  /** Every POST that would send, refused ones included. */
  readonly posts: { readonly at: number; readonly mails: number; readonly path: string }[];
  readonly account: Account;
  /** The next so many sending calls suffer it. */
  next(fault: SesFault, times?: number): void;
  /** Every sending call suffers it until `heal`. */
  always(fault: SesFault | ((request: { readonly to: readonly string[] }) => SesFault | undefined)): void;
  heal(): void;
  mailbox(address: string): AcceptedMail[];
  /** What SES reports: Send and Delivery of each mail, or Rendering Failure. */
  events(): SesEvent[];
  /** The most mails accepted within any window of one second. */
  busiestSecond(): number;
  stop(): Promise<void>;
}

export interface SesStubOptions {
  readonly account?: Partial<Account>;
  /** Keeps only addresses and tags, for runs of a hundred thousand mails. */
  readonly light?: boolean;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** Called for each accepted and rendered mail, e.g. to hand it to a mail server. */
  readonly relay?: (mail: AcceptedMail) => Promise<void>;
}

export async function startSesStub(options: SesStubOptions = {}): Promise<SesStub> {
  const accepted: AcceptedMail[] = [];
  const posts: SesStub['posts'] = [];
  const account: Account = { perSecond: 1000, perDay: 1_000_000, sentToday: 0, sending: true, ...options.account };
  let faults: SesFault[] = [];
  let standing: Parameters<SesStub['always']>[0] | undefined;

  async function accept(mail: MailInput, at: number): Promise<string> {
    const messageId = `0100${String(accepted.length).padStart(12, '0')}-stub`;
    const { rendered, subject, html, text } = renderEntry(mail);
    const body = options.light ? { subject: '', html: '', text: '', template: EMPTY } : { subject, html, text };
    const kept: AcceptedMail = { ...mail, ...body, rendered, messageId, at };
    accepted.push(kept);
    account.sentToday += 1;
    if (rendered) await options.relay?.({ ...kept, subject, html, text });
    return messageId;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const body = await readJson(request);
    const path = request.url ?? '/';
    if (request.method === 'GET' && path === '/v2/email/account') return json(response, 200, describe(account));
    const mails = toMails(path, body as BulkRequest);
    if (!mails) return json(response, 404, { message: `the stub does not serve ${request.method} ${path}` });
    posts.push({ at, mails: mails.length, path });
    if (options.latencyMs) await new Promise((done) => setTimeout(done, options.latencyMs));
    const always = typeof standing === 'function' ? standing({ to: mails.flatMap(({ to }) => to) }) : standing;
    const fault = faults.shift() ?? always;
    const bulk = path.endsWith('outbound-bulk-emails');
    if (fault?.kind === 'reset') return void request.socket.destroy();
    if (fault?.kind === 'error') {
      return json(response, fault.status, { message: fault.message ?? fault.type }, { 'x-amzn-errortype': fault.type });
    }
    const results: { Status: string; MessageId?: string; Error?: string }[] = [];
    for (const [i, mail] of mails.entries()) {
      const status = fault?.kind === 'statuses' ? fault.statuses[i % fault.statuses.length]! : 'SUCCESS';
      if (status === 'SUCCESS') results.push({ Status: status, MessageId: await accept(mail, at) });
      else results.push({ Status: status, Error: `${status} of the stub` });
    }
    if (fault?.kind === 'accept-then-reset') return void request.socket.destroy();
    if (fault?.kind === 'accept-then-hang') return;
    if (fault?.kind === 'accept-then-error') {
      return json(response, fault.status, { message: fault.type }, { 'x-amzn-errortype': fault.type });
    }
    if (fault?.kind === 'short-answer') results.length = Math.min(results.length, fault.answers);
    const answer = bulk ? { BulkEmailEntryResults: results } : { MessageId: results[0]?.MessageId };
    if (fault?.kind !== 'accept-then-cut') return json(response, 200, answer);
    const text = JSON.stringify(answer);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => request.socket.destroy());
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: Error) => json(response, 500, { message: error.message }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    posts,
    account,
    next: (fault, times = 1) => void faults.push(...Array.from({ length: times }, () => fault)),
    always: (fault) => {
      standing = fault;
    },
    heal: () => {
      faults = [];
      standing = undefined;
    },
    mailbox: (address) => accepted.filter((mail) => mail.rendered && mail.to.includes(address)),
    events: () =>
      accepted.flatMap((mail) =>
        mail.rendered ? [sesEvent(mail, 'Send'), sesEvent(mail, 'Delivery')] : [sesEvent(mail, 'Rendering Failure')],
      ),
    busiestSecond: () => busiest(accepted.map(({ at }) => at).sort((a, b) => a - b)),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const EMPTY = { subject: '', html: '', text: '' };

/** Most instants within any half-open second; instants in ascending order. */
function busiest(instants: readonly number[]): number {
  let [most, from] = [0, 0];
  for (let i = 0; i < instants.length; i++) {
    while (instants[i]! - instants[from]! >= 1000) from += 1;
    most = Math.max(most, i - from + 1);
  }
  return most;
}

function describe({ perSecond, perDay, sentToday, sending }: Account) {
  return {
    EnforcementStatus: 'HEALTHY',
    ProductionAccessEnabled: true,
    SendingEnabled: sending,
    SendQuota: { Max24HourSend: perDay, MaxSendRate: perSecond, SentLast24Hours: sentToday },
  };
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString('utf8'));
}
