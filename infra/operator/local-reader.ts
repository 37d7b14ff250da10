/** The one confirmed reader of a run on this machine, with the inbox page as the mailbox. */
import type { Language } from '../../shared/language.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
import type { Target } from './target/target.ts';

/** One address a language: a reader has one language, and a second one must not lose the first its edition. */
export const localReader = (language: Language): string => `reader-${language}@ronbun.example`;

/** Its topics are those of the settings, where these name any; a reader who has chosen others at the page keeps them otherwise. */
export async function addLocalReader(target: Target, language: Language): Promise<void> {
  const { topics } = await target.settings();
  const readers = createReaderStore(target.table, Date.now);
  const seal = createAddressSeal(await target.keys());
  const wanted = { language, depth: 'all', topics } as const;
  const id = await addConfirmedReader({ readers, seal }, { address: localReader(language), ...wanted });
  const reader = topics.length > 0 ? await readers.load(id) : undefined;
  if (reader?.state === 'active')
    await readers.changePreferences(id, reader.version, { ...wanted, depth: reader.depth });
}
