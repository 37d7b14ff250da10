/** What the pages and the inbound mail share: keys, readers, limits, and the sender of notices. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { createReportStore } from '../shared/editions/reports/report-store.ts';
import { required } from '../shared/platform/environment.ts';
import { tableFromEnvironment } from '../shared/platform/from-environment.ts';
import { createAddressSeal } from '../shared/readers/address/address-key.ts';
import { loadKeys } from '../shared/readers/links/signing-keys.ts';
import { createNoticeMailer } from '../shared/readers/notices/notice-mailer.ts';
import { createReaderStore } from '../shared/readers/reader-store.ts';
import { createLimits } from '../shared/readers/requests/limits.ts';

/** After a rotation, links of the new key reach functions that still run with the old one; for this long at most. */
const KEYS_FRESH_MS = 300_000;

export async function subscriberServices() {
  const table = tableFromEnvironment();
  const secrets = new SecretsManagerClient({});
  const secretId = required('keysSecret');
  let keys = await loadKeys(secrets, secretId);
  let readAt = Date.now();
  // One try: a repeated request is a second mail.
  const ses = new SESv2Client({
    maxAttempts: 1,
    requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  return {
    get keys() {
      return keys;
    },
    /** To be called before each request or message. */
    async refreshKeys() {
      if (Date.now() - readAt < KEYS_FRESH_MS) return;
      keys = await loadKeys(secrets, secretId);
      readAt = Date.now();
    },
    seal: createAddressSeal(keys),
    readers: createReaderStore(table, Date.now),
    reports: createReportStore(table, Date.now, () => crypto.randomUUID()),
    limits: createLimits(table, Date.now, () => crypto.randomUUID()),
    sendNotice: createNoticeMailer(ses, required('sender'), required('configurationSet')),
    siteUrl: required('siteUrl'),
    now: Date.now,
  };
}
