/** An edition through a real mail server: the stub hands on what it accepted, and the mailbox is read back by IMAP. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { readByImap, sendBySmtp } from '../support/mail-clients.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { mimeOf } from '../support/mime.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

let server: MailServer | undefined;
let real: RealTable;
let ses: SesStub;
let rig: Rig;

beforeAll(async () => {
  server = await startMailServer('example.com', ['reader0', 'reader1', 'reader2']);
  real = await startTable();
  ses = await startSesStub({
    relay: async (mail) => {
      if (server) await sendBySmtp(server.smtpPort, 'bounce@digest.example', mail.to[0]!, mimeOf(mail));
    },
  });
  rig = createRig({
    ...{ table: real.table, sesEndpoint: ses.url, sesTimeout: 30_000 },
    unsubscribeMailbox: 'unsubscribe@in.digest.example',
  });
}, 60_000);

afterAll(async () => {
  rig?.close();
  await Promise.all([server?.stop(), real?.stop(), ses?.stop()]);
}, 30_000);

async function mailbox(user: string): Promise<Buffer[]> {
  for (let tries = 0; tries < 50; tries++) {
    const messages = await readByImap(server!.imapPort, user);
    if (messages.length > 0) return messages;
    await new Promise((done) => setTimeout(done, 200));
  }
  return [];
}

test('three readers find one readable mail each in a real mailbox, its list headers unfolded', async () => {
  await rig.addReaders(3);
  await prepareDeliveries(rig.prepare, EDITION);
  expect(await rig.drain()).toEqual([]);
  expect(ses.accepted).toHaveLength(3);
  // Without a mail server the notice is printed, and what was accepted is all that can be checked.
  if (!server) return;
  for (let i = 0; i < 3; i++) {
    const messages = await mailbox(`reader${i}`);
    expect(messages).toHaveLength(1);
    const raw = messages[0]!.toString('latin1');
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    for (const name of ['List-Unsubscribe', 'List-Unsubscribe-Post', 'List-ID']) {
      expect(head.match(new RegExp(`^${name}: [^\\r\\n]+\\r\\n(?![ \\t])`, 'gim'))).toHaveLength(1);
    }
    const mail = await PostalMime.parse(messages[0]!);
    expect(mail.to).toEqual([{ address: `reader${i}@example.com`, name: '' }]);
    expect(mail.from?.name).toBe('ロンブン');
    expect(mail.subject).toContain('3月25日〜31日');
    expect(mail.text).toContain('Letters arrive once.');
    expect(mail.html).toContain('/api/unsubscribe?');
    expect(mail.html).toContain('設定を変える');
  }
}, 60_000);
