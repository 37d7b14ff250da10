import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { feedback } from '../../functions/feedback.ts';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { countReports } from '../../shared/deliveries/ledger/breaker.ts';
import { createLedger } from '../../shared/deliveries/ledger/ledger.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import type { Table } from '../../shared/platform/table.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { addressOf, createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { sesEvent } from '../support/ses-mails.ts';
import { type AcceptedMail, type SesStub, startSesStub } from '../support/ses-stub.ts';

let real: RealTable;
let ses: SesStub;
let rig: Rig;
let clock: FakeClock;
let ids: string[];

beforeEach(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
  clock = createFakeClock();
  rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
  ids = await rig.addReaders(6);
  await prepareDeliveries(rig.prepare, EDITION);
  await rig.drain();
});

afterEach(async () => {
  rig.close();
  await Promise.all([real.stop(), ses.stop()]);
});

const mailTo = (i: number): AcceptedMail => ses.mailbox(addressOf(i))[0]!;
const reader = (i: number) => rig.readers.load(ids[i]!);
const counted = async () => {
  const ledger = createLedger(real.table);
  return countReports(ledger.reports((await ledger.load(EDITION))!));
};
const nextEdition = async (week: string) => {
  await prepareDeliveries(rig.prepare, { ...EDITION, week });
  await rig.drain();
};

describe('P-24 events come as they like', () => {
  test('a complaint before the delivery, a bounce after it, all of it twice: the worst stands', async () => {
    const events = [
      sesEvent(mailTo(0), 'Complaint'),
      sesEvent(mailTo(0), 'Delivery'),
      sesEvent(mailTo(1), 'Delivery'),
      sesEvent(mailTo(1), 'Bounce'),
      sesEvent(mailTo(2), 'Bounce', { bounceType: 'Transient' }),
      sesEvent(mailTo(2), 'Delivery'),
    ];
    expect(await rig.report([...events, ...events, ...[...events].reverse()])).toEqual([]);
    expect(await reader(0)).toMatchObject({ state: 'unsubscribed', suppressed: 'complaint' });
    expect(await reader(1)).toMatchObject({ suppressed: 'bounce' });
    expect(await reader(2)).toMatchObject({ state: 'active', softBounces: [EDITION.week] });
    expect(await counted()).toEqual({ delivered: 1, bounced: 1, complained: 1 });
  });

  test('both dialects and all three envelopes are read', async () => {
    const { eventType, ...rest } = sesEvent(mailTo(0), 'Bounce');
    await rig.report([{ notificationType: eventType, ...rest }]);
    await rig.report([{ 'detail-type': 'Email Bounced', source: 'aws.ses', detail: sesEvent(mailTo(1), 'Bounce') }]);
    await rig.report([{ Type: 'Notification', Message: JSON.stringify(sesEvent(mailTo(2), 'Bounce')) }]);
    for (const i of [0, 1, 2]) expect(await reader(i)).toMatchObject({ suppressed: 'bounce' });
  });

  test('one record about several recipients concerns each of them, and nobody else', async () => {
    const recipients = [0, 1].map((i) => ({ emailAddress: `Somebody <${addressOf(i).toUpperCase()}>` }));
    const event = sesEvent({ ...mailTo(0), to: [addressOf(0), addressOf(1), addressOf(2)] }, 'Bounce', {
      bouncedRecipients: recipients,
    });
    await rig.report([event]);
    expect(await reader(0)).toMatchObject({ suppressed: 'bounce' });
    expect(await reader(1)).toMatchObject({ suppressed: 'bounce' });
    expect((await reader(2))?.suppressed).toBeUndefined();
  });

  test('unknown kinds, missing tags and foreign chunks change nothing and throw nothing', async () => {
    const { mail } = sesEvent(mailTo(0), 'Delivery');
    const foreign = { ...mailTo(3), tags: { ...mailTo(3).tags, chunk: 'of-somebody-else' } };
    const events = [
      { eventType: 'Open', mail, open: {} },
      { eventType: 'KindOfNextYear', mail },
      { eventType: 'DeliveryDelay', mail },
      { eventType: 'Delivery', mail: { destination: ['nobody@elsewhere.example'] } },
      sesEvent(foreign, 'Delivery'),
      sesEvent(mailTo(4), 'Complaint', { complaintFeedbackType: 'not-spam' }),
    ];
    expect(await rig.report(events)).toEqual([]);
    expect(rig.buried).toEqual([]);
    expect(await reader(4)).toMatchObject({ state: 'active' });
    expect(await balance(rig.prepare, EDITION)).toMatchObject({ sent: 6, closed: true });
  });

  test('a bounce without tags finds its reader by address, also for a confirmation mail', async () => {
    await rig.report([sesEvent({ ...mailTo(3), tags: { kind: 'notice' } }, 'Bounce')]);
    expect(await reader(3)).toMatchObject({ suppressed: 'bounce' });
  });

  test('a delivery that SES tells again and again counts once', async () => {
    const deliveries = [0, 1, 2, 3, 4, 5].map((i) => sesEvent(mailTo(i), 'Delivery'));
    for (let i = 0; i < 3; i++) await rig.report([...deliveries, ...deliveries]);
    expect(await counted()).toEqual({ delivered: 6, bounced: 0, complained: 0 });
  });

  test('the reports of a batch about one chunk are one write, and an acceptance that is known is none', async () => {
    let rows = 0;
    const table = {
      ...real.table,
      update(...args: Parameters<typeof real.table.update>) {
        rows += 1;
        return real.table.update(...args);
      },
    };
    const services = {
      table,
      readers: rig.readers,
      seal: rig.seal,
      deadLetters: { bury: async () => {} },
      report: () => {},
    };
    const records = ses.events().map((event, i) => ({ messageId: String(i), body: JSON.stringify(event) }));
    expect(records).toHaveLength(12);
    await feedback(
      records.filter(({ body }) => body.includes('"Send"')),
      services,
    );
    expect(rows).toBe(0);
    await feedback(records, services);
    expect(rows).toBe(1);
    expect(await counted()).toMatchObject({ delivered: 6 });
  });

  test('a bounce reads its own chunk and a count, however many chunks the edition has', async () => {
    await rig.addReaders(600, 'all', 6);
    await nextEdition('2024-W14');
    const [first, ...others] = ses.mailbox(addressOf(0)).slice(-1).concat(ses.accepted.slice(-600));
    await rig.report(others.map((mail) => sesEvent(mail, 'Delivery')));
    let rows = 0;
    const table: Table = {
      ...real.table,
      get: (key) => {
        rows += 1;
        return real.table.get(key);
      },
      async *query(wanted) {
        for await (const row of real.table.query(wanted)) {
          rows += 1;
          yield row;
        }
      },
    };
    const services = { table, readers: rig.readers, seal: rig.seal, deadLetters: { bury: async () => {} } };
    const body = JSON.stringify(sesEvent(first!, 'Bounce'));
    await feedback([{ messageId: 'one', body }], { ...services, report: () => {} });
    expect(rows).toBeLessThanOrEqual(5);
    expect(await reader(0)).toMatchObject({ suppressed: 'bounce' });
  });
});

describe('P-25 bounces and complaints', () => {
  test('five soft bounces within six weeks suppress; fewer only count; a new edition is not sent', async () => {
    const weeks = ['2024-W14', '2024-W15', '2024-W16', '2024-W17'];
    const soft = (mail: AcceptedMail) => sesEvent(mail, 'Bounce', { bounceType: 'Transient' });
    await rig.report([soft(mailTo(0)), soft(mailTo(0))]);
    for (const week of weeks) {
      expect((await reader(0))?.suppressed).toBeUndefined();
      await nextEdition(week);
      await rig.report([soft(ses.mailbox(addressOf(0)).at(-1)!)]);
    }
    expect(await reader(0)).toMatchObject({ suppressed: 'bounce', softBounces: [EDITION.week, ...weeks] });
    await nextEdition('2024-W18');
    expect(ses.mailbox(addressOf(0))).toHaveLength(5);
    expect(ses.mailbox(addressOf(1))).toHaveLength(6);
  });

  test('an auto-reply is no event of SES and a mail taken out of the junk folder is no complaint', async () => {
    await rig.report([sesEvent(mailTo(0), 'Complaint', { complaintFeedbackType: 'not-spam' })]);
    await nextEdition('2024-W14');
    expect(ses.mailbox(addressOf(0))).toHaveLength(2);
  });

  test('one permanent bounce or one complaint is enough, and a complaint unsubscribes', async () => {
    await rig.report([sesEvent(mailTo(0), 'Bounce'), sesEvent(mailTo(1), 'Complaint')]);
    await nextEdition('2024-W14');
    expect(ses.mailbox(addressOf(0))).toHaveLength(1);
    expect(ses.mailbox(addressOf(1))).toHaveLength(1);
    expect(await reader(1)).toMatchObject({ state: 'unsubscribed' });
    expect((await reader(1))?.address).toBeUndefined();
  });
});

test('P-26 a forged SNS post has no door to come through, and no address in an envelope is ever opened', async () => {
  let opened = 0;
  const before = globalThis.fetch;
  globalThis.fetch = async () => {
    opened += 1;
    throw new Error('no network');
  };
  try {
    const forged = {
      Type: 'SubscriptionConfirmation',
      SubscribeURL: 'http://169.254.169.254/latest/meta-data/',
      SigningCertURL: 'https://evil.example/cert.pem',
      Message: 'You have chosen to subscribe',
    };
    expect(await rig.report([forged])).toEqual([]);
    expect(rig.buried).toHaveLength(1);
    expect(opened).toBe(0);
  } finally {
    globalThis.fetch = before;
  }
});

test('P-27 nothing is acknowledged before it is written: the messages come back and are settled then', async () => {
  const broken = {
    ...{ table: real.table, seal: rig.seal, deadLetters: { bury: async () => {} }, report: () => {} },
    readers: {
      suppress: async () => {
        throw new Error('the table is away');
      },
      noteSoftBounce: async () => [],
    },
  };
  const body = JSON.stringify(sesEvent(mailTo(0), 'Bounce'));
  const answer = await feedback(
    [
      { messageId: 'one', body },
      { messageId: 'two', body: 'no json' },
    ],
    broken,
  );
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'one' }] });
  expect(await counted()).toMatchObject({ bounced: 0 });
  await rig.report([JSON.parse(body)]);
  expect(await reader(0)).toMatchObject({ suppressed: 'bounce' });
});

test('an edition whose text SES could not render is rejected after acceptance, and says so', async () => {
  const week = '2024-W14';
  const raw = createRig({
    ...{ table: real.table, sesEndpoint: ses.url, ...clock },
    templates: { renderMail: () => ({ subject: 'S', html: '<p>{{\\bf x}}</p>', text: 't' }) },
  });
  await prepareDeliveries(raw.prepare, { ...EDITION, week });
  await raw.drain();
  expect(await balance(raw.prepare, { ...EDITION, week })).toMatchObject({ sent: 6 });
  await raw.report(ses.events());
  expect(await balance(raw.prepare, { ...EDITION, week })).toMatchObject({ sent: 0, rejected: 6, closed: true });
  raw.close();
});
