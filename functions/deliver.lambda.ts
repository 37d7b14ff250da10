import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { createAllowance } from '../shared/deliveries/send/account.ts';
import type { DeliverServices } from '../shared/deliveries/send/deliver-chunk.ts';
import { createMailer } from '../shared/deliveries/send/mailer.ts';
import { createPace } from '../shared/deliveries/send/pace.ts';
import { createSendingClient } from '../shared/deliveries/send/sending-client.ts';
import { createTemplates } from '../shared/deliveries/send/templates.ts';
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
import { createAddressSeal } from '../shared/readers/address/address-key.ts';
import { loadKeys } from '../shared/readers/links/signing-keys.ts';
import { DeliverMessage, deliver } from './deliver.ts';

type Services = DeliverServices & { readonly queue: Queue; readonly deadLetters: Queue };

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function services(): Promise<Services> {
  const table = tableFromEnvironment();
  const keys = await loadKeys(new SecretsManagerClient({}), required('keysSecret'));
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
