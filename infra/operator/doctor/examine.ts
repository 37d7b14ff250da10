/** Before and after a deployment: what the account would refuse, each with what helps. */
import { runtimeSettings, type Settings } from '../../settings.ts';
import { preflight } from '../preflight.ts';
import { bootstrap, type ClientOptions, caller, concurrency, distributions, stackState } from './account.ts';
import { type Resolver, records } from './dns.ts';
import { type Finding, fail, ok, refusal, warn } from './finding.ts';
import { secrets } from './secrets.ts';
import { identity, sendingAccount } from './sending.ts';

export interface Examination {
  readonly stack: string;
  readonly settings: Settings;
  readonly environment: NodeJS.ProcessEnv;
  readonly client: ClientOptions;
  readonly resolver: Resolver;
}

/** One question that fails never stops the others; only without credentials nobody else is asked. */
export async function examine(examination: Examination): Promise<readonly Finding[]> {
  const { stack, settings, environment, client, resolver } = examination;
  const { finding: who, region } = await caller(client);
  if (who.state === 'fail') return [who];
  const { exists, finding } = await stackState(stack, client);
  const [ready, functions, site, account, sender, models, kept] = await Promise.all([
    bootstrap(client),
    concurrency(settings.workers, client),
    distributions(exists, client),
    sendingAccount(client),
    identity(settings.sender, exists, client),
    writers(settings, { ...environment, AWS_REGION: region }),
    secrets(settings, client),
  ]);
  const seen = await records(settings.sender, { dkimTokens: sender.dkimTokens, region }, resolver);
  return [
    who,
    ready,
    finding,
    ...models,
    ...kept,
    ...account,
    example(settings) ?? sender.finding,
    ...seen,
    site,
    functions,
  ];
}

/** The default sender is nobody's. */
const example = ({ sender: { address } }: Settings): Finding | undefined =>
  address.endsWith('@example.com')
    ? fail('identity', `the sender is the example ${address}`, 'npm run configure')
    : undefined;

/** Each listed model is asked one tiny question, as the stack does every morning. */
async function writers(settings: Settings, environment: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const { model, modelIds, secondReader } = settings;
  if (model === 'extractive') return [ok('models', 'none is asked: papers are quoted')];
  if (model === 'openai')
    return [ok('models', 'the key lies in the stack’s secret: npm run status tells what they say')];
  const ids = [...new Set([...modelIds, ...(secondReader && secondReader !== 'off' ? [secondReader] : [])])];
  try {
    const { probed } = await preflight({ ...runtimeSettings(settings), modelIds: ids }, environment);
    return probed.map(({ modelId, state, says }) => {
      const name = `model ${modelId}`;
      if (state === 'ok') return ok(name, says);
      return state === 'warn' ? warn(name, says, NOTHING) : fail(name, says, OTHER_MODEL);
    });
  } catch (error) {
    return [refusal('models', error, 'bedrock:InvokeModel')];
  }
}

const NOTHING = 'nothing need be done';
const OTHER_MODEL = 'mend that, or choose another model by npm run configure';
