/** Our client writes the body of a bulk call by itself; here the SDK's own writing is what it must equal. */
import { createServer } from 'node:http';
import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Listening, listen } from '../../infra/local/ports.ts';
import { createMailer, type Recipient } from '../../shared/deliveries/mailer.ts';
import { createSendingClient } from '../../shared/deliveries/sending-client.ts';
import { LOCAL } from '../support/real-table.ts';

interface Post {
  readonly line: string;
  readonly length: string | undefined;
  readonly body: string;
}

let endpoint: Listening;
const posts: Post[] = [];
const clients: SESv2Client[] = [];

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    posts.push({ line: `${request.method} ${request.url}`, length: request.headers['content-length'], body });
    response.setHeader('content-type', 'application/json');
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
  expect(posts.splice(0)).toEqual([{ line: 'GET /v2/email/account', length: undefined, body: '' }]);
});
