import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { PostServices } from '../shared/deliveries/channels/post-edition.ts';
import type { Channel } from '../shared/deliveries/channels/request.ts';
import { createAllowance } from '../shared/deliveries/send/account.ts';
import type { DeliverServices } from '../shared/deliveries/send/deliver-chunk.ts';
import { createMailer } from '../shared/deliveries/send/mailer.ts';
import { createPace } from '../shared/deliveries/send/pace.ts';
import { createSendingClient } from '../shared/deliveries/send/sending-client.ts';
import { createTemplates } from '../shared/deliveries/send/templates.ts';
import { systemResolve } from '../shared/documents/fetch/address/system-resolve.ts';
import { proxiesOf } from '../shared/documents/fetch/exchange/proxy.ts';
import { createPinnedPost } from '../shared/documents/fetch/pinned-post.ts';
import { createEditionStore } from '../shared/editions/edition-store.ts';
import { renderMail } from '../shared/editions/mail/mail.ts';
import { optional, required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { queueHandler } from '../shared/platform/handlers.ts';
import type { Queue } from '../shared/platform/queue.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createAddressSeal } from '../shared/readers/address/address-key.ts';
import { loadKeys } from '../shared/readers/links/signing-keys.ts';
import { DeliverMessage, deliver } from './deliver.ts';

type Services = DeliverServices & {
  readonly posts: PostServices;
  readonly queue: Queue;
  readonly deadLetters: Queue;
};

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** In the cloud a secret holds a channel's address; on one's own machine a variable of the environment. */
async function secretOf(secrets: SecretsManagerClient, { kind, secretArn }: Channel): Promise<string> {
  if (secretArn) return (await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }))).SecretString ?? '';
  const [url, key] = [`RONBUN_${kind.toUpperCase()}_URL`, 'RONBUN_WEBHOOK_KEY'].map((name) => process.env[name] ?? '');
  return kind === 'webhook' ? JSON.stringify({ url, key }) : url!;
}

async function services(): Promise<Services> {
  const table = tableFromEnvironment();
  const secrets = new SecretsManagerClient({});
  const keys = await loadKeys(secrets, required('keysSecret'));
  const editions = createEditionStore(table, bucketFromEnvironment('files'));
  const siteUrl = required('siteUrl');
  const from = required('sender');
  const domain = /@([^\s>]+)/.exec(from)?.[1];
  const unsubscribeMailbox = optional('unsubscribeMailbox');
  return {
    table,
    keys,
    siteUrl,
    ...(unsubscribeMailbox && { unsubscribeMailbox }),
    seal: createAddressSeal(keys),
    mailer: createMailer(createSendingClient(), {
      from,
      configurationSet: required('configurationSet'),
      listId: `Ronbun <ronbun.${domain}>`,
    }),
    allowance: createAllowance(new SESv2Client({}), Date.now),
    templates: createTemplates({
      loadEdition: editions.load,
      renderMail: (edition, depth) => renderMail(edition, depth, { siteUrl }),
    }),
    pace: createPace({ table, now: Date.now, sleep }),
    now: Date.now,
    sleep,
    ids: () => crypto.randomUUID(),
    home: required('table'),
    posts: {
      ...{ table, siteUrl, loadEdition: editions.load, now: Date.now, ids: () => crypto.randomUUID() },
      channels: parseRuntimeSettings(required('settings')).channels,
      secretOf: (channel) => secretOf(secrets, channel),
      post: createPinnedPost({ resolve: systemResolve, proxyOf: proxiesOf(process.env) }),
    },
    queue: queueFromEnvironment('deliveriesQueue'),
    deadLetters: queueFromEnvironment('deliveriesDeadLetters'),
  };
}

export const handler = queueHandler({
  name: 'deliver',
  schema: DeliverMessage,
  services,
  queue: ({ queue }) => queue,
  deadLetters: ({ deadLetters }) => deadLetters,
  each: deliver,
});
