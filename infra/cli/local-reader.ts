/** The one confirmed reader of a run on this machine, with the inbox page as the mailbox. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { VARIABLES } from '../../shared/platform/environment.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address-key.ts';
import { loadKeys } from '../../shared/readers/keys.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
import type { Language } from '../../shared/summaries/summary.ts';
import type { LocalTarget } from './target.ts';

/** One address a language: a reader has one language, and a second one must not lose the first its edition. */
export const localReader = (language: Language): string => `reader-${language}@ronbun.example`;

export async function addLocalReader({ local, table }: LocalTarget, language: Language): Promise<void> {
  const secrets = new SecretsManagerClient({
    region: 'us-east-1',
    endpoint: local.urls.secrets,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const keys = await loadKeys(secrets, local.environment('deliver')[VARIABLES.keysSecret]!);
    const readers = createReaderStore(table, Date.now);
    const address = localReader(language);
    await addConfirmedReader({ readers, seal: createAddressSeal(keys) }, { address, language, depth: 'all' });
  } finally {
    secrets.destroy();
  }
}
