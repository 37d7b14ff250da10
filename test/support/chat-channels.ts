/**
 * Stand-ins for the chats, written after their public pages: each takes what its limits allow and answers as the vendor does.
 * Slack: docs.slack.dev, "Incoming webhooks" and "Block Kit". Discord: "Execute Webhook", "Embed Limits". Teams: Workflows' webhook.
 */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createPinnedPost, type PinnedPost } from '../../shared/documents/fetch/pinned-post.ts';
import { ownCertificate } from '../documents/fetch/own-certificate.ts';

const HOST = 'hooks.example';
const { key, cert } = ownCertificate(HOST);

export interface Scripted {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes the message and never answers. */
  readonly lost?: boolean;
}

export interface ChatStub {
  readonly host: string;
  /** Where it listens on this machine, and the certificate that it shows. */
  readonly port: number;
  readonly cert: string;
  /** Messages that were accepted, by path. */
  readonly accepted: {
    readonly path: string;
    readonly body: string;
    readonly headers: NodeJS.Dict<string | string[]>;
  }[];
  readonly requests: () => number;
  /** Answers that come before the stub's own rules, one each. */
  readonly script: Scripted[];
  readonly post: PinnedPost;
  close(): Promise<void>;
}

export const WEBHOOK_KEY = 'a-key-of-the-receiver';

export async function startChats(): Promise<ChatStub> {
  const accepted: ChatStub['accepted'] = [];
  const script: Scripted[] = [];
  let requests = 0;
  const server = createServer({ key, cert }, async (request, response) => {
    requests += 1;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString();
    const path = request.url ?? '';
    const scripted = script.shift();
    if (scripted?.lost) {
      accepted.push({ path, body, headers: request.headers });
      return void request.socket.destroy();
    }
    if (scripted) return void response.writeHead(scripted.status, scripted.headers).end(scripted.body);
    const { status, body: answer } = judge(path, body, request.headers);
    if (status < 300) accepted.push({ path, body, headers: request.headers });
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ host: HOST, port, cert, accepted, script },
    requests: () => requests,
    post: createPinnedPost({
      ...{
        resolve: async () => ['203.0.114.7'],
        reach: () => ({ host: '127.0.0.1', port }),
        ca: cert,
        deadlineMs: 10_000,
      },
    }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const length = (text: string): number => [...text].length;

function judge(path: string, body: string, headers: NodeJS.Dict<string | string[]>): { status: number; body?: string } {
  // biome-ignore lint/suspicious/noExplicitAny: whatever is posted
  const message: any = JSON.parse(body);
  switch (path.split('/')[1]) {
    case 'slack': {
      const texts = message.blocks.map((block: { text: { text: string } }) => block.text.text);
      const [header, ...sections] = texts;
      if (message.blocks.length > 50 || length(header) > 150 || sections.some((each: string) => length(each) > 3_000))
        return { status: 400, body: 'invalid_blocks' };
      if (JSON.stringify(message.blocks).length > 13_000) return { status: 400, body: 'msg_blocks_too_long' };
      return { status: 200, body: 'ok' };
    }
    case 'discord': {
      const [embed, ...more] = message.embeds;
      const total = length(embed.title) + length(embed.description);
      if (more.length > 9 || length(embed.title) > 256 || length(embed.description) > 4_096 || total > 6_000)
        return { status: 400, body: '{"message": "Invalid Form Body", "code": 50035}' };
      return { status: 204 };
    }
    case 'teams': {
      const { contentType, content } = message.attachments[0];
      if (Buffer.byteLength(body) > 28 * 1024) return { status: 413, body: 'RequestEntityTooLarge' };
      if (message.type !== 'message' || contentType !== 'application/vnd.microsoft.card.adaptive')
        return { status: 400 };
      return content.type === 'AdaptiveCard' && content.version === '1.4' ? { status: 202 } : { status: 400 };
    }
    case 'own': {
      const signed = createHmac('sha256', WEBHOOK_KEY).update(`${headers['x-ronbun-timestamp']}.${body}`).digest('hex');
      return headers['x-ronbun-signature'] === `v1=${signed}`
        ? { status: 200 }
        : { status: 401, body: 'bad signature' };
    }
    default:
      return { status: 404, body: 'no_service' };
  }
}
