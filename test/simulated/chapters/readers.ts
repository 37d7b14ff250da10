/** Three readers: they subscribe by the form and confirm by the link of the mail; later one bounces, one leaves, one stays. */
import { createLedger } from '../../../shared/deliveries/ledger/ledger.ts';
import { createTable } from '../../../shared/platform/table.ts';
import type { Mail } from '../account.ts';
import { ACCOUNT, REGION } from '../simulator.ts';
import { pathOf } from '../visitor.ts';
import { must, STACK, type Walk } from '../walk.ts';

export const WEEK = '2026-W46';
export const READERS = ['aki@readers.example.net', 'bo@readers.example.net', 'chie@readers.example.net'] as const;

/** A mail goes out within seconds; longer is a fault. */
const MAIL_MS = 60_000;
const LOOK_EVERY_MS = 500;

/** Waits for so many mails to these people since then. */
export async function mailsAfter(walk: Walk, count: number, wanted: number): Promise<readonly Mail[]> {
  for (const until = Date.now() + MAIL_MS; ; ) {
    const mails = (await walk.account.mails()).slice(count);
    if (mails.length >= wanted) return mails;
    must(Date.now() < until, `${mails.length} of ${wanted} mails came within ${MAIL_MS / 1000} s`);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

const linkIn = (mail: Mail, page: string): string => {
  const found = new RegExp(`https://[^\\s{}]+/api/${page}\\?[^\\s{}]+`).exec(mail.text);
  must(found, `the mail "${mail.subject}" has no link to ${page}`);
  return found[0];
};

export async function subscribe(walk: Walk): Promise<void> {
  walk.heading('Three readers');
  const site = await walk.visitor();
  for (const email of READERS) {
    const { body } = await site.get('/api/subscribe');
    const token = /name="token" value="([^"]+)"/.exec(body)?.[1];
    must(token, 'the form has no token');
    const before = (await walk.account.mails()).length;
    // Whoever is faster than a person is asked again.
    await new Promise((done) => setTimeout(done, 3_000));
    const fields = { email, language: 'ja', depth: 'all', topics: '', website: '', token };
    const asked = await site.post('/api/subscribe', fields);
    must(asked.status === 200, `the form answered ${asked.status}`);
    const [mail] = await mailsAfter(walk, before, 1);
    const path = pathOf(linkIn(mail!, 'confirm'));
    must((await site.get(path)).status === 200, 'the page of the link did not open');
    const confirmed = await site.post(path, { language: 'ja', depth: 'all', topics: '' });
    must(confirmed.body.includes('購読が始まりました'), `confirming answered ${confirmed.status}`);
  }
  walk.prose(
    'Three people sent the form, got a mail each, opened its link, which changes nothing, and pressed the button there. ' +
      'Nobody who has not confirmed is mailed.',
  );
  await walk.verb('readers', ['--stack', STACK]);
}

/** SES's own words about the first reader's mail; the second leaves by the link that mail programs press. */
export async function bounceAndLeave(walk: Walk, mails: readonly Mail[]): Promise<void> {
  walk.heading('One bounces, one leaves');
  const bounced = mails.find(({ to }) => to === READERS[0]);
  const leaving = mails.find(({ to }) => to === READERS[1]);
  must(bounced && leaving, 'the edition did not reach both readers');
  await report(walk, await bounceOf(walk, bounced));
  const site = await walk.visitor();
  const left = await site.post(pathOf(linkIn(leaving, 'unsubscribe')), { 'List-Unsubscribe': 'One-Click' });
  must(left.status === 200, `leaving answered ${left.status}`);
  await suppressed(walk);
  walk.prose(
    'The simulator’s SES reports nothing, and its bus takes no event in the name of AWS. So a permanent bounce in the form that SES ' +
      'documents was held against the pattern of the stack’s rule, which takes it, and put into the queue behind the rule; the ' +
      'function carried it into the books. Another reader left with one click.',
  );
  await walk.verb('readers', ['--stack', STACK]);
  await walk.verb('deliveries', ['--week', WEEK, '--language', 'ja', '--stack', STACK]);
}

async function report(walk: Walk, detail: object): Promise<void> {
  const rule = [...(await walk.account.resources(STACK, 'AWS::Events::Rule'))].find(([id]) =>
    id.startsWith('MailReports'),
  );
  const queue = [...(await walk.account.resources(STACK, 'AWS::SQS::Queue'))].find(([id]) =>
    id.startsWith('DeliveriesReportsQueue'),
  );
  must(rule && queue, 'the stack has no rule or no queue for reports of SES');
  const event = {
    ...{ version: '0', id: crypto.randomUUID(), 'detail-type': 'Email Bounced', source: 'aws.ses', detail },
    ...{ account: ACCOUNT, region: REGION, time: new Date().toISOString(), resources: [] },
  };
  must(await walk.account.ruleTakes(rule[1], event), 'the rule for reports of SES does not take a bounce');
  must(
    !(await walk.account.ruleTakes(rule[1], { ...event, detail: { ...detail, mail: { tags: {} } } })),
    'the rule for reports of SES takes what is not ours',
  );
  await walk.account.send(queue[1], detail);
}

async function ledgerOf(walk: Walk) {
  const { TableName = '' } = await walk.account.outputs(STACK);
  return createLedger(createTable(walk.account.dynamo, TableName));
}

/** SES guide, "Contents of event data that Amazon SES publishes"; the tags are those of the mail's own chunk. */
async function bounceOf(walk: Walk, mail: Mail): Promise<object> {
  const ledger = await ledgerOf(walk);
  const delivery = await ledger.load({ week: WEEK, language: 'ja' });
  must(delivery, 'the ledger does not know the edition');
  const set = [...(await walk.account.resources(STACK, 'AWS::SES::ConfigurationSet')).values()][0] ?? '';
  for await (const chunk of ledger.chunks(delivery)) {
    const place = Object.entries(chunk.messageIds).find(([, id]) => id === mail.id)?.[0];
    if (place === undefined) continue;
    const tags = {
      'ses:configuration-set': [set],
      ...{ edition: [`${WEEK}-ja`], chunk: [chunk.id], reader: [chunk.readers[Number(place)]!] },
    };
    return {
      eventType: 'Bounce',
      mail: { messageId: mail.id, destination: [mail.to], tags },
      bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [{ emailAddress: mail.to }] },
    };
  }
  return must(false, `the ledger does not know the mail ${mail.id}`) as never;
}

async function suppressed(walk: Walk): Promise<void> {
  const ledger = await ledgerOf(walk);
  for (const until = Date.now() + MAIL_MS; ; ) {
    const delivery = await ledger.load({ week: WEEK, language: 'ja' });
    if (delivery) for await (const reports of ledger.reports(delivery)) if (reports.includes('p')) return;
    must(Date.now() < until, 'the bounce did not reach the books');
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}
