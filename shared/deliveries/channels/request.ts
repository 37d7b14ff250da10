/** The request that tells a channel of an edition, in the form of its kind. */
import type { Edition } from '../../editions/edition.ts';
import type { RuntimeSettings } from '../../platform/runtime-settings.ts';
import { type Contents, contentsOf } from './contents.ts';
import { discordMessage } from './forms/discord.ts';
import { slackMessage } from './forms/slack.ts';
import { teamsMessage } from './forms/teams.ts';
import { signedHeaders, webhookMessage } from './forms/webhook.ts';

export type Channel = RuntimeSettings['channels'][number];

/** Where it is posted; both are secrets. The key signs, and only a webhook of one's own has one. */
export interface Post {
  readonly url: string;
  readonly key?: string;
}

const FORMS: Readonly<Record<Channel['kind'], (contents: Contents) => object>> = {
  slack: slackMessage,
  discord: discordMessage,
  teams: teamsMessage,
  webhook: webhookMessage,
};

/** As it is posted. @param siteUrl without a slash at the end */
export const messageOf = (channel: Pick<Channel, 'kind'>, edition: Edition, siteUrl: string): string =>
  JSON.stringify(FORMS[channel.kind](contentsOf(edition, siteUrl)));

/** @param at epoch milliseconds */
export function headersOf(channel: Channel, { week, language }: Edition, body: string, { key }: Post, at: number) {
  return {
    'content-type': 'application/json; charset=utf-8',
    ...(key && signedHeaders(body, key, at, `${week}/${language}/${channel.name}`)),
  };
}

/** The secret is wrong; the words say what helps and never what it holds. A retry cannot help. */
export class ChannelSecretError extends Error {
  override name = 'ChannelSecretError' as const;
  readonly retryable = false;
}

/** Of a secret's text: an address alone, or for a webhook of one's own `{"url": …, "key": …}`. @throws ChannelSecretError */
export function parsePost(text: string, { name, kind }: Pick<Channel, 'name' | 'kind'>): Post {
  const wrong = (why: string) => new ChannelSecretError(`the secret of the channel ${name} ${why}`);
  const given = text.trim();
  const { url, key } = given.startsWith('{') ? fieldsOf(given) : { url: given, key: undefined };
  if (typeof url !== 'string' || URL.parse(url)?.protocol !== 'https:') throw wrong('holds no https address');
  if (kind !== 'webhook') return { url };
  if (typeof key !== 'string' || key.length < SHORTEST_KEY)
    throw wrong(`needs {"url": …, "key": …} with a key of at least ${SHORTEST_KEY} characters`);
  return { url, key };
}

const SHORTEST_KEY = 16;

function fieldsOf(json: string): { readonly url?: unknown; readonly key?: unknown } {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
