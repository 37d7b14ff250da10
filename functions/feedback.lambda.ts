import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { required } from '../shared/platform/environment.ts';
import { queueFromEnvironment, tableFromEnvironment } from '../shared/platform/from-environment.ts';
import { once } from '../shared/platform/handlers.ts';
import { createLogger, describe } from '../shared/platform/logger.ts';
import { createCounter } from '../shared/platform/metrics.ts';
import { createAddressSeal } from '../shared/readers/address/address-key.ts';
import { loadKeys } from '../shared/readers/links/signing-keys.ts';
import { createReaderStore } from '../shared/readers/reader-store.ts';
import { createLimits } from '../shared/readers/requests/limits.ts';
import { feedback } from './feedback.ts';

const services = once(async () => {
  const table = tableFromEnvironment();
  return {
    table,
    readers: createReaderStore(table, Date.now),
    seal: createAddressSeal(await loadKeys(new SecretsManagerClient({}), required('keysSecret'))),
    limits: createLimits(table, Date.now, () => crypto.randomUUID()),
    deadLetters: queueFromEnvironment('feedbackDeadLetters'),
  };
});
const log = createLogger('feedback');

export const handler = middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
  const counter = createCounter();
  const report = (messageIds: readonly string[], error: unknown) =>
    log.warn('reports go back to the queue', { messageIds, error: describe(error) });
  const answer = await feedback(event.Records, { ...(await services()), counter, report });
  counter.flush();
  return answer;
});
