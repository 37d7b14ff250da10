/** Our client writes the body of a bulk call by itself; here the SDK's own writing is what it must equal. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';
import { createMailer, type Recipient } from '../../shared/deliveries/send/mailer.ts';
import { createSendingClient } from '../../shared/deliveries/send/sending-client.ts';
import { LOCAL } from '../support/real-table.ts';

interface Post {
  readonly line: string;
  readonly length: string | undefined;
  /** What was signed, and what arrived. */
  readonly hashes: readonly [string | undefined, string];
  readonly body: string;
}

let endpoint: Listening;
const posts: Post[] = [];
const clients: SESv2Client[] = [];
/** Refuses the next call before it has read it, and reads on when this is over. */
let refuseUntil: Promise<void> | undefined;

async function read(request: IncomingMessage): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const whole = Buffer.concat(parts);
  const { 'content-length': length, 'x-amz-content-sha256': signed } = request.headers;
  const hashes = [signed as string | undefined, createHash('sha256').update(whole).digest('hex')] as const;
  posts.push({ line: `${request.method} ${request.url}`, length, hashes, body: whole.toString('utf8') });
}

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json');
    const until = refuseUntil;
    refuseUntil = undefined;
    // The whole answer, and not its end: with that Node would throw the rest of the request away.
    if (until) response.writeHead(400, { 'content-length': 2 }).write('{}');
    await until;
    await read(request);
    if (until) return void response.end();
    response.end(JSON.stringify({ BulkEmailEntryResults: [{ Status: 'SUCCESS', MessageId: 'm1' }] }));
  });
  endpoint = await listen(server, 0);
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await endpoint.close();
});

const template = { subject: '今週の論文 “10”', html: '<p title="a\\b">Ünï\u2028\u{1F600}</p>\n', text: 'tab\there' };
const recipient: Recipient = {
  address: 'reader@example.com',
  tags: { edition: '2024-W13-ja', reader: 'r1' },
  links: {
    unsubscribe: 'https://digest.example/api/unsubscribe?t',
    preferences: 'https://digest.example/api/preferences?t',
  },
  near: { html: '', text: '' },
  listUnsubscribe: '<https://digest.example/api/unsubscribe?t>',
};

function client(): SESv2Client {
  const made = createSendingClient({ ...LOCAL, endpoint: endpoint.url });
  clients.push(made);
  return made;
}

test('a bulk call says what the SDK would have said, signed and measured as it is sent', async () => {
  const options = { from: 'Ronbun 論文 <digest@digest.example>', configurationSet: 'ronbun', listId: 'Ronbun <r.x>' };
  const ours = client();
  const theirs = client();
  theirs.middlewareStack.remove('ronbunBulkInput');
  for (const one of [ours, theirs]) {
    expect(await createMailer(one, options).send(template, [recipient])).toEqual([{ kind: 'sent', messageId: 'm1' }]);
  }
  const [mine, sdks] = posts.splice(0);
  expect(JSON.parse(mine!.body)).toEqual(JSON.parse(sdks!.body));
  expect(mine!.line).toBe(sdks!.line);
  expect(mine!.length).toBe(String(Buffer.byteLength(mine!.body)));
  expect(mine!.hashes[0]).toBe(mine!.hashes[1]);
});

test('calls side by side and one after the other each carry their own readers, whole', async () => {
  const mailer = createMailer(client(), { from: 'a@b.example', configurationSet: 'ronbun', listId: 'Ronbun <r.x>' });
  const big = { ...template, html: template.html.repeat(3000) };
  const addresses: string[] = [];
  for (let round = 0; round < 4; round++) {
    const of = (call: number) => `reader${round}-${call}${'x'.repeat((7 * call) % 5)}@example.com`;
    const calls = Array.from({ length: 12 }, (_, call) => of(call));
    addresses.push(...calls);
    await Promise.all(calls.map((address) => mailer.send(big, [{ ...recipient, address }])));
  }
  const arrived = posts.splice(0);
  expect(arrived.map(({ hashes }) => hashes[0])).toEqual(arrived.map(({ hashes }) => hashes[1]));
  const told = arrived.map(({ body }) => JSON.parse(body).BulkEmailEntries[0].Destination.ToAddresses[0]);
  expect(told.sort()).toEqual(addresses.sort());
});

test('a call that was refused unread is not written over while the socket still sends it', async () => {
  const mailer = createMailer(client(), { from: 'a@b.example', configurationSet: 'ronbun', listId: 'Ronbun <r.x>' });
  // More than the socket's buffers hold.
  const big = { ...template, html: 'x'.repeat(20_000_000) };
  let goOn = () => {};
  refuseUntil = new Promise((done) => {
    goOn = done;
  });
  expect(await mailer.send(big, [recipient])).toMatchObject([{ kind: 'rejected' }]);
  await mailer.send(big, [{ ...recipient, address: 'second@example.com' }]);
  goOn();
  while (posts.length < 2) await new Promise((done) => setTimeout(done, 5));
  const told = posts.splice(0);
  expect(told.map(({ hashes }) => hashes[0] === hashes[1])).toEqual([true, true]);
});

test('what the calls of a variant share is never another variant’s, another sender’s or an earlier reader’s', async () => {
  const other = { subject: 'Other', html: '<p>other</p>', text: '他' };
  const twin = { ...template };
  const second: Recipient = {
    ...recipient,
    address: 'second@example.com',
    tags: { edition: '2024-W14-en', reader: 'r2' },
  };
  const calls = [
    [template, [recipient]],
    [other, [recipient, second]],
    [template, [second]],
    [twin, [second, recipient]],
    [other, [recipient]],
  ] as const;
  const options = { from: 'Ronbun <digest@digest.example>', configurationSet: 'ronbun', listId: 'Ronbun <r.x>' };
  const ours = client();
  const theirs = client();
  theirs.middlewareStack.remove('ronbunBulkInput');
  for (const one of [ours, theirs]) {
    const first = createMailer(one, options);
    const elsewhere = createMailer(one, { ...options, listId: 'Other <o.x>' });
    for (const [mail, recipients] of calls) {
      await first.send(mail, recipients);
      await elsewhere.send(mail, recipients);
    }
  }
  const bodies = posts.splice(0).map(({ body }) => JSON.parse(body));
  expect(bodies).toHaveLength(4 * calls.length);
  expect(bodies.slice(0, 2 * calls.length)).toEqual(bodies.slice(2 * calls.length));
});

test('every other call of the client is left to the SDK', async () => {
  await client().send(new GetAccountCommand({}));
  expect(posts.splice(0)).toMatchObject([{ line: 'GET /v2/email/account', length: undefined, body: '' }]);
});
