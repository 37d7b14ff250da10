import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sweepDeliveries } from '../shared/deliveries/aftermath/sweep.ts';
import { createPunctuality } from '../shared/editions/punctuality.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { weekOf, weeksDue } from '../shared/papers/time/week.ts';
import { required } from '../shared/platform/environment.ts';
import { enterFailedRuns } from '../shared/platform/failed-runs.ts';
import { queueFromEnvironment, tableFromEnvironment } from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../shared/summaries/summary-store.ts';
import { deliveryServices } from './delivery-services.ts';
import { SweepInput, type SweepServices, sweep } from './sweep.ts';

const failedRuns = {
  sqs: new SQSClient({}),
  lambda: new LambdaClient({}),
  // Lambda sets it in every function.
  self: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'sweep',
};

function services(): SweepServices {
  const { languages, zoneOffsetMinutes, publishing, resendUncertainAfterHours } = parseRuntimeSettings(
    required('settings'),
  );
  const table = tableFromEnvironment();
  const queue = queueFromEnvironment('deliveriesQueue');
  const deliveries = { ...deliveryServices(table, queue), queue };
  return {
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    languages,
    papersQueue: queueFromEnvironment('papersQueue'),
    weeks: (now) => [weekOf(now, zoneOffsetMinutes), ...weeksDue(now, zoneOffsetMinutes)],
    sweepDeliveries: () =>
      sweepDeliveries({
        ...deliveries,
        ...(resendUncertainAfterHours && { retryUncertainAfterMs: resendUncertainAfterHours * 3_600_000 }),
      }),
    hoursLate: () => createPunctuality(table, Date.now).hoursLate(publishing),
    enterFailedRuns: () => enterFailedRuns({ ...failedRuns, queueUrl: required('failedRuns'), now: () => new Date() }),
    now: () => new Date(),
  };
}

export const handler = runHandler({ name: 'sweep', schema: SweepInput, services, run: sweep });
