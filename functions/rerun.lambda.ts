import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { liftHalt, sendAgain, sendUncertainAgain } from '../shared/deliveries/aftermath/send-again.ts';
import { balance } from '../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../shared/deliveries/ledger/prepare.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { required, type VARIABLES } from '../shared/platform/environment.ts';
import { queueFromEnvironment, tableFromEnvironment } from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../shared/summaries/summary-store.ts';
import { deliveryServices } from './delivery-services.ts';
import { RerunInput, type RerunServices, rerun } from './rerun.ts';

/** Collect and publish answer within their own timeouts; a lost answer is not asked for twice. */
const lambda = new LambdaClient({ maxAttempts: 1 });

class InvokedFunctionError extends Error {
  override name = 'InvokedFunctionError' as const;
}

const invoke =
  <T>(name: keyof typeof VARIABLES) =>
  async (input: object): Promise<T> => {
    const command = new InvokeCommand({ FunctionName: required(name), Payload: JSON.stringify(input) });
    const answer = await lambda.send(command);
    const text = new TextDecoder().decode(answer.Payload);
    if (answer.FunctionError) throw new InvokedFunctionError(`${name} failed: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };

function services(): RerunServices {
  const table = tableFromEnvironment();
  const deliveries = deliveryServices(table, queueFromEnvironment('deliveriesQueue'));
  return {
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    languages: parseRuntimeSettings(required('settings')).languages,
    papersQueue: queueFromEnvironment('papersQueue'),
    invokeCollect: invoke('collectFunction'),
    invokePublish: invoke('publishFunction'),
    requeueDeliveries: async (week, language, dryRun) => {
      const edition = { week, language };
      if (dryRun) return (await balance({ table }, edition))?.open ?? 0;
      const prepared = await prepareDeliveries(deliveries, edition);
      return 'candidates' in prepared ? prepared.chunks : 0;
    },
    async makeException(week, { language, act, to = [], by, reason }) {
      const edition = { week, language };
      const authority = { by, reason };
      if (act === 'lift-halt') {
        await liftHalt(deliveries, edition, authority);
        return 0;
      }
      if (to === 'uncertain') return sendUncertainAgain(deliveries, edition, authority);
      return sendAgain(deliveries, edition, to, authority);
    },
    newId: () => crypto.randomUUID(),
  };
}

export const handler = runHandler({ name: 'rerun', schema: RerunInput, services, run: rerun });
