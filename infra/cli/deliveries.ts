/** `npm run deliveries`: an edition's books, and the operator's exceptions to "at most once", each with a line. */

import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Option } from 'commander';
import type { DeliveryException, RerunResult } from '../../functions/rerun.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { decodeText } from '../../shared/platform/decode-text.ts';
import { parseAddress } from '../../shared/readers/address/address.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type DeliveryBooks, deliveriesOfWeek } from '../operator/deliveries-of-week.ts';
import type { Target } from '../operator/target/target.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './command/open-target.ts';
import { verb, week } from './command/program.ts';
import { closing } from './command/stopping.ts';
import { newestWeek } from './status.ts';

interface DeliveriesOptions extends TargetOptions {
  readonly week?: string;
  readonly language?: Language;
  readonly sendAgain?: string;
  readonly liftHalt?: boolean;
  readonly reason?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export function deliveriesCommand() {
  return withTargetOptions(
    verb('deliveries', "An edition's mails: the books, who is uncertain, what was forced; and how to force it."),
  )
    .option('--week <week>', 'ISO week (default: the newest edition, else the running week)', week)
    .addOption(new Option('--language <language>', 'this edition alone').choices([...LANGUAGES]))
    .option(
      '--send-again <whom>',
      'mail the edition again: `uncertain`, or a file with one reader (id or address) a line; some may get it twice',
    )
    .option('--lift-halt', 'let a delivery go on that the circuit breaker stopped')
    .option('--reason <text>', 'why; kept with the delivery for good')
    .option('--by <name>', 'who decided (default: your user name here)')
    .option('--json', 'end with one line of JSON')
    .action(async (options: DeliveriesOptions) => {
      const wanted = exceptionOf(options);
      await closing(await openTarget(options), async (target) => {
        const of = options.week ?? (await newestWeek(target));
        const stream = options.json ? process.stderr : process.stdout;
        if (wanted) stream.write(`${await force(target, of, wanted)}\n`);
        const books = await deliveriesOfWeek(target, of, options.language);
        stream.write(`${books.flatMap((each) => lines(each, of, target.name)).join('\n') || `${of}: no deliveries`}\n`);
        if (options.json) process.stdout.write(`${JSON.stringify({ week: of, deliveries: books })}\n`);
        if (books.length === 0) process.exitCode = EXIT.nothingToDo;
      });
    });
}

type Wanted = Omit<DeliveryException, 'to'> & { readonly whom?: 'uncertain' | readonly string[] };

/** What the options ask for beyond looking; undefined when they only look. Throws UsageError. */
function exceptionOf({ week: of, language, sendAgain, liftHalt, reason, by }: DeliveriesOptions): Wanted | undefined {
  if (sendAgain === undefined && !liftHalt) {
    if (reason !== undefined || by !== undefined)
      throw new UsageError('--reason and --by belong to --send-again or --lift-halt');
    return undefined;
  }
  if (sendAgain !== undefined && liftHalt) throw new UsageError('lift the halt first, then send again: one at a time');
  if (!of || !language) throw new UsageError('to force anything, name the edition: --week and --language');
  if (!reason?.trim()) throw new UsageError('--reason: say why; it is kept with the delivery');
  const authority = { language, by: by?.trim() || userInfo().username, reason: reason.trim() };
  if (sendAgain === undefined) return { ...authority, act: 'lift-halt' };
  return { ...authority, act: 'send-again', whom: sendAgain === 'uncertain' ? sendAgain : readList(sendAgain) };
}

/** Lines of the file that say something. Throws UsageError. */
function readList(file: string): string[] {
  let text: string;
  try {
    text = decodeText(readFileSync(file));
  } catch (error) {
    throw new UsageError(`--send-again: ${(error as Error).message}`);
  }
  const readers = text.split(/\r\n?|\n/).map((line) => line.trim());
  if (readers.every((line) => line === '')) throw new UsageError(`--send-again: ${file} names nobody`);
  return readers;
}

async function force(target: Target, of: string, { whom, ...authority }: Wanted): Promise<string> {
  const to = Array.isArray(whom) ? await readerIds(target, whom) : whom;
  const exception = { ...authority, ...(to && { to }) };
  const { enqueued } = await target.invoke<RerunResult>('rerun', { week: of, exception });
  // What a halt held back is handed out by the sweep.
  if (exception.act === 'lift-halt') await target.invoke('sweep', {});
  await target.drained('deliveries');
  await target.invoke('sweep', {});
  return exception.act === 'lift-halt' ? 'the halt is lifted' : `${enqueued} readers were handed out again`;
}

/** An address is found by its keyed hash. A wrong line is named by its number, never by what stands in it. */
async function readerIds(target: Target, listed: readonly string[]): Promise<string[]> {
  const seal = listed.some((line) => line.includes('@')) ? createAddressSeal(await target.keys()) : undefined;
  return listed.flatMap((line, i) => {
    if (line === '') return [];
    if (/^[\w-]{22}$/.test(line)) return [line];
    const address = parseAddress(line);
    if (!address || !seal) throw new UsageError(`--send-again: line ${i + 1} is neither a reader's id nor an address`);
    return [seal.readerId(address)];
  });
}

function lines(books: DeliveryBooks, of: string, where: string): string[] {
  const { language, state, candidates, sent, rejected, skipped, unknown, open, halted, uncertain, forced } = books;
  return [
    `${of} ${language} on ${where}: ${state}`,
    `  ${candidates} ${candidates === 1 ? 'reader' : 'readers'} = sent ${sent} + rejected ${rejected} + skipped ${skipped} + unknown ${unknown}${open > 0 ? ` (${open} open)` : ''}`,
    `  SES told of ${books.delivered} delivered, ${books.bounced} bounced, ${books.complained} complaints`,
    ...(books.content ? [`  content ${books.content}, for every reader`] : []),
    ...(halted ? [`  halted: ${halted}; see infra/RUNBOOK.md, "Bounces and complaints", then --lift-halt`] : []),
    ...uncertain.map(({ chunk, reader }) => `  uncertain  ${reader} in chunk ${chunk}`),
    ...forced.map(
      ({ at, act, readers, by, reason }) => `  forced     ${at} ${act}, ${readers} readers, by ${by}: ${reason}`,
    ),
  ];
}
