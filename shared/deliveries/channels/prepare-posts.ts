/** Books an edition's posts and queues them; entered again, it queues what still waits, and each is claimed once. */
import type { Queue } from '../../platform/queue.ts';
import type { Table } from '../../platform/table.ts';
import type { DeliveryKey } from '../ledger/delivery.ts';
import type { Prepared } from '../ledger/prepare.ts';
import { createPostBook } from './book.ts';
import type { Channel } from './request.ts';

export interface PreparePostsServices {
  readonly table: Table;
  /** The deliveries queue. */
  readonly queue: Pick<Queue, 'send'>;
  readonly channels: readonly Channel[];
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One message for a channel. */
export interface PostMessage extends DeliveryKey {
  readonly version: 1;
  readonly channel: string;
}

/**
 * Posts follow the mails: `new` where the edition is handed out now, readers or none; `again` where it was before, so that what
 * waits is queued once more; undefined where nobody hears of it.
 * @param papers of which something is told
 */
export function postsAfter(prepared: Prepared, papers: number): 'new' | 'again' | undefined {
  if (prepared.outcome === 'refused') return prepared.reason === 'finished' ? 'again' : undefined;
  return prepared.outcome === 'in-progress' || papers === 0 ? undefined : 'new';
}

/**
 * @param isNew its mails go out now; of an edition that was delivered before no channel hears that was not to hear of it then
 * @returns how many are queued
 */
export async function preparePosts(
  { table, queue, channels, now }: PreparePostsServices,
  { week, language }: DeliveryKey,
  isNew: boolean,
): Promise<number> {
  const book = createPostBook(table);
  const edition = { week, language };
  const at = new Date(now()).toISOString();
  const messages: PostMessage[] = [];
  for (const { name } of channels.filter((each) => each.language === language)) {
    if (isNew) await book.prepare(edition, name, at);
    await book.prepareAgain(edition, name, at);
    const booked = await book.load(edition, name);
    if (booked?.state === 'prepared') messages.push({ version: 1, ...edition, channel: name });
  }
  if (messages.length > 0) await queue.send(messages);
  return messages.length;
}
