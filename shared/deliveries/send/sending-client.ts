/** The SES client that may send: what it repeats is a second mail, so it repeats nothing. */
import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import { SDK_LOGGER } from '../../platform/sdk-logger.ts';

/** SES answers within seconds or the outcome is unknown. */
const ANSWERS_WITHIN_MS = 20_000;

/** One try: with the SDK's default one call was seen to make three accepted posts. */
export function createSendingClient(config: SESv2ClientConfig = {}, answersWithinMs = ANSWERS_WITHIN_MS): SESv2Client {
  return new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: { requestTimeout: answersWithinMs, throwOnRequestTimeout: true },
    logger: SDK_LOGGER,
  });
}
