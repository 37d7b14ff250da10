/** The one confirmed reader of a run on this machine, with the inbox page as the mailbox. */
import type { Language } from '../../shared/language.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
import type { Target } from './target/target.ts';

/** One address a language: a reader has one language, and a second one must not lose the first its edition. */
export const localReader = (language: Language): string => `reader-${language}@ronbun.example`;

export async function addLocalReader(target: Target, language: Language): Promise<void> {
  const readers = createReaderStore(target.table, Date.now);
  const seal = createAddressSeal(await target.keys());
  await addConfirmedReader({ readers, seal }, { address: localReader(language), language, depth: 'all' });
}
