import { expect, test } from '@jest/globals';
import { type EnvironmentChoices, environmentChoices, localise } from '../../../infra/local/host/local-environment.ts';
import type { LocalFunction } from '../../../infra/local/template/resources.ts';

test('no paper waits for a batch on one machine: Bedrock could not read its bucket', () => {
  const settings = { model: 'bedrock', batch: { least: 100 } };
  const fn: LocalFunction = {
    ...{ name: 'summarize', functionName: 'Summarize', source: 'functions/summarize.lambda.ts' },
    ...{ environment: { SETTINGS: JSON.stringify(settings) }, timeoutMs: 1, memoryMb: 1 },
  };
  const local = localise(fn, { environment: {}, settings: { languages: ['ja'] }, ownCredentials: false });
  expect(JSON.parse(local.environment.SETTINGS!)).not.toHaveProperty('batch');
});

test('who writes on one machine is said by the command that is run, and no verb takes the deployment’s writer', () => {
  const deployed = JSON.stringify({ model: 'bedrock', modelIds: ['a'], secondReader: 'b', editionSize: 5 });
  const fn = { environment: { SETTINGS: deployed } } as unknown as LocalFunction;
  const settingsWith = (settings: EnvironmentChoices['settings']) =>
    JSON.parse(localise(fn, { environment: {}, settings, ownCredentials: false }).environment.SETTINGS!);
  expect(settingsWith({})).toEqual({ model: 'extractive', editionSize: 5 });
  const own = { model: 'openai', modelIds: ['c'] } as const;
  expect(settingsWith({ ...own, modelIds: ['c'] })).toEqual({ ...own, editionSize: 5 });
  const ownCredentials = (settings: EnvironmentChoices['settings'], environment = {}) =>
    environmentChoices({ settings, environment }, {}).ownCredentials;
  expect(ownCredentials({})).toBe(false);
  expect(ownCredentials({ model: 'bedrock' })).toBe(true);
  expect(ownCredentials({ model: 'bedrock' }, { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://127.0.0.1:1' })).toBe(false);
});
