/** Hands a published edition to its readers' mails, then to the channels. */
import type { Edition } from '../editions/edition.ts';
import { postsAfter, preparePosts } from './channels/prepare-posts.ts';
import type { Channel } from './channels/request.ts';
import type { DeliveryKey } from './ledger/delivery.ts';
import { type Prepared, type PrepareServices, prepareDeliveries } from './ledger/prepare.ts';

export interface AnnounceServices extends PrepareServices {
  readonly channels: readonly Channel[];
  /** Key of the content that the edition's readers get. */
  readonly contentOf: (week: string, language: DeliveryKey['language']) => Promise<string | undefined>;
  readonly onPostsFailed: (error: unknown) => void;
}

/**
 * Entered again it hands out what is still open. No channel holds up the mails, nor fails a publish: a post that was not booked is
 * booked when the edition is announced again.
 *
 * @param slot as `PrepareOptions` has it
 */
export async function announceEdition(
  edition: Pick<Edition, 'week' | 'language' | 'papers'>,
  slot: Date | undefined,
  services: AnnounceServices,
): Promise<Prepared> {
  const { week, language } = edition;
  const papers = edition.papers.filter(({ failure }) => failure === undefined).length;
  const content = await services.contentOf(week, language);
  const prepared = await prepareDeliveries(services, edition, {
    ...(slot && { slot }),
    ...(content !== undefined && { content }),
    // A week without papers is frozen only where readers are to be told of it.
    ...(edition.papers.length > 0 && { papers }),
  });
  const posts = postsAfter(prepared, papers);
  if (posts) await preparePosts(services, edition, posts === 'new').catch(services.onPostsFailed);
  return prepared;
}
