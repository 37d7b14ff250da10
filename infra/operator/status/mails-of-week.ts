/** The books of a week's mails in all its languages, and whatever keeps mails from going out. */
import { type BookedPost, createPostBook } from '../../../shared/deliveries/channels/book.ts';
import { type Balance, balance } from '../../../shared/deliveries/ledger/balance.ts';
import { createLedger } from '../../../shared/deliveries/ledger/ledger.ts';
import { activePause, PAUSE_KEY } from '../../../shared/deliveries/send/pause.ts';
import type { Language } from '../../../shared/language.ts';
import type { Target } from '../target/target.ts';

export interface MailsOfWeek extends Omit<Balance, 'closed'> {
  /** Candidates that no column holds though nothing is open: a row is gone, or can't be read. */
  readonly unbooked: number;
  /** Rows of readers that could not be read when the audience was frozen. */
  readonly unreadable: number;
  /** Languages whose edition was never handed to its readers. */
  readonly unmailed: readonly Language[];
  /** What became of each channel's post, in whatever language. */
  readonly posts: readonly BookedPost[];
  /** Why the circuit breaker stopped the mails. */
  readonly halted?: string;
  /** Nobody is mailed before this instant. */
  readonly paused?: { readonly reason: string; readonly until: string };
}

/** @param languages in which the week is frozen; `now` in epoch ms */
export async function mailsOfWeek(
  target: Pick<Target, 'table'>,
  week: string,
  languages: readonly Language[],
  now: number,
): Promise<MailsOfWeek> {
  const ledger = createLedger(target.table);
  const book = createPostBook(target.table);
  const deliveries = await Promise.all(languages.map((language) => ledger.load({ week, language })));
  const all = await Promise.all(languages.map((language) => balance(target, { week, language })));
  const books = all.filter((each) => each !== undefined);
  const sum = (of: (each: (typeof books)[number]) => number) => books.reduce((total, each) => total + of(each), 0);
  const halted = deliveries.find((each) => each?.halted)?.halted;
  const pause = activePause(await target.table.get(PAUSE_KEY), now);
  return {
    candidates: sum((each) => each.candidates),
    sent: sum((each) => each.sent),
    rejected: sum((each) => each.rejected),
    skipped: sum((each) => each.skipped),
    missed: sum((each) => each.missed),
    unknown: sum((each) => each.unknown),
    open: sum((each) => each.open),
    unbooked: sum(({ candidates, sent, rejected, skipped, unknown, open }) =>
      Math.max(0, candidates - sent - rejected - skipped - unknown - open),
    ),
    unreadable: deliveries.reduce((total, each) => total + (each?.unreadable ?? 0), 0),
    posts: (await Promise.all(languages.map((language) => book.all({ week, language })))).flat(),
    unmailed: languages.filter((_, i) => !deliveries[i]),
    ...(halted && { halted }),
    ...(pause && { paused: { reason: pause.reason, until: new Date(pause.until).toISOString() } }),
  };
}
