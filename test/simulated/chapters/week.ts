/** A first edition: collected, read, published and mailed by the queues of the stack, watched by the operator's verbs. */
import { join } from 'node:path';
import type { Mail } from '../account.ts';
import { must, STACK, type Walk } from '../walk.ts';
import { mailsAfter, READERS, WEEK } from './readers.ts';

export async function makeWeek(walk: Walk): Promise<readonly Mail[]> {
  walk.heading('A first edition');
  walk.prose('Now, and not at the next slot. The functions read the bundled week instead of the internet.');
  const before = (await walk.account.mails()).length;
  await walk.verb('rerun', ['--week', WEEK, '--stack', STACK]);
  const mails = await mailsAfter(walk, before, READERS.length);
  must(mails.length === READERS.length, `${mails.length} mails went out to ${READERS.length} readers`);
  const [mail] = mails;
  walk.prose('Each reader has one mail. It begins so:');
  walk.command('(the mail)', [mail!.subject, '', ...mail!.text.split('\n').slice(0, 8)]);
  const page = await (await walk.visitor()).get(`/editions/${WEEK}/ja/`);
  must(page.status === 200, `the edition's page answered ${page.status}`);
  await walk.verb('status', ['--stack', STACK], { show: withoutNextRuns });
  return mails;
}

/** Their order is that of the day on which this runs. */
export const withoutNextRuns = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !line.startsWith('next '));

/** Every verb of the operator that takes a stack and was not called elsewhere. */
export async function operate(walk: Walk, folder: string): Promise<void> {
  walk.heading('Operate');
  await walk.verb('preview', ['--stack', STACK, '--out', join(folder, 'preview')]);
  await walk.verb('errata', ['--stack', STACK], { codes: [0, 3] });
  await walk.verb('redrive', ['--queue', 'papers', '--stack', STACK], { codes: [0, 3] });
  const again = (await walk.account.mails()).length;
  await walk.verb('rerun', ['--week', WEEK, '--stack', STACK], { codes: [0, 3] });
  must((await walk.account.mails()).length === again, 'a second run mailed readers again');
  walk.prose('A second run finds everything done and mails nobody.');
}
