import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { DeliverMessage } from '../../../functions/deliver.ts';
import { unanswered } from '../../../shared/deliveries/channels/answer.ts';
import { createPostBook } from '../../../shared/deliveries/channels/book.ts';
import { ChannelBusyError, type PostServices, postEdition } from '../../../shared/deliveries/channels/post-edition.ts';
import { type PostMessage, postsAfter, preparePosts } from '../../../shared/deliveries/channels/prepare-posts.ts';
import type { Channel } from '../../../shared/deliveries/channels/request.ts';
import { WebRefusedError } from '../../../shared/sources/web.ts';
import { type ChatStub, startChats, WEBHOOK_KEY } from '../../support/chat-channels.ts';
import { editionOfKinds, SITE_URL } from '../../support/edition-of-kinds.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';
import { samplePaper } from '../../support/sample-edition.ts';

let real: RealTable;
let chats: ChatStub;
beforeAll(async () => {
  [real, chats] = await Promise.all([startTable(), startChats()]);
});
afterAll(() => Promise.all([real.stop(), chats.close()]));
afterEach(() => {
  chats.accepted.length = 0;
  chats.script.length = 0;
});

const KINDS = ['slack', 'discord', 'teams', 'webhook'] as const;
const channelOf = (kind: Channel['kind']): Channel => ({ name: `team-${kind}`, kind, language: 'ja' });
const CHANNELS = KINDS.map(channelOf);
const SECRET_PATH = 'T000-secret-path';

let number = 0;
let week: string;
let time: number;
let queued: PostMessage[];
let services: PostServices;
beforeEach(() => {
  week = `2031-W${String(++number).padStart(2, '0')}`;
  time = Date.parse('2031-01-06T00:00:00Z');
  queued = [];
  let ids = 0;
  services = {
    ...{
      table: real.table,
      channels: CHANNELS,
      siteUrl: SITE_URL,
      post: chats.post,
      now: () => time,
      ids: () => `a${ids++}`,
    },
    loadEdition: async () => editionOfKinds({ week }),
    secretOf: async ({ kind }) =>
      kind === 'webhook'
        ? JSON.stringify({ url: `https://${chats.host}/own/${SECRET_PATH}`, key: WEBHOOK_KEY })
        : `https://${chats.host}/${kind}/${SECRET_PATH}`,
  };
});

const prepare = (channels = CHANNELS, isNew = true) => {
  const queue = { send: async (messages: readonly object[]) => void queued.push(...(messages as PostMessage[])) };
  return preparePosts({ table: real.table, queue, channels, now: () => time }, { week, language: 'ja' }, isNew);
};
const posts = async () =>
  Object.fromEntries(
    (await createPostBook(real.table).all({ week, language: 'ja' })).map((each) => [each.channel, each]),
  );
const messageTo = (kind: Channel['kind']): PostMessage => ({
  version: 1,
  week,
  language: 'ja',
  channel: `team-${kind}`,
});
const post = (kind: Channel['kind'], over: Partial<PostServices> = {}, lastTry = false) =>
  postEdition(messageTo(kind), lastTry, { ...services, ...over });

describe('a channel', () => {
  test('of each kind is told of an edition once, in a form that its vendor takes, however often it is entered', async () => {
    expect(await prepare()).toBe(4);
    expect(queued.every((message) => v.is(DeliverMessage, message))).toBe(true);
    await prepare();
    for (const message of [...queued, ...queued]) await postEdition(message, false, services);
    expect(chats.accepted.map(({ path }) => path.split('/')[1])).toEqual(['slack', 'discord', 'teams', 'own']);
    expect(Object.values(await posts()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(await prepare()).toBe(0);
  });

  test('is told by one of two workers', async () => {
    await prepare();
    await Promise.all([1, 2, 3].map(() => post('slack')));
    expect(chats.accepted).toHaveLength(1);
  });

  test('hears of editions in its own language alone, and of none that was delivered before it was there', async () => {
    expect(await prepare([{ ...channelOf('slack'), language: 'en' }])).toBe(0);
    expect(await prepare(CHANNELS, false)).toBe(0);
    expect(await posts()).toEqual({});
  });

  test.each(KINDS)('of the kind %s takes an edition of two hundred papers with the longest titles', async (kind) => {
    const papers = Array.from({ length: 200 }, (_, at) =>
      samplePaper({ id: `arxiv:2403.${10_000 + at}`, title: `*[<&|${'長い題名'.repeat(200)}` }),
    );
    await prepare();
    expect(await post(kind, { loadEdition: async () => editionOfKinds({ week, papers }) })).toEqual({ state: 'sent' });
    if (kind !== 'webhook') expect(chats.accepted[0]!.body).toMatch(/ほか1\d\d本/);
  });
});

test.each<[Parameters<typeof postsAfter>[0], number, ReturnType<typeof postsAfter>]>([
  [{ outcome: 'prepared', candidates: 3, chunks: 1 }, 7, 'new'],
  [{ outcome: 'resumed', candidates: 3, chunks: 1 }, 7, 'new'],
  // Nobody reads it by mail.
  [{ outcome: 'skipped-empty' }, 7, 'new'],
  [{ outcome: 'skipped-empty' }, 0, undefined],
  [{ outcome: 'in-progress' }, 7, undefined],
  [{ outcome: 'refused', reason: 'finished' }, 7, 'again'],
  [{ outcome: 'refused', reason: 'too-late' }, 7, undefined],
  [{ outcome: 'refused', reason: 'restored' }, 7, undefined],
])('channels hear of an edition as its readers do: %j with %i papers is %s', (prepared, papers, expected) => {
  expect(postsAfter(prepared, papers)).toBe(expected);
});

describe('what may have been taken', () => {
  test.each<[string, ChatStub['script'][number]]>([
    ['a lost answer', { status: 200, lost: true }],
    ['an error of the vendor', { status: 500, body: 'rollup_error' }],
    ['a gateway that gave up', { status: 504 }],
  ])('is never posted again: %s', async (_, answer) => {
    await prepare();
    chats.script.push(answer);
    expect(await post('slack')).toMatchObject({ state: 'unknown' });
    const before = chats.requests();
    await prepare();
    await post('slack');
    expect(chats.requests()).toBe(before);
    expect((await posts())['team-slack']).toMatchObject({ state: 'unknown' });
  });

  test('is not posted again where its worker was cut off behind the claim', async () => {
    await prepare();
    const claim = { at: 'x', attempt: 'dead', leaseUntil: time + 60_000 };
    await createPostBook(real.table).claim({ week, language: 'ja' }, 'team-slack', claim);
    await post('slack');
    expect((await posts())['team-slack']).toMatchObject({ state: 'claimed' });
    time += 61_000;
    await post('slack');
    expect((await posts())['team-slack']).toMatchObject({ state: 'unknown', reason: 'its worker was cut off' });
    expect(chats.accepted).toEqual([]);
  });
});

describe('what was surely not taken', () => {
  test('waits as long as a 429 asks, and is posted once then', async () => {
    await prepare();
    chats.script.push({ status: 429, headers: { 'retry-after': '37' }, body: 'rate_limited' });
    await expect(post('slack')).rejects.toMatchObject({ name: 'ChannelBusyError', afterMs: 37_000 });
    expect((await posts())['team-slack']).toMatchObject({ state: 'prepared', reason: '429 rate_limited' });
    expect(await post('slack')).toEqual({ state: 'sent' });
    expect(chats.accepted).toHaveLength(1);
  });

  test('is given up with the last message, and says why', async () => {
    await prepare();
    chats.script.push({ status: 503 });
    expect(await post('slack', {}, true)).toEqual({ state: 'rejected', reason: '503' });
  });

  test.each<[string, ChatStub['script'][number], string]>([
    ['a webhook that is gone', { status: 404, body: 'no_service' }, '404 no_service'],
    ['an archived channel', { status: 410, body: 'channel_is_archived' }, '410 channel_is_archived'],
    [
      'an unknown webhook',
      { status: 404, body: '{"message": "Unknown Webhook", "code": 10015}' },
      '404 Unknown Webhook',
    ],
    ['a way to elsewhere', { status: 302, headers: { location: 'https://elsewhere.example/' } }, '302'],
    ['a page that tells secrets', { status: 403, body: `<html>${SECRET_PATH}</html>` }, '403'],
  ])(
    'is told by the vendor’s own word, and posted once more when a person enters the edition again: %s',
    async (_, answer, reason) => {
      await prepare();
      chats.script.push(answer);
      expect(await post('discord')).toEqual({ state: 'rejected', reason });
      expect(await post('discord')).toBeUndefined();
      queued = [];
      await prepare(CHANNELS, false);
      expect(queued.map(({ channel }) => channel)).toContain('team-discord');
      expect(await post('discord')).toEqual({ state: 'sent' });
      expect(chats.accepted).toHaveLength(1);
    },
  );

  test.each<[string, string, RegExp]>([
    ['no address', 'not an address', /holds no https address/],
    ['plain http', `http://hooks.example/slack/${SECRET_PATH}`, /holds no https address/],
    ['an inner network', `https://10.0.0.8/${SECRET_PATH}`, /public internet/],
    ['a name of an inner network', `https://metadata.internal/${SECRET_PATH}`, /inner network/],
  ])('is refused before anybody is asked, and no secret stands in the reason: %s', async (_, secret, reason) => {
    await prepare();
    const before = chats.requests();
    const outcome = await post('slack', { secretOf: async () => secret });
    expect(outcome).toMatchObject({ state: 'rejected', reason: expect.stringMatching(reason) });
    expect(JSON.stringify(outcome)).not.toContain(SECRET_PATH);
    expect(chats.requests()).toBe(before);
  });

  test.each([
    ['ENOTFOUND', 'rejected'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'rejected'],
    ['ECONNREFUSED', 'later'],
    ['EAI_AGAIN', 'later'],
    ['ECONNRESET', 'unknown'],
    ['EPIPE', 'unknown'],
  ])('is told from what may have been by where the connection ended: %s is %s', (code, state) => {
    const cause = Object.assign(new Error('x'), { code });
    expect(unanswered(new WebRefusedError('unreachable', 'x', { cause }))).toMatchObject({ state });
  });

  test('waits for a secret that can not be read now, and a webhook of one’s own needs a key', async () => {
    await prepare();
    const denied = () => Promise.reject(new Error(`denied ${SECRET_PATH}`));
    await expect(post('slack', { secretOf: denied })).rejects.toThrow(ChannelBusyError);
    expect(JSON.stringify(await posts())).not.toContain(SECRET_PATH);
    const short = async () => JSON.stringify({ url: `https://${chats.host}/own/x`, key: 'short' });
    expect(await post('webhook', { secretOf: short })).toMatchObject({
      state: 'rejected',
      reason: expect.stringContaining('16'),
    });
  });

  test('is not posted where the settings know the channel no longer, or the edition can not be read', async () => {
    await prepare();
    expect(await post('slack', { channels: [] })).toMatchObject({ state: 'rejected' });
    expect(await post('teams', { loadEdition: async () => undefined })).toMatchObject({ state: 'rejected' });
    expect(chats.accepted).toEqual([]);
  });
});

test('a webhook of one’s own names its delivery, and another key’s signature is refused', async () => {
  await prepare();
  await post('webhook');
  const [{ body, headers }] = chats.accepted as [ChatStub['accepted'][number]];
  expect(headers).toMatchObject({ 'x-ronbun-delivery': `${week}/ja/team-webhook`, 'x-ronbun-timestamp': '1925424000' });
  expect(JSON.parse(body)).toMatchObject({ version: 1, event: 'edition.published', week, language: 'ja' });
  week = `2031-W${++number}`;
  await prepare();
  const forged = async () => JSON.stringify({ url: `https://${chats.host}/own/x`, key: 'another-key-than-theirs' });
  expect(await post('webhook', { secretOf: forged })).toMatchObject({ state: 'rejected', reason: '401 bad signature' });
});
