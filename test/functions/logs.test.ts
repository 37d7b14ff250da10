import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createEditionStore } from '../../shared/editions/edition-store.ts';
import { signForm } from '../../shared/readers/links/form-token.ts';
import { signLink } from '../../shared/readers/links/signed-link.ts';
import { functionEnvironment } from '../support/function-environment.ts';
import type { LambdaCalls } from '../support/lambda-child.ts';
import { addressOf, createRig, EDITION, KEYS } from '../support/mailing-rig.ts';
import { visitEvent } from '../support/page-visit.ts';
import { startQueues } from '../support/real-queues.ts';
import { startTable } from '../support/real-table.ts';
import { sampleEdition } from '../support/sample-edition.ts';
import { startSecretsStub } from '../support/secrets-stub.ts';
import { sesEvent } from '../support/ses-mails.ts';
import { startSesStub } from '../support/ses-stub.ts';

function run(job: LambdaCalls): Promise<string> {
  const entry = fileURLToPath(new URL('../support/lambda-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', entry, JSON.stringify(job)], {
    env: { PATH: process.env.PATH ?? '' },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (printed += data.toString()));
  return new Promise((done) => child.once('exit', () => done(printed)));
}

test('H-18 the handlers print no address, no token and no sealed text, whatever goes wrong', async () => {
  const [real, queues, ses, secrets] = await Promise.all([
    startTable(),
    startQueues(),
    startSesStub(),
    startSecretsStub(JSON.stringify(KEYS)),
  ]);
  const [queue, dead, files] = await Promise.all([queues.queue('work'), queues.queue('dead'), queues.bucket('files')]);
  const rig = createRig({ table: real.table, sesEndpoint: ses.url });
  try {
    await createEditionStore(real.table, files).freeze(sampleEdition(), false);
    const [first, second] = await rig.addReaders(3);
    const broken = await real.table.get({ pk: `READER#${second}`, sk: 'READER' });
    const sealed = String(broken!.address);
    await real.table.put({ ...broken!, address: `${sealed}x` });
    await prepareDeliveries(rig.prepare, EDITION);
    ses.next({ kind: 'statuses', statuses: ['SUCCESS', 'MESSAGE_REJECTED'] });
    ses.next({ kind: 'error', status: 400, type: 'MessageRejected', message: `${addressOf(9)} is not verified` });

    const token = signForm(Date.now() - 5000, KEYS);
    const preferences = signLink({ purpose: 'preferences', reader: first!, version: 1 }, KEYS);
    const broken2 = signLink({ purpose: 'preferences', reader: second!, version: 1 }, KEYS);
    const form = { email: addressOf(9), language: 'ja', depth: 'all', topics: '', website: '', token };
    const mail = `Return-Path: <${addressOf(8)}>\r\nAuthentication-Results: amazonses.com; dkim=pass header.i=@example.com\r\nFrom: ${addressOf(8)}\r\nTo: subscribe@digest.example\r\nSubject: hi\r\n\r\nhi\r\n`;
    await files.put('inbound/1', mail, 'message/rfc822');
    const records = (...bodies: unknown[]) => ({
      Records: bodies.map((body, i) => ({
        ...{ messageId: `m${i}`, receiptHandle: 'r', attributes: { ApproximateReceiveCount: '1' } },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })),
    });
    const bounced = { messageId: 'x', to: [addressOf(0)], tags: { kind: 'notice' } };
    const engines = { dynamo: real.endpoint, s3: queues.endpoint, ses: ses.url, secrets: secrets.url };
    const printed = await run({
      environment: {
        ...functionEnvironment({ ...engines, queueUrl: queue.url, deadUrl: dead.url }),
        POWERTOOLS_LOG_LEVEL: 'DEBUG',
      },
      calls: [
        { name: 'deliver', event: records(rig.messages[0], { version: 9, address: addressOf(7) }) },
        { name: 'subscriptions', event: visitEvent('/api/subscribe', { form }) },
        { name: 'subscriptions', event: visitEvent('/api/preferences', { query: preferences }) },
        {
          name: 'subscriptions',
          event: visitEvent('/api/preferences', { query: broken2, form: { action: 'export' } }),
        },
        { name: 'feedback', event: records(sesEvent(bounced, 'Bounce'), `no json, ${addressOf(7)}`) },
        { name: 'inbound-mail', event: records({ object: { key: 'inbound/1' } }, { to: addressOf(7) }) },
      ],
    });
    expect(printed.match(/answer of (deliver|subscriptions|feedback|inbound-mail)/g)).toHaveLength(6);
    expect(printed).toMatch(/a page failed/);
    expect(printed).not.toMatch(/@example\.com|%40example/);
    for (const secret of [token, preferences, broken2, sealed, KEYS.addressKey, KEYS.origin!, KEYS.current.key]) {
      expect(printed).not.toContain(secret.slice(0, 40));
      expect(printed).not.toContain(secret.slice(-20));
    }
  } finally {
    rig.close();
    await Promise.all([real.stop(), queues.stop(), ses.stop(), secrets.close()]);
  }
}, 60_000);
