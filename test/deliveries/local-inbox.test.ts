import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import ses from 'aws-ses-v2-local';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createRig, EDITION, type Rig, SITE } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

let real: RealTable;
let inbox: Server;
let rig: Rig;
let endpoint: string;

/** The engine answers GetAccount only when this is set, and wants every field. */
const ACCOUNT = {
  DedicatedIpAutoWarmupEnabled: false,
  EnforcementStatus: 'HEALTHY',
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 1000, MaxSendRate: 100, SentLast24Hours: 0 },
  SuppressionAttributes: { SuppressedReasons: ['BOUNCE'] },
  Details: {
    ...{ AdditionalContactEmailAddresses: [], ContactLanguage: 'EN', MailType: 'MARKETING', WebsiteURL: 'http://x' },
    ...{ ReviewDetails: { CaseId: '1', Status: 'GRANTED' }, UseCaseDescription: 'a test' },
  },
};

beforeEach(async () => {
  process.env.AWS_SES_ACCOUNT = JSON.stringify(ACCOUNT);
  real = await startTable();
  inbox = await ses.default({ host: '127.0.0.1', port: 0 });
  endpoint = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}`;
  rig = createRig({ table: real.table, sesEndpoint: endpoint });
});

afterEach(async () => {
  rig.close();
  inbox.closeAllConnections();
  inbox.close();
  await real.stop();
});

test('one confirmed reader gets one mail through the local SES engine, with links and list headers of its own', async () => {
  await rig.addReaders(1);
  expect(await prepareDeliveries(rig.prepare, EDITION)).toEqual({ outcome: 'prepared', candidates: 1, chunks: 1 });
  expect(await rig.drain()).toEqual([]);

  const { emails } = (await (await fetch(`${endpoint}/store`)).json()) as { emails: StoredMail[] };
  expect(emails).toHaveLength(1);
  const { destination, headers, body, subject } = emails[0]!;
  expect(destination).toEqual({ to: ['reader0@example.com'], cc: [], bcc: [] });
  expect(subject).toContain('3月25日〜31日');
  const value = (name: string) => headers.filter((header) => header.name === name).map((header) => header.value);
  expect(value('List-Unsubscribe')).toEqual([expect.stringContaining(`<${SITE}/api/unsubscribe?1.`)]);
  expect(value('List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
  const link = value('List-Unsubscribe')[0]!.slice(1, -1);
  expect(body.html).toContain(`href="${link}"`);
  expect(body.text).toContain(link);
  expect(body.text).not.toContain('{{');
  expect(await balance(rig.prepare, EDITION)).toMatchObject({ candidates: 1, sent: 1, closed: true });
});

interface StoredMail {
  readonly destination: object;
  readonly subject: string;
  readonly headers: readonly { name: string; value: string }[];
  readonly body: { html: string; text: string };
}
